"""The figures of one round: from the first question to the selection, each number leading to its list.

Knows what is counted and how it is drawn; knows no person.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import request
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import the_desk
from console.page import render
from console.showing import both
from forms import next_field
from models import figures as count
from models.application import Application
from models.programme import FormVersion, ProgrammeRecord
from models.thai_time import as_day

SHOWN = 12  # rows of a table of bars; the rest are summed up in a last one
DAYS = 45  # days drawn at most, back from the closing date or today


@dataclass(frozen=True)
class Day:
    """One column of the chart of days."""

    day: date
    sent: int


@console.get("/figures")
def figures() -> str:
    desk = the_desk()
    records = [record for record in desk.knowledge().records.values() if record.takes_applications]
    wanted = request.args.get("programme", "")
    record = next((one for one in records if one.id == wanted), records[0] if records else None)
    if record is None:
        return render("console/figures.html", record=None, records=[])
    with desk.database.reading() as session:
        shown = _counted(session, record)
    return render("console/figures.html", record=record, records=records, **shown)


def _counted(session: Session, record: ProgrammeRecord) -> dict[str, Any]:
    now = the_desk().now()
    return {
        "funnel": count.funnel(session, record.id, ("selected", *record.statuses("after"))),
        "provinces": _shortened(count.sent_by(session, record.id, Application.province)),
        "channels": count.sent_by(session, record.id, Application.channel),
        "days": _days(count.sent_by_day(session, record.id), as_day(now), record.closes),
        "waits": count.waits(session, record.id, (*record.statuses("open"), "reserve"), now),
        "left_at": _shortened(count.left_at(session, record.id, _next_question)),
    }


def _next_question(version: FormVersion, answers: Mapping[str, Any], skipped: Collection[str]) -> str:
    """The short name of the question that a draft waits at; empty where only sending is left."""
    field = next_field(the_desk().knowledge().form(version), answers, skipped)
    return both(field.label.model_dump()) if field else ""


def _shortened(rows: list[tuple[str, int]]) -> list[tuple[str | None, int]]:
    """The first rows, and one without a name for all the others."""
    rest = sum(number for _, number in rows[SHOWN:])
    return [*rows[:SHOWN], *([(None, rest)] if rest else [])]


def _days(sent: Mapping[date, int], today: date, closes: date | None) -> list[Day]:
    """Every day from the first that counts to today or the closing date, whichever is earlier."""
    last = min(today, closes) if closes else today
    last = max([last, *sent])
    first = max(min([last, *sent]), last - timedelta(days=DAYS - 1))
    return [Day(day, sent.get(day, 0)) for day in (first + timedelta(days=n) for n in range((last - first).days + 1))]
