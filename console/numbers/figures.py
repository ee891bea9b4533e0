"""The figures of one round: from the first question to the selection, each number leading to its list.

Knows what is counted, and for whom; how a chart is laid out is `console.charts`' business. Knows no applicant.
"""

from dataclasses import dataclass
from typing import Any

from flask import g, request
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.numbers.charts import days_until
from console.numbers.stopped import names_of, waiting_at
from console.page import render
from models import figures as count
from models.application import Application
from models.pace import loads, stays
from models.programme import ProgrammeRecord
from models.teaching import open_questions
from models.thai_time import as_day, short_date

QUESTIONS = 5  # without an answer, most people first


@dataclass(frozen=True)
class Question:
    """One question of the form: how many got as far as it, and how many drafts wait there. key "": only to be sent."""

    key: str
    name: str
    reached: int
    waiting: int


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
    look("list", "figures", programme=record.id)
    return render("console/figures.html", record=record, records=records, **shown)


def _counted(session: Session, record: ProgrammeRecord) -> dict[str, Any]:
    now, programme = the_desk().now(), record.id
    funnel = count.funnel(session, programme, ("selected", *record.statuses("after")))
    return {
        "funnel": funnel,
        "provinces": count.sent_by(session, programme, Application.province),
        "channels": count.sent_by(session, programme, Application.channel),
        "short_day": lambda day: short_date(day, g.language),
        "days": days_until(count.sent_by_day(session, programme), as_day(now), record.closes),
        "stays": stays(session, programme, (*record.statuses("open"), "reserve", *record.statuses("after")), now),
        "questions": _drop_off(session, programme, funnel.sent),
        "loads": loads(session, programme),
        "unanswered": open_questions(session)[:QUESTIONS],
    }


def _drop_off(session: Session, programme: str, sent: int) -> list[Question]:
    """The newest form's questions in order: whoever sent reached all, a draft those up to the one it waits at."""
    names = names_of(session, programme)
    waiting = {key: len(ids) for key, ids in waiting_at(session, programme, names).items()}
    only_to_send = waiting.get("", 0)
    reached, found = sent + only_to_send, [Question("", "", sent + only_to_send, only_to_send)]
    for key, name in reversed(names.items()):
        reached += waiting.get(key, 0)
        found.append(Question(key, name, reached, waiting.get(key, 0)))
    return found[::-1] if names else []
