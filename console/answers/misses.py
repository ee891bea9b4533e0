"""Questions that nobody could answer, one row a question however worded. Knows rows; teaching is another page."""

from math import ceil

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console.answers.teaching import found
from console.blueprints import console
from console.desk import the_desk
from console.looks import look, record
from console.page import render
from console.showing import t
from models.faq import Miss
from models.teaching import Question, open_questions, question_of, settle

PER_PAGE = 50


@console.get("/misses")
def misses() -> str:
    settled, page = request.args.get("settled") == "yes", max(1, request.args.get("page", 1, type=int))
    with the_desk().database.reading() as session:
        rows, total = _settled(session, page) if settled else _open(session, page)
    look("list", "unanswered questions", page=page)
    shown = {"settled": settled, "total": total, "page": page, "page_count": max(1, ceil(total / PER_PAGE))}
    return render("console/misses.html", rows=rows, book=the_desk().knowledge().book, **shown)


def _open(session: Session, page: int) -> tuple[list[Question], int]:
    questions = open_questions(session)
    return questions[(page - 1) * PER_PAGE : page * PER_PAGE], len(questions)


def _settled(session: Session, page: int) -> tuple[list[Question], int]:
    done = Miss.settled_at.is_not(None)
    query = select(Miss).where(done).order_by(Miss.settled_at.desc(), Miss.id.desc())
    rows = session.scalars(query.limit(PER_PAGE).offset((page - 1) * PER_PAGE))
    return [Question((row,)) for row in rows], session.scalar(select(func.count()).where(done)) or 0


@console.post("/misses/<int:miss_id>/settle")
def settle_miss(miss_id: int) -> ResponseReturnValue:
    """Take it off the list with all that ask the same, or put it back."""
    with the_desk().database.writing() as session:
        miss = found(session, miss_id)
        settled = miss.settled_at is None
        if settled:
            settle(question_of(session, miss).misses, the_desk().now())
        else:
            miss.settled_at = None
        record(session, "settle", f"miss {miss_id}")
    flash(t("misses.settled" if settled else "misses.reopened"), "done")
    return redirect(url_for("console.misses", settled=None if settled else "yes"))
