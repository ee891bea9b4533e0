"""When a visit may be: a day and a part of it, as it is said, and as a calendar needs it. Knows Bangkok's clock."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from models.base import Json
from models.thai_time import BANGKOK, MONTHS, SHORT_MONTHS, full_date

MORNING, AFTERNOON = "morning", "afternoon"
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
HOURS = {MORNING: (time(9), time(12)), AFTERNOON: (time(13), time(16))}
LENGTH = timedelta(hours=2)  # of a visit that was given by its hour
PARTS = {
    "th": {MORNING: "ช่วงเช้า", AFTERNOON: "ช่วงบ่าย"},
    "en": {MORNING: "in the morning", AFTERNOON: "in the afternoon"},
}
SHORT = {"th": {MORNING: "เช้า", AFTERNOON: "บ่าย"}, "en": {MORNING: "a.m.", AFTERNOON: "p.m."}}
WEEKDAYS = {
    "th": ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@dataclass(frozen=True)
class Slot:
    """part: morning, afternoon, or the hour as “09:30”."""

    day: date
    part: str

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Slot":
        """As `stored` has it. Raises ValueError for what is no slot."""
        slot = cls(date.fromisoformat(str(stored["day"])), str(stored["part"]))
        if slot.part not in HOURS and not CLOCK.fullmatch(slot.part):
            raise ValueError("no part of a day")
        return slot

    def stored(self) -> Json:
        return {"day": self.day.isoformat(), "part": self.part}

    @property
    def begins(self) -> datetime:
        at = HOURS[self.part][0] if self.part in HOURS else time.fromisoformat(self.part)
        return datetime.combine(self.day, at, BANGKOK)

    @property
    def ends(self) -> datetime:
        if self.part in HOURS:
            return datetime.combine(self.day, HOURS[self.part][1], BANGKOK)
        return self.begins + LENGTH

    def said(self, language: str) -> str:
        """วันจันทร์ที่ 12 กรกฎาคม 2564 ช่วงเช้า; Monday 12 July 2021 (B.E. 2564) in the morning."""
        weekday, day = WEEKDAYS[language][self.day.weekday()], full_date(self.day, language)
        return (
            f"วัน{weekday}ที่ {day} {self._part(language)}"
            if language == "th"
            else f"{weekday} {day} {self._part(language)}"
        )

    def label(self, language: str) -> str:
        """For a button of at most 20 characters: 12 ก.ค. เช้า; 12 Jul 09:30."""
        at = SHORT[language].get(self.part) or (f"{self.part} น." if language == "th" else self.part)
        return f"{self.day.day} {SHORT_MONTHS[language][self.day.month - 1]} {at}"

    def names_month(self, words: str) -> bool:
        """Whether its month stands in the words, in either language."""
        month = self.day.month - 1
        names = (
            MONTHS["th"][month],
            SHORT_MONTHS["th"][month],
            MONTHS["en"][month].lower(),
            SHORT_MONTHS["en"][month].lower(),
        )
        return any(name in words for name in names)

    def _part(self, language: str) -> str:
        at = f"เวลา {self.part} น." if language == "th" else f"at {self.part}"
        return PARTS[language].get(self.part) or at
