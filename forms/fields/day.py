"""Answers that are a day.

Knows which days a field allows. Does not know how dates are written: `forms.dates` does. Stored as an ISO date.
"""

from datetime import date, timedelta
from typing import ClassVar

from forms.dates import NoSuchDay, dates, written
from forms.definition import Field
from forms.fields.kind import Asked, Kind, kind
from forms.readings import Almost, Option, Problem, Reading, Value
from forms.terms import Answer, Language, Text
from forms.texts import WHICH_DAY, problem

_AGE, _AHEAD = timedelta(days=365 * 110), timedelta(days=365 * 30)  # what makes sense where the field sets no limit


@kind
class Day(Kind):
    """A date within limits."""

    name = "date"
    limits: ClassVar[frozenset[str]] = frozenset({"earliest", "latest"})
    nearly: ClassVar[frozenset[str]] = frozenset({"no_such_day", "too_early", "too_late"})

    def read(self, text: str, asked: Asked, /) -> Reading:
        first, last = _between(asked)
        around = asked.today or date.max - _AHEAD
        try:
            meant = dates(
                text, asked.today, (first or around - _AGE if asked.today else first, last or around + _AHEAD)
            )
        except NoSuchDay:
            return problem("no_such_day", asked.field.example)
        if len(meant) > 1:
            return Almost(tuple(Option(day.isoformat(), _both(day)) for day in meant[:3]), WHICH_DAY)
        if not meant:
            return problem("no_date", asked.field.example)
        return _outside(meant[0], asked) or Value(meant[0].isoformat(), said_back=True)

    def accepts(self, value: Answer, asked: Asked, /) -> bool:
        try:
            return isinstance(value, str) and len(value) == 10 and _outside(date.fromisoformat(value), asked) is None
        except ValueError:
            return False

    def show(self, value: Answer, _field: Field, language: Language, /) -> str:
        return written(date.fromisoformat(value), language)


def _both(day: date) -> Text:
    return Text(th=written(day, "th"), en=written(day, "en"))


def _between(asked: Asked) -> tuple[date | None, date | None]:
    limits = asked.field.limits
    return _limit(limits.earliest, asked.today), _limit(limits.latest, asked.today)


def _limit(given: str, today: date | None) -> date | None:
    return today if given == "today" else date.fromisoformat(given) if given else None


def _outside(day: date, asked: Asked) -> Problem | None:
    first, last = _between(asked)
    if first and day < first:
        return problem("too_early", asked.field.example, least=_both(first))
    return problem("too_late", asked.field.example, most=_both(last)) if last and day > last else None
