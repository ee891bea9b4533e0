"""What was found on a visit, question by question, with its photos: as frozen when it was done, else as it stands.

Knows a visit's questions and answers; knows no page and changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from console.showing import both
from models.base import Json
from models.conversation import Attachment
from models.programme import ProgrammeRecord
from models.visit import DONE, Visit
from models.visit_sheet import Question, VisitSheet, sheet_of


@dataclass(frozen=True)
class Found:
    """A question as it was asked, its answer for people to read, and the photos that belong to it."""

    id: str
    ask: str
    shown: str
    photos: Sequence[Attachment]


def answers_of(visit: Visit, record: ProgrammeRecord | None, photos: Iterable[Attachment]) -> list[Found]:
    """Only what was answered."""
    there = list(photos)
    rows = visit.frozen if visit.state == DONE else frozen(visit, sheet_of(record))
    found = [Found(row["id"], both(row["ask"]), both(row["shown"]), _of(row, there)) for row in rows]
    return [one for one in found if one.shown or one.photos]


def _of(row: Json, photos: Iterable[Attachment]) -> list[Attachment]:
    value = row.get("value")
    return [one for one in photos if isinstance(value, list) and one.id in value]


def value_of(visit: Visit, question: Question) -> Any:
    return (visit.findings.get(question.id) or {}).get("value")


def missing(visit: Visit, sheet: VisitSheet) -> list[Question]:
    """Required, and not answered yet."""
    return [one for one in sheet.questions if one.required and value_of(visit, one) in (None, "", [])]


def frozen(visit: Visit, sheet: VisitSheet) -> list[Json]:
    """Every question with its answer in both languages, so that a later change of the questions changes no record."""
    return [_line(one, value_of(visit, one)) for one in sheet.questions]


def _line(question: Question, value: Any) -> Json:
    about: Json = {"id": question.id, "ask": question.ask.model_dump(), "kind": question.kind, "value": value}
    return about | {"shown": _in_both(question, value)}


def _in_both(question: Question, value: Any) -> Any:
    if question.kind == "photos" or value in (None, ""):
        return ""
    if question.kind == "yes_no":
        return {"th": "ใช่" if value else "ไม่ใช่", "en": "Yes" if value else "No"}
    if question.kind == "scale":
        step = next((one for one in question.scale if one.score == value), None)
        return {"th": f"{value} · {step.th}", "en": f"{value} · {step.en}"} if step else str(value)
    return str(value)
