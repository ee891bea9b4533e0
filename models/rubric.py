"""What reviewers look at, as data: criteria, weights, scales with words; every version is kept with its scores.

Knows the shape of `programmes/<id>/rubric.yaml` and the rows it becomes; knows no application and no reviewer.
"""

from datetime import datetime
from functools import lru_cache
from json import dumps
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json
from models.bilingual import Bilingual, Strict


class Mark(Strict):
    """One step of a scale, with its words."""

    score: int = Field(ge=0, le=100)
    th: str = Field(min_length=1)
    en: str = Field(min_length=1)


def _rising(scale: tuple[Mark, ...]) -> tuple[Mark, ...]:
    scores = [mark.score for mark in scale]
    if len(scores) < 2 or scores != sorted(set(scores)):
        raise ValueError("a scale needs at least two different scores, the lowest first")
    return scale


class Criterion(Strict):
    """look_for: what counts. answers: keys of the form to read for it. reason_for: scores that need a reason."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")
    label: Bilingual
    look_for: Bilingual | None = None
    answers: tuple[str, ...] = ()
    weight: int = Field(ge=1, le=100)
    scale: Annotated[tuple[Mark, ...], AfterValidator(_rising)]
    reason_for: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _reasons_are_scores(self) -> Self:
        if strange := set(self.reason_for) - {mark.score for mark in self.scale}:
            raise ValueError(f"reason_for names {sorted(strange)}, which no step of the scale has")
        return self


def _each_once(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    ids = [one.id for one in criteria]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise ValueError(f"“{twice[0]}” stands twice; rename or join them")
    return criteria


class Rubric(Strict):
    """rubric.yaml. reviewers: how many read each application. justification: its least length, in characters."""

    reviewers: int = Field(default=3, ge=1, le=20)
    justification: int = Field(default=20, ge=1, le=500)
    criteria: Annotated[tuple[Criterion, ...], AfterValidator(_each_once)] = Field(min_length=1, max_length=12)


class RubricVersion(Base):
    """A rubric as it was at some time: scores keep the version that they were given on."""

    __tablename__ = "rubric_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    number: Mapped[int]
    definition: Mapped[Json] = mapped_column(JSON)
    sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("programme_id", "number"),)

    @property
    def rubric(self) -> Rubric:
        return _read(dumps(self.definition))


@lru_cache(maxsize=32)
def _read(definition: str) -> Rubric:
    return Rubric.model_validate_json(definition)


def newest_rubric(session: Session, programme: str) -> RubricVersion | None:
    query = select(RubricVersion).where(RubricVersion.programme_id == programme)
    return session.scalar(query.order_by(RubricVersion.number.desc()).limit(1))
