"""A stage as `programme.yaml` says it: names, what the applicant hears, who may move into it, what must be there first.

Knows the shape only; what a status means where a programme says nothing is in `stages`.
"""

from typing import Any, Literal, get_args

from pydantic import Field, ValidationInfo, field_validator, model_validator

from models.bilingual import Bilingual, Strict

Group = Literal["open", "decided", "after", "closed"]
Turn = Literal["staff", "applicant", "nobody"]
Role = Literal["admin", "reviewer", "operator"]
Word = Literal["no_open_correction", "scored", "visit_done", "place_free", "offer_accepted", "reason"]
WORDS: tuple[str, ...] = get_args(Word)
STORED = {"stored": True}  # context for reading what a later release may have written


class Need(Strict):
    """What must be there before a stage is entered: in YAML a word, or {scored: 2} where it is counted."""

    word: Word
    count: int = Field(default=1, ge=1, le=99)

    @model_validator(mode="before")
    @classmethod
    def _from_yaml(cls, said: Any) -> Any:
        if isinstance(said, dict) and "word" in said:
            return said
        word, count = next(iter(said.items())) if isinstance(said, dict) and len(said) == 1 else (said, 1)
        if word not in WORDS:
            raise ValueError(f"there is no condition “{word}”; there are {', '.join(WORDS)}")
        if isinstance(said, dict) and word != "scored":
            raise ValueError(f"“{word}” is not counted; write it without “: {count}”")
        return {"word": word, "count": count}


class Stage(Strict):
    """A status of a programme. notice: sent when it is reached. What is None is as the code's own default has it."""

    id: str = Field(pattern=r"^[a-z][a-z_]{1,19}$")
    staff: Bilingual
    applicant: Bilingual
    notice: Bilingual | None = None
    group: Group | None = None
    turn: Turn | None = None
    by: tuple[Role, ...] | None = None
    needs: tuple[Need, ...] = ()
    next: tuple[str, ...] | None = None

    @field_validator("needs", mode="before")
    @classmethod
    def _known_here(cls, said: Any, info: ValidationInfo) -> Any:
        """Of what is stored, a condition that only a later release knows is passed over."""
        if not (info.context and info.context.get("stored")):
            return said
        return [one for one in said or () if isinstance(one, dict) and one.get("word") in WORDS]
