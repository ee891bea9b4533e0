"""What is looked at on a site visit, as data: questions with their kind, and the record of what was seen.

Knows the shape of `programmes/<id>/visit.yaml`; knows no row, no page and no visit.
"""

from typing import Annotated, Any, Literal, Protocol, Self

from pydantic import AfterValidator, Field, model_validator

from models.bilingual import Bilingual, Strict

Kind = Literal["text", "yes_no", "scale", "photos"]
LONGEST = 4000  # characters of one answer
MOST_PHOTOS = 20


class Step(Strict):
    """One step of a scale, with its words."""

    score: int = Field(ge=0, le=100)
    th: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Question(Strict):
    """help: what to look for. required: the visit is not finished without it."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")
    ask: Bilingual
    help: Bilingual | None = None
    kind: Kind = "text"
    required: bool = False
    scale: tuple[Step, ...] = ()

    @model_validator(mode="after")
    def _scale_where_it_belongs(self) -> Self:
        scores = [step.score for step in self.scale]
        if self.kind == "scale" and (len(scores) < 2 or scores != sorted(set(scores))):
            raise ValueError("a scale needs at least two different scores, the lowest first")
        if self.kind != "scale" and scores:
            raise ValueError(f"only kind “scale” has a scale, not “{self.kind}”")
        return self

    def takes(self, value: Any) -> bool:
        """Whether this is an answer to it; nothing (None or "") always is. Photos are kept elsewhere."""
        if value in (None, ""):
            return True
        if self.kind == "scale":
            return value in [step.score for step in self.scale]
        if self.kind == "yes_no":
            return isinstance(value, bool)
        return self.kind == "text" and isinstance(value, str) and len(value) <= LONGEST


def _each_once(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    ids = [one.id for one in questions]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise ValueError(f"“{twice[0]}” stands twice; rename or join them")
    return questions


class VisitSheet(Strict):
    """visit.yaml. prepare: what a community is usually asked to have ready; staff may change it for each visit."""

    prepare: Bilingual | None = None
    questions: Annotated[tuple[Question, ...], AfterValidator(_each_once)] = Field(min_length=1, max_length=40)

    def question(self, id_: str) -> Question | None:
        return next((one for one in self.questions if one.id == id_), None)


NOTES = VisitSheet(
    questions=(
        Question(id="notes", ask=Bilingual(th="บันทึกจากพื้นที่", en="Notes from the field"), required=True),
        Question(id="photos", ask=Bilingual(th="รูปถ่าย", en="Photos"), kind="photos"),
    )
)  # for a programme that says nothing of visits


class HasSheet(Protocol):
    """A programme's record, as far as its visits go."""

    @property
    def visit(self) -> VisitSheet | None: ...


def sheet_of(record: HasSheet | None) -> VisitSheet:
    """The programme's own questions; notes and photos where it has none."""
    return record.visit if record and record.visit else NOTES
