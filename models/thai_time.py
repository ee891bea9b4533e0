"""Dates and times as people read them: Buddhist era in Thai, both eras in English, Bangkok's clock.

Knows no programme and no language but these two.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST = 543
_MONTHS = (
    ("มกราคม", "ม.ค.", "January"),
    ("กุมภาพันธ์", "ก.พ.", "February"),
    ("มีนาคม", "มี.ค.", "March"),
    ("เมษายน", "เม.ย.", "April"),
    ("พฤษภาคม", "พ.ค.", "May"),
    ("มิถุนายน", "มิ.ย.", "June"),
    ("กรกฎาคม", "ก.ค.", "July"),
    ("สิงหาคม", "ส.ค.", "August"),
    ("กันยายน", "ก.ย.", "September"),
    ("ตุลาคม", "ต.ค.", "October"),
    ("พฤศจิกายน", "พ.ย.", "November"),
    ("ธันวาคม", "ธ.ค.", "December"),
)
MONTHS = {"th": [thai for thai, _, _ in _MONTHS], "en": [english for _, _, english in _MONTHS]}
SHORT_MONTHS = {"th": [short for _, short, _ in _MONTHS], "en": [english[:3] for _, _, english in _MONTHS]}


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
