"""The shapes of answers and of what was asked. Knows names and kinds of value; knows no row and no route."""

from typing import Literal

from pydantic import Field

from console.api.programme_shapes import Language
from console.api.routes import Shape


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
