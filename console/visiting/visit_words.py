"""How visits are put before a reader: the day, the place, the state, what was found. Knows who reads; knows no page."""

from datetime import date
from typing import Any

from flask import g

from console.showing import both, t
from models.application import Application
from models.slots import SHORT, WEEKDAYS, Slot
from models.thai_time import MONTHS
from models.visit import Visit
from models.visit_letters import slot_of
from models.visit_sheet import Question

TONES = {"proposed": "wait", "unsuited": "lost", "agreed": "go", "done": "done", "cancelled": "off"}


def language() -> str:
    return "en" if g.language == "en" else "th"


def slot_said(slot: Slot | Visit) -> str:
    """In full: วันจันทร์ที่ 12 กรกฎาคม 2564 ช่วงเช้า; empty for a visit without a day."""
    found = slot_of(slot) if isinstance(slot, Visit) else slot
    return found.said(language()) if found else ""


def slot_label(slot: Slot) -> str:
    return slot.label(language())


def part_said(part: str) -> str:
    """เช้า, บ่าย, 09:30 น."""
    at = SHORT[language()].get(part)
    return at or (f"{part} น." if language() == "th" else part)


def weekday(number: int) -> str:
    return WEEKDAYS[language()][number]


def month_said(day: date) -> str:
    """กรกฎาคม 2564; July 2021."""
    name = MONTHS[language()][day.month - 1]
    return f"{name} {day.year + 543}" if language() == "th" else f"{name} {day.year}"


def district_of(application: Application) -> str:
    """As its place has it; empty where no sub-district was given."""
    named = application.place.removesuffix(application.province).split()
    return named[-1] if named else ""


def subdistrict_of(application: Application) -> str:
    return application.place.split()[0] if application.place else ""


def place_of(application: Application) -> str:
    """ต.น้ำเกี๋ยน อ.ภูเพียง จ.น่าน; the names alone in English."""
    names = (subdistrict_of(application), district_of(application), application.province)
    signs = ("ต.", "อ.", "จ.") if language() == "th" else ("", "", "")
    return (" " if language() == "th" else ", ").join(
        sign + name for sign, name in zip(signs, names, strict=True) if name
    )


def phone_said(number: str) -> str:
    """081-234-5678; a number of another country as it stands."""
    local = "0" + number.removeprefix("+66") if number.startswith("+66") else number
    return f"{local[:3]}-{local[3:6]}-{local[6:]}" if len(local) == 10 and local[0] == "0" else local


def shown(question: Question, value: Any) -> str:
    """An answer from the field for people to read."""
    if question.kind == "yes_no" and isinstance(value, bool):
        return t("field.is_yes" if value else "field.is_no")
    if question.kind == "scale":
        step = next((one for one in question.scale if one.score == value), None)
        return f"{step.score} · {step.en if language() == 'en' else step.th}" if step else ""
    return both(value)


WORDS = {
    one.__name__: one
    for one in (
        slot_said,
        slot_label,
        part_said,
        weekday,
        month_said,
        district_of,
        subdistrict_of,
        place_of,
        phone_said,
    )
} | {"visit_tones": TONES}
