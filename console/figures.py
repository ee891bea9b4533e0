"""The figures of one round: from the first question to the selection, each number leading to its list.

Knows what is counted, and for whom; how a chart is laid out is `console.charts`' business. Knows no applicant.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flask import g, request
from sqlalchemy.orm import Session

from console.blueprints import console
from console.charts import days_until
from console.desk import the_desk
from console.page import render
from console.showing import both
from forms import next_field
from models import figures as count
from models.application import Application
from models.pace import loads, stays
from models.programme import FormVersion, ProgrammeRecord
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
    version = count.newest_form(session, programme)
    waiting = count.standing(session, programme, _next_key)
    names = (
        {one.key: both(one.label.model_dump()) for one in the_desk().knowledge().form(version).fields}
        if version
        else {}
    )
    waiting[""] += sum(number for key, number in waiting.items() if key and key not in names)  # asked no more
    reached, found = sent + waiting[""], [Question("", "", sent + waiting[""], waiting[""])]
    for key, name in reversed(names.items()):
        reached += waiting[key]
        found.append(Question(key, name, reached, waiting[key]))
    return found[::-1] if version else []


def _next_key(version: FormVersion, answers: Mapping[str, Any], skipped: Collection[str]) -> str:
    """The question that a draft waits at; empty where only sending is left."""
    field = next_field(the_desk().knowledge().form(version), answers, skipped)
    return field.key if field else ""
