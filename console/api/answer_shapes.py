"""The shapes of answers, programmes and stages. Knows names and kinds of value; knows no row and no route."""

from datetime import date
from typing import Literal

from pydantic import Field

from console.api.routes import Shape

Language = Literal["th", "en"]


class Words(Shape):
    """The same words in both languages."""

    th: str
    en: str


class Stage(Shape):
    """A status: what staff call it, and what the applicant hears."""

    status: str
    staff: str
    applicant: Words | None


class Programme(Shape):
    id: str
    name: Words
    closes: date | None
    phase: Literal["open", "last_day", "closed"]
    takes_applications: bool
    stages: list[Stage]


class Programmes(Shape):
    items: list[Programme]


class One(Shape):
    language: Language = "th"


class FaqAsked(Shape):
    """typing: rank as the hotline desk does while somebody is still typing."""

    q: str = Field(min_length=1, max_length=300)
    typing: bool = False
    programme: str = ""
    limit: int = Field(5, ge=1, le=9)
    language: Language = "th"


class Entry(Shape):
    """One answer: for reading, and for reading out on the phone."""

    topic: str
    title: str
    programme: str
    answer: str
    speak: str
    source: str
    related: list[str]


class Found(Entry):
    score: float
    wording: str


class FaqFound(Shape):
    """band: answer (sure), suggest (ask which) or none (say so honestly)."""

    band: Literal["answer", "suggest", "none"]
    items: list[Found]
