"""The list of talks: who waits for a person, whom a person has, everybody. Of each it knows the last words only."""

from collections.abc import Mapping
from math import ceil

from flask import render_template, request
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.page import render
from models.conversation import Conversation
from models.desk_talks import last_words, talks

PER_PAGE = 50
SHELVES: Mapping[str, tuple[ColumnElement[bool], ...]] = {
    "waiting": (Conversation.wants_staff_since.is_not(None),),
    "staff": (Conversation.mode == "staff",),
    "all": (),
}


@console.get("/conversations")
def conversations() -> str:
    shelf = request.args.get("shelf", "waiting")
    shelf = shelf if shelf in SHELVES else "waiting"
    mark = request.args.get("mark", "")
    with the_desk().database.reading() as session:
        counts = {name: _count(session, which) for name, which in SHELVES.items()}
        now_mark = _mark(session)
        if mark and request.headers.get("HX-Request"):
            piece = "console/conversations_changed.html"
            return render_template(piece, shelf=shelf, mark=mark, changed=mark != now_mark)
        pages = max(1, ceil(counts[shelf] / PER_PAGE))
        page = min(max(1, request.args.get("page", 1, type=int)), pages)
        query = talks(*SHELVES[shelf], oldest_first=shelf == "waiting").limit(PER_PAGE).offset((page - 1) * PER_PAGE)
        rows = list(session.scalars(query))
        said = last_words(session, (row.id for row in rows))
    look("list", "conversations", shelf=shelf, page=page)
    where = {"shelf": shelf, "page": page, "page_count": pages, "mark": now_mark}
    return render("console/conversations.html", rows=rows, said=said, counts=counts, **where)


def _count(session: Session, which: tuple[ColumnElement[bool], ...]) -> int:
    return session.scalar(select(func.count()).select_from(Conversation).where(~Conversation.group, *which)) or 0


def _mark(session: Session) -> str:
    """Changes when somebody new asks for a person, or has been helped."""
    wanted = select(func.count(), func.max(Conversation.wants_staff_since))
    count, latest = session.execute(wanted.where(Conversation.wants_staff_since.is_not(None))).one()
    return f"{count}-{latest}"
