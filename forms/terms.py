"""The smallest terms of a form: words in both languages, keys, answers.

Knows nothing of fields.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limited

Language = Literal["th", "en"]
Key = Annotated[str, Limited(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Code = Annotated[str, Limited(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Words = Annotated[str, Limited(min_length=1)]
Answer = Any  # JSON-ready: what the kind of the field stores
Answers = Mapping[str, Answer]


class Fixed(BaseModel):
    """An immutable value that refuses keys it does not know; dumps to JSON under the names used in files."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True)


class Text(Fixed):
    """The same words in both languages."""

    th: Words
    en: Words

    def of(self, language: Language) -> str:
        return self.en if language == "en" else self.th

    def filled(self, **parts: object) -> "Text":
        """The same with `{name}` replaced, in both languages; a part that is a Text gives its own language."""
        th = {name: part.th if isinstance(part, Text) else part for name, part in parts.items()}
        en = {name: part.en if isinstance(part, Text) else part for name, part in parts.items()}
        return Text(th=self.th.format(**th), en=self.en.format(**en))
