"""Questions that nobody could answer: what to write next into the answers. Knows rows; knows no matcher."""

from math import ceil

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from console.blueprints import console
from console.desk import the_desk
from console.looks import look, record
from console.page import render
from console.showing import t
from models.faq import Miss

PER_PAGE = 50


@console.get("/misses")
def misses() -> str:
    settled = request.args.get("settled") == "yes"
    which = Miss.settled_at.is_not(None) if settled else Miss.settled_at.is_(None)
    with the_desk().database.reading() as session:
        total = session.scalar(select(func.count()).select_from(Miss).where(which)) or 0
        pages = max(1, ceil(total / PER_PAGE))
        page = min(max(1, request.args.get("page", 1, type=int)), pages)
        query = select(Miss).where(which).order_by(Miss.at.desc(), Miss.id.desc())
        rows = list(session.scalars(query.limit(PER_PAGE).offset((page - 1) * PER_PAGE)))
    look("list", "unanswered questions", page=page)
    book = the_desk().knowledge().book
    shown = {"settled": settled, "total": total, "page": page, "page_count": pages}
    return render("console/misses.html", rows=rows, book=book, **shown)


@console.post("/misses/<int:miss_id>/settle")
def settle_miss(miss_id: int) -> ResponseReturnValue:
    """Take it off the list, or put it back."""
    with the_desk().database.writing() as session:
        miss = session.get(Miss, miss_id, with_for_update=True) or abort(404)
        miss.settled_at = None if miss.settled_at else the_desk().now()
        settled = miss.settled_at is not None
        record(session, "settle", f"miss {miss_id}")
    flash(t("misses.settled" if settled else "misses.reopened"), "done")
    return redirect(url_for("console.misses", settled=None if settled else "yes"))
