"""One site visit: what was agreed, what was found; naming the day, calling it off, opening it again.

Knows what staff may do with it; what follows from it, `models.visiting` knows.
"""

from collections.abc import Callable
from datetime import date

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.steps import can_be_told
from console.cases.writing import words
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.showing import t
from console.visiting.visit_answers import answers_of
from console.visiting.visit_words import WORDS
from models.desk_talks import staff_names
from models.slots import Slot
from models.thai_time import as_day
from models.visit import Visit
from models.visit_letters import slots_of
from models.visiting import CannotArrange, call_off, held, reopen, set_day
from models.visits import photos_of, whole

HOURS = [f"{hour:02}:{minute}" for hour in range(7, 18) for minute in ("00", "30")]
PARTS = ("morning", "afternoon", *HOURS)
SHORT = 300  # characters of a reason


@console.get("/visits/<int:visit_id>")
def visit(visit_id: int) -> str:
    look("read", f"visit {visit_id}")
    return page(visit_id)


def page(visit_id: int, *, wrong: str = "", late: bool = False) -> str:
    """The page of one visit; what was typed stays, as the form sent it."""
    with the_desk().database.reading() as session:
        found = whole(session, visit_id) or abort(404)
        photos = photos_of(session, [visit_id])[visit_id]
        names = staff_names(session)
    record_ = the_desk().knowledge().records.get(found.application.programme_id)
    return render(
        "console/visit.html",
        **WORDS,
        visit=found,
        application=found.application,
        slots=slots_of(found),
        answers=answers_of(found, record_, photos),
        names=names,
        reachable=can_be_told(found.application),
        parts=PARTS,
        today=as_day(the_desk().now()),
        wrong=wrong,
        late=late,
        typed=request.form,
    )


@console.post("/visits/<int:visit_id>/day")
def name_the_day(visit_id: int) -> ResponseReturnValue:
    """Staff name the day: agreed on the phone, or another than before."""
    slot, why = slot_typed("day", "part"), words("why")[:SHORT]
    if slot is None or slot.day < as_day(the_desk().now()):
        return page(visit_id, wrong="no_day"), 422

    def act(session: Session, found: Visit) -> None:
        set_day(session, found, slot, why, staff_id=the_staff().id, at=the_desk().now())

    return change(visit_id, act, "day_named")


@console.post("/visits/<int:visit_id>/off")
def call_visit_off(visit_id: int) -> ResponseReturnValue:
    why = words("why")[:SHORT]
    if not why:
        return page(visit_id, wrong="no_reason"), 422

    def act(session: Session, found: Visit) -> None:
        call_off(session, found, why, staff_id=the_staff().id, at=the_desk().now())

    return change(visit_id, act, "called_off")


@console.post("/visits/<int:visit_id>/reopen")
def reopen_visit(visit_id: int) -> ResponseReturnValue:
    why = words("why")[:SHORT]
    if not why:
        return page(visit_id, wrong="no_reason"), 422
    return change(
        visit_id,
        lambda _session, found: reopen(found, why, staff_id=the_staff().id, at=the_desk().now()),
        "reopened",
    )


def change(visit_id: int, act: Callable[[Session, Visit], None], said: str) -> ResponseReturnValue:
    """Do it under the lock, unless it has changed since the page was made."""
    with the_desk().database.writing() as session:
        found = held(session, visit_id) or abort(404)
        late = request.form.get("seen") != found.changed_at.isoformat()
        if not late:
            try:
                act(session, found)
            except CannotArrange:
                late = True
        if not late:
            record(session, "visit", f"visit {visit_id}")
    if late:
        return page(visit_id, late=True), 409
    the_desk().ring()
    flash(t(f"visits.{said}"), "done")
    return redirect(url_for("console.visit", visit_id=visit_id))


def slot_typed(day: str, part: str) -> Slot | None:
    """A day and a part of it from the form; None for what is no day."""
    try:
        slot = Slot(date.fromisoformat(request.form.get(day, "").strip()), request.form.get(part, "morning"))
    except ValueError:
        return None
    return slot if slot.part in PARTS else None
