"""One FAQ entry: what may be asked, what is said, and where one can go from there.

Knows the shape of an entry. Does not know where entries are kept, nor what day it is.
"""

import unicodedata
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

Language = Literal["th", "en"]
Phase = Literal["open", "last_day", "closed"]
LABEL = 20  # graphemes that fit on a button


class Bilingual(BaseModel):
    """The same words in Thai and English."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    th: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def to(self, language: str) -> str:
        """English for `en` (and `en-GB`, …), Thai for everything else."""
        return self.en if language.lower().startswith("en") else self.th


class ByPhase(BaseModel):
    """What is said while applications are open, on the last day, and after it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    open: Bilingual
    last_day: Bilingual
    closed: Bilingual


Said = Bilingual | ByPhase


def graphemes(text: str) -> int:
    """How many letters a reader sees: marks above and below do not count."""
    return sum(unicodedata.category(letter) not in {"Mn", "Me", "Cf"} for letter in text)


def _short(label: Bilingual) -> Bilingual:
    for language in ("th", "en"):
        words = label.to(language)
        if graphemes(words) > LABEL:
            raise ValueError(f"{language}: “{words}” has {graphemes(words)} letters; a button has room for {LABEL}")
    return label


Label = Annotated[Bilingual, AfterValidator(_short)]


class Entry(BaseModel):
    """A topic with its wordings, its answer for the chat and its answer for the phone."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    topic: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    programme: str = ""
    title: Bilingual
    label: Label
    answer: Said
    speak: Said
    asked: dict[Language, list[str]]
    next: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    source: str = ""

    @field_validator("asked")
    @classmethod
    def _has_words(cls, asked: dict[Language, list[str]]) -> dict[Language, list[str]]:
        if not any(asked.values()):
            raise ValueError("no wording: write at least one way in which people ask this")
        for language, wordings in asked.items():
            for place, wording in enumerate(wordings, 1):
                if not wording.strip():
                    raise ValueError(f"asked.{language}: wording {place} is empty: fill it in or take the line out")
        return asked

    def wordings(self) -> tuple[str, ...]:
        """Every way of asking, in all languages, the titles among them."""
        return (*(wording for wordings in self.asked.values() for wording in wordings), self.title.th, self.title.en)

    def sayings(self) -> tuple[Bilingual, ...]:
        """Every text of the answers, for checks."""
        return tuple(words for said in (self.answer, self.speak) for words in texts(said))


def texts(said: Said) -> tuple[Bilingual, ...]:
    """The texts in it: one, or one for each phase."""
    return (said,) if isinstance(said, Bilingual) else (said.open, said.last_day, said.closed)


def entries_from(data: Any, programme: str = "") -> list[Entry]:
    """Entries from a parsed `faq.yaml`. Raises pydantic's ValidationError, and ValueError on a doubled topic."""
    entries = [Entry.model_validate({"programme": programme, **item}) for item in data["entries"]]
    seen: set[str] = set()
    for entry in entries:
        if entry.topic in seen:
            raise ValueError(f"topic “{entry.topic}” is there twice: give one of them another name, or join them")
        seen.add(entry.topic)
    return entries
