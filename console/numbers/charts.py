"""How a chart is laid out: columns, lines and labels in per cent and pixels, drawn as SVG by a template.

Knows numbers and days; knows no page and no wording.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, log10

MOST_DAYS = 60  # drawn at most, back from the last day
HEIGHT = 150  # pixels of the tallest column
LABELS = 8  # dates below it


@dataclass(frozen=True)
class Day:
    """One column. left and width: per cent of the chart. top and height: pixels. labelled: its date stands below."""

    day: date
    sent: int
    left: float
    width: float
    height: float
    labelled: bool
    often: bool  # its date stands below on a phone too
    is_today: bool
    is_last: bool  # the closing date

    @property
    def top(self) -> float:
        return HEIGHT - self.height

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 3)


@dataclass(frozen=True)
class Days:
    """The chart of days. lines: numbers with their height in pixels, from the bottom."""

    columns: list[Day]
    lines: list[tuple[int, float]]
    most: int
    before: int  # sent earlier than the first column

    @property
    def sent(self) -> list[Day]:
        return [one for one in self.columns if one.sent]


def days_until(sent: Mapping[date, int], today: date, closes: date | None) -> Days:
    """Every day from the first that counts to the closing date; to the last that counts where none is near."""
    last = max([min(today, closes or today), *sent])
    if closes and last < closes <= today + timedelta(days=MOST_DAYS // 2):
        last = closes
    first = max(min([last, *sent]), last - timedelta(days=MOST_DAYS - 1))
    spread = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    top = _round_up(max(sent.values(), default=0))
    columns = [
        _column(day, place, len(spread), sent.get(day, 0) / top, today, closes, sent)
        for place, day in enumerate(spread)
    ]
    steps = sorted({0, top // 2, top} if top % 2 == 0 else {0, top})
    lines = [(number, round(HEIGHT - HEIGHT * number / top, 1)) for number in steps]
    before = sum(number for day, number in sent.items() if day < first)
    return Days(columns, lines, max(sent.values(), default=0), before)


def _column(
    day: date, place: int, of: int, share: float, today: date, closes: date | None, sent: Mapping[date, int]
) -> Day:
    width, back = 100 / of, of - 1 - place
    every = max(1, ceil(of / LABELS))
    return Day(
        day=day,
        sent=sent.get(day, 0),
        left=round(place * width, 3),
        width=round(width, 3),
        height=round(HEIGHT * share, 1),
        labelled=back % every == 0 and place * width > 4,
        often=back % (2 * every) == 0,
        is_today=day == today,
        is_last=day == closes,
    )


def _round_up(most: int) -> int:
    """The least number of the kind 1, 2, 4, 5, 10, 20, 40, 50, … that is not below `most`."""
    if most <= 1:
        return 1
    ten: int = 10 ** int(log10(most))
    return next(ceil(step * ten) for step in (1, 2, 4, 5, 10) if step * ten >= most)
