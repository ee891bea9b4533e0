"""The shapes of programmes and their stages, and of words in both languages. Knows no row and no route."""

from datetime import date
from typing import Literal

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
