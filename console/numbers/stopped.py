"""Where drafts stopped: by the question that each waits at, and the list of those that wait at one.

Knows questions and drafts; counts nothing.
"""

from collections.abc import Collection, Mapping
from typing import Any

from flask import abort, request
from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.page import render
from console.showing import both
from forms import next_field
from models.application import Application
from models.figures import newest_form, standing
from models.programme import FormVersion

MOST = 200  # drafts on one page, the last touched first
SEND = "send"  # in the address: every question is answered
COLUMNS = load_only(
    Application.community, Application.province, Application.programme_id, Application.channel, Application.status,
    Application.created_at, Application.updated_at,
)  # fmt: skip


@console.get("/figures/stopped")
def stopped() -> str:
    programme, key = request.args.get("programme", ""), request.args.get("at", "")
    record = the_desk().knowledge().records.get(programme) or abort(404)
    with the_desk().database.reading() as session:
        names = names_of(session, programme)
        ids = waiting_at(session, programme, names).get("" if key == SEND else key, [])
        query = select(Application).where(Application.id.in_(ids)).options(COLUMNS)
        rows = list(session.scalars(query.order_by(Application.updated_at.desc(), Application.id).limit(MOST)))
    look("list", "drafts", programme=programme, at=key)
    return render("console/stopped.html", rows=rows, total=len(ids), record=record, question=names.get(key, ""))


def names_of(session: Session, programme: str) -> dict[str, str]:
    """The short names of the newest form's questions by key, in their order."""
    version = newest_form(session, programme)
    fields = the_desk().knowledge().form(version).fields if version else ()
    return {field.key: both(field.label.model_dump()) for field in fields}


def waiting_at(session: Session, programme: str, names: Collection[str]) -> dict[str, list[int]]:
    """Ids of drafts by the question that they wait at; one that is asked no more counts as only to be sent."""
    found: dict[str, list[int]] = {}
    for key, ids in standing(session, programme, _next_key).items():
        found.setdefault(key if key in names else "", []).extend(ids)
    return found


def _next_key(version: FormVersion, answers: Mapping[str, Any], skipped: Collection[str]) -> str:
    """The question that a draft waits at; empty where only sending is left."""
    field = next_field(the_desk().knowledge().form(version), answers, skipped)
    return field.key if field else ""
