"""How long ago, in words, and days as people type them, in either era. Knows no page and no wording of its own."""

import re
from datetime import date, datetime

from console.wording import say
from models.thai_time import BUDDHIST, as_day

_TYPED = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def age(moment: datetime, now: datetime, language: str) -> str:
    """How long since then: "3 วัน"; never negative."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    days = max(0, (as_day(now) - as_day(moment)).days)
    if minutes < 1:
        return say("ages.moment", language)
    if minutes < 60:
        return say("ages.minutes", language, n=minutes)
    if minutes < 24 * 60:
        return say("ages.hours", language, n=minutes // 60)
    return say("ages.days", language, n=max(1, days))


def day_from(text: str) -> date | None:
    """15/6/2564, 15/6/64, 15-6-2021 or 2021-06-15 (either era) as a day; None for anything else."""
    plain = text.strip().translate(_THAI_DIGITS)
    if found := _ISO.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _TYPED.fullmatch(plain):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(_year(int(year)), int(month), int(day))
    except ValueError:
        return None


def _year(year: int) -> int:
    """Two digits from 50 on are the Buddhist era's 2550 to 2599; four from 2400 on are the Buddhist era's, too."""
    if year < 100:
        year += 2500 if year >= 50 else 2000
    return year - BUDDHIST if year >= 2400 else year


def typed(day: date | None, language: str) -> str:
    """A day as it would be typed."""
    if day is None:
        return ""
    return f"{day.day}/{day.month}/{day.year + (BUDDHIST if language == 'th' else 0)}"
