"""What the list can be narrowed to beyond its own columns: readers, scores, flags, waiting time, news, any answer.

Knows queries only; who may ask for what is the desks' business.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, exists, func, select

from models.application import Application
from models.assigning import COUNTED
from models.flags import Flag
from models.pairs import looks_double
from models.review import Review
from models.seen import unread_by

WAITING_SINCE = func.coalesce(Application.moved_at, Application.submitted_at, Application.created_at)
MEAN = select(func.avg(Review.total)).where(Review.application_id == Application.id, Review.state == "done")


@dataclass(frozen=True)
class Wanted:
    """One answer: how is "is" (this value, or one of the chosen), "has" (these words in it) or "none"."""

    key: str
    how: str
    value: str = ""

    def condition(self) -> ColumnElement[bool]:
        """Every part of it looks into the answers once: ten thousand of them are read for one page."""
        if self.how == "none":
            return func.coalesce(Application.answers[self.key].as_string(), "").in_(("", "[]"))
        if self.how == "has":
            return _holds(Application.answers[self.key].as_string(), self.value)
        stored = cast(Application.answers[self.key], String)  # as JSON: "self", ["facebook", "line"], true
        return stored == self.value if self.value in ("true", "false") else stored.contains(f'"{self.value}"')


def _holds(answer: ColumnElement[str], words: str) -> ColumnElement[bool]:
    return func.lower(answer, type_=String).contains(words.lower(), autoescape=True)


@dataclass(frozen=True)
class Narrowing:
    """reader: a staff id, "none" or "". flag: its name, "any" or "none" after a colon. news_for: whose unread ones.

    scores: 0 to 100, both in; scored_by: only where this person has given their own score, for the blind.
    """

    reader: str = ""
    scores: tuple[float | None, float | None] = (None, None)
    scored_by: int = 0
    flag: str = ""
    before: datetime | None = None  # at this stage since earlier than that
    news_for: int = 0
    double: bool = False  # likely the same community as another
    answers: tuple[Wanted, ...] = ()

    def conditions(self) -> list[ColumnElement[bool]]:
        """What must hold of an application."""
        found = [*self._readers(), *self._scored(), *self._flagged()]
        if self.before:
            found.append(self.before >= WAITING_SINCE)
        if self.news_for:
            found.append(unread_by(self.news_for))
        if self.double:
            found.append(looks_double())
        return [*found, *(one.condition() for one in self.answers)]

    def _readers(self) -> list[ColumnElement[bool]]:
        if not self.reader:
            return []
        given = _reviewed(Review.state.in_(COUNTED))
        return [~given] if self.reader == "none" else [given.where(Review.reviewer_id == int(self.reader))]

    def _scored(self) -> list[ColumnElement[bool]]:
        mean: ColumnElement[Any] = MEAN.correlate(Application).scalar_subquery()
        lowest, highest = self.scores
        found: list[ColumnElement[bool]] = [mean >= lowest] if lowest is not None else []
        found += [mean <= highest] if highest is not None else []
        if found and self.scored_by:
            found.append(_reviewed(Review.state == "done", Review.reviewer_id == self.scored_by))
        return found

    def _flagged(self) -> list[ColumnElement[bool]]:
        if not self.flag:
            return []
        flagged = exists().where(Flag.application_id == Application.id)
        which = {":any": flagged, ":none": ~flagged}
        return [which.get(self.flag, flagged.where(Flag.name == self.flag))]


def _reviewed(*which: ColumnElement[bool]) -> Any:
    return exists().where(Review.application_id == Application.id, *which)


EVERYTHING = Narrowing()
