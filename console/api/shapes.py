"""The shapes of applications and moves. Knows names and kinds of value; knows no row and no route."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from console.api.programme_shapes import Language, Words
from console.api.routes import Shape


class Wanted(Shape):
    """The filters of the list of applications, by the same names as on the page; days in either era."""

    programme: str = ""
    status: str = ""
    province: str = ""
    channel: str = ""
    photos: Literal["", "yes", "no"] = ""
    q: str = Field("", max_length=200)
    since: str = Field("", max_length=20)
    until: str = Field("", max_length=20)
    changed_since: datetime | None = None
    cursor: str = Field("", max_length=40)
    limit: int = Field(50, ge=1, le=200)
    language: Language = "th"


class Brief(Shape):
    """One application in the list. revision: to be sent back with a move."""

    reference: str
    programme: str
    status: str
    stage: str
    channel: str
    language: str
    community: str
    province: str
    started_at: datetime
    submitted_at: datetime | None
    moved_at: datetime | None
    updated_at: datetime
    revision: int


class Briefs(Shape):
    """next_cursor: for the next page; null on the last."""

    items: list[Brief]
    next_cursor: str | None


class Answer(Shape):
    """A question by its key and short name, with the answer as stored and as people read it."""

    key: str
    label: Words
    value: Any
    shown: Words


class File(Shape):
    id: int
    kind: str
    name: str
    mime: str
    size: int


class Moved(Shape):
    """One step of the history."""

    at: datetime
    before: str
    after: str
    by: str
    reason: str


class NextStep(Shape):
    """A status that may come next. missing: what must be there first."""

    status: str
    stage: str
    needs_reason: bool
    missing: list[str]


class Detail(Brief):
    answers: list[Answer]
    files: list[File]
    moves: list[Moved]
    next_steps: list[NextStep]


class Move(Shape):
    """to: a status of next_steps. revision: the one that was read. tell: the applicant now, later by letter, or not."""

    to: str = Field(max_length=40)
    revision: int
    reason: str = Field("", max_length=2000)
    tell: Literal["now", "later", "no"] = "no"
    message: str = Field("", max_length=2000)
