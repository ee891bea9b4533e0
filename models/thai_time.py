"""Dates and times as people read them: Buddhist era in Thai, both eras in English, Bangkok's clock.

Knows no programme and no language but these two.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST = 543
MONTHS = {
    "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(),
    "en": "January February March April May June July August September October November December".split(),
}
SHORT_MONTHS = {
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}


def local(moment: datetime) -> datetime:
    return moment.astimezone(BANGKOK)


def as_day(moment: date | datetime) -> date:
    """The day it is (or was) in Bangkok."""
    return local(moment).date() if isinstance(moment, datetime) else moment


def full_date(moment: date | datetime, language: str) -> str:
    """15 มิถุนายน 2564; 15 June 2021 (B.E. 2564)."""
    day = as_day(moment)
    month, era = MONTHS[language][day.month - 1], day.year + BUDDHIST
    return f"{day.day} {month} {era}" if language == "th" else f"{day.day} {month} {day.year} (B.E. {era})"


def short_date(moment: date | datetime, language: str) -> str:
    """5 มิ.ย. 64; 5 Jun 2021."""
    day = as_day(moment)
    month = SHORT_MONTHS[language][day.month - 1]
    year = f"{(day.year + BUDDHIST) % 100:02}" if language == "th" else str(day.year)
    return f"{day.day} {month} {year}"


def clock_time(moment: datetime, language: str) -> str:
    """14:05 น.; 14:05."""
    return f"{local(moment):%H:%M}" + (" น." if language == "th" else "")
