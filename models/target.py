"""What a programme set out to reach in a year, as data; and the year that is counted. Knows no activity."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from models.bilingual import Bilingual, Strict

FIRST_MONTH = 10  # the state's year: October to September, named by the year in which it ends


class Target(Strict):
    """at_least: to be reached; at_most: not to be passed (a budget, in baht).

    told: how the figures are said once staff have published them, with {done}, {goal} and {year};
    untold: what is said until then. Answers take either by the name `<id>_done`.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")
    label: Bilingual
    unit: Bilingual
    at_least: int | None = Field(default=None, ge=1)
    at_most: int | None = Field(default=None, ge=1)
    told: Bilingual | None = None
    untold: Bilingual | None = None

    @model_validator(mode="after")
    def _one_goal(self) -> Self:
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("write at_least or at_most, and not both")
        if (self.told is None) != (self.untold is None):
            raise ValueError(
                "write told and untold together: the one is said once figures are published, the other before"
            )
        return self

    @property
    def goal(self) -> int:
        return self.at_least or self.at_most or 0

    @property
    def fact(self) -> str:
        """The name by which answers take it."""
        return f"{self.id.replace('-', '_')}_done"

    def reached(self, done: int) -> bool:
        """Whether the goal is met so far: enough done, or not too much spent."""
        return done >= self.goal if self.at_least else done <= self.goal


def year_of(day: date) -> int:
    """The counted year of this day, as the year A.D. in which it ends."""
    return day.year + (day.month >= FIRST_MONTH)


def days_of(year: int) -> tuple[date, date]:
    """Its first and last day."""
    return date(year - 1, FIRST_MONTH, 1), date(year, FIRST_MONTH - 1, 30)
