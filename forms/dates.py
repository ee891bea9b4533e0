"""Dates as people type them, in Thai and English, in the Buddhist and the common era.

Knows calendars and their writing. Does not know what the date is for: `between` tells which readings make sense.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from forms.typed import seen

BUDDHIST = 543
_THAI = (
    "มกราคม มค มกรา", "กุมภาพันธ์ กพ กุมภา", "มีนาคม มีค มีนา", "เมษายน เมย เมษา", "พฤษภาคม พค พฤษภา", "มิถุนายน มิย มิถุนา",
    "กรกฎาคม กค กรกฎา กรกฏาคม", "สิงหาคม สค สิงหา", "กันยายน กย กันยา", "ตุลาคม ตค ตุลา", "พฤศจิกายน พย พฤศจิกา",
    "ธันวาคม ธค ธันวา",
)  # fmt: skip
_ENGLISH = "january february march april may june july august september october november december".split()
MONTHS = {name: at for at, names in enumerate(_THAI, 1) for name in names.split()}
MONTHS |= {name: at for at, full in enumerate(_ENGLISH, 1) for name in (full, full[:3])} | {"sept": 9}
_DOTTED = {name: r"\.?".join(name) for name in MONTHS if len(name) == 2 or name in ("มีค", "เมย", "มิย")}
_MONTH = "|".join(_DOTTED.get(name, name) for name in sorted(MONTHS, key=len, reverse=True))
_ERA = r"(?:(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|b\.?e\.?|a\.?d\.?|c\.?e\.?)\s*)?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WORDED = re.compile(
    rf"{_DAY}\s*(?:of\s+|เดือน\s*)?(?P<month>{_MONTH})\.?,?\s*(?:ปี\s*)?{_ERA}(?P<year>\d{{4}}|\d{{2}}(?!\d))?"
)
_AMERICAN = re.compile(rf"(?P<month>{_MONTH})\.?\s+{_DAY}(?:,?\s+(?P<year>\d{{4}}))?(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_NUMBERS = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*[-/. ]\s*(?P<month>\d{1,2})\s*[-/. ]\s*" + _ERA + r"(?P<year>\d{4}|\d{2})(?!\d)"
)
_NEAR = {
    "วันนี้": 0,
    "พรุ่งนี้": 1,
    "เมื่อวาน": -1,
    "เมื่อวานนี้": -1,
    "มะรืน": 2,
    "มะรืนนี้": 2,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}


class NoSuchDay(ValueError):
    """It is written like a date, but the calendar does not have it."""


def dates(text: str, today: date | None, between: tuple[date | None, date | None]) -> list[date]:
    """What the words may mean, the likeliest first; empty where they are no date. Raises NoSuchDay.

    between: the first and the last day that make sense; readings outside are kept only if none is inside.
    """
    words = seen(text).casefold()
    if (
        today
        and (off := next((_NEAR[word] for word in sorted(_NEAR, key=len, reverse=True) if word in words), None))
        is not None
    ):
        return [today + timedelta(days=off)]
    found = _ISO.search(words) or _WORDED.search(words) or _AMERICAN.search(words) or _NUMBERS.search(words)
    if found is None:
        return []
    parts = found.groupdict()
    written = parts["month"].replace(".", "")
    month = MONTHS.get(written) or int(written)
    meant = [
        day for year in _years(parts, found.re is _NUMBERS, today) for day in _days(year, month, int(parts["day"]))
    ]
    if not meant:
        raise NoSuchDay
    return _sensible(list(dict.fromkeys(meant)), between)


def _days(year: int, month: int, day: int) -> Iterable[date]:
    """Day before month, as in Thailand; the other way round only where it must be."""
    for first, second in ((month, day), (day, month)):
        try:
            return [date(year, first, second)]
        except ValueError:
            if first <= 12:
                return []
    return []


def _years(parts: dict[str, str | None], in_numbers: bool, today: date | None) -> list[int]:
    """Years of the common era that may be meant."""
    written, era = parts["year"], (parts.get("era") or "").replace(".", "").replace(" ", "")
    if written is None:
        return [today.year, today.year + 1, today.year - 1] if today else []
    year = int(written)
    if len(written) == 4:
        buddhist = era in ("พศ", "be") or (not era and year >= 2400)
        return [year - BUDDHIST] if buddhist else [year]
    if era:
        return [2500 + year - BUDDHIST] if era in ("พศ", "be") else [2000 + year]
    return [2500 + year - BUDDHIST, 2000 + year] if in_numbers else [2500 + year - BUDDHIST]


def _sensible(meant: list[date], between: tuple[date | None, date | None]) -> list[date]:
    first, last = between
    inside = [day for day in meant if (first is None or day >= first) and (last is None or day <= last)]
    return inside or meant


def written(day: date, language: str) -> str:
    """“15 มิถุนายน 2564”, “15 June 2021”."""
    if language == "en":
        return f"{day.day} {_ENGLISH[day.month - 1].capitalize()} {day.year}"
    return f"{day.day} {_THAI[day.month - 1].split()[0]} {day.year + BUDDHIST}"
