"""Offering days for site visits: to one community, or to several on one journey. A look at the message comes first.

Knows the form; what is said to whom, `models.visiting` and the letters know.
"""

from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from console.blueprints import console
from console.cases.steps import can_be_told
from console.cases.writing import words
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import both, called, t
from console.visiting.visit import PARTS, slot_typed
from console.visiting.visit_words import WORDS
from models.application import Application
from models.slots import Slot
from models.talk import Reply
from models.thai_time import as_day
from models.visit import Visit
from models.visit_letters import offer_letter
from models.visit_sheet import sheet_of
from models.visiting import MOST, CannotArrange, Plan, offer
from models.visits import to_visit

EARLY = ("submitted", "screening", "more_information")  # nobody is visited before the first reading is done


@dataclass(frozen=True)
class Typed:
    """What was filled in. wrong: keys of texts/visits.yaml."""

    chosen: tuple[int, ...]
    slots: tuple[Slot, ...]
    plan: Plan
    wrong: tuple[str, ...] = ()


@console.get("/visits/offer")
def offer_visit() -> str:
    chosen = tuple(request.args.getlist("application", type=int))
    return _page(Typed(chosen, (), Plan()))


@console.post("/visits/offer")
def send_offer() -> ResponseReturnValue:
    typed = _typed()
    if typed.wrong:
        return _page(typed), 422
    if request.form.get("step") != "send":
        return _page(typed, preview=True)
    with the_desk().database.writing() as session:
        done, refused = _offer_all(session, typed)
    the_desk().ring()
    if refused:
        flash(t("visits.not_offered", names=", ".join(refused)), "harm")
    if done:
        flash(t("visits.offered", n=len(done)), "done")
    return redirect(url_for("console.visit", visit_id=done[0]) if len(done) == 1 else url_for("console.visits"))


def _offer_all(session: Session, typed: Typed) -> tuple[list[int], list[str]]:
    """Ids of the visits offered, and names of those for whom a day is agreed already."""
    done, refused = list[int](), list[str]()
    for application in _applications(session, typed.chosen, lock=True):
        try:
            made = offer(session, application, typed.slots, typed.plan, staff_id=the_staff().id, at=the_desk().now())
        except CannotArrange:
            refused.append(called(application))
            continue
        done.append(made.id)
        record(session, "visit", f"application {application.id}")
    return done, refused


def _typed() -> Typed:
    form, today = request.form, as_day(the_desk().now())
    chosen = tuple(dict.fromkeys(form.getlist("application", type=int)))
    given = [slot_typed(f"day-{n}", f"part-{n}") for n in range(1, MOST + 1) if form.get(f"day-{n}", "").strip()]
    slots = tuple(dict.fromkeys(one for one in given if one))
    wrong = [] if chosen else ["none_chosen"]
    if not slots:
        wrong.append("no_days")
    elif any(one.day < today for one in slots):
        wrong.append("day_is_past")
    plan = Plan(team=words("team")[:300], prepare=words("prepare")[:600], route=words("route")[:80])
    return Typed(chosen, slots, plan, tuple(wrong))


def _applications(session: Session, ids: tuple[int, ...], *, lock: bool = False) -> list[Application]:
    query = select(Application).where(Application.id.in_(ids)).options(joinedload(Application.conversation))
    query = query.with_for_update(of=Application) if lock else query
    return list(session.scalars(query.order_by(Application.province, Application.id)))


def _page(typed: Typed, *, preview: bool = False) -> str:
    records = the_desk().knowledge().records
    ready = {status for one in records.values() for status in one.statuses("open") if status not in EARLY}
    with the_desk().database.reading() as session:
        chosen = _applications(session, typed.chosen)
        others = [one for one in to_visit(session, ready) if one.id not in typed.chosen]
    programme = chosen[0].programme_id if chosen else next(iter(records), "")
    usual = sheet_of(records.get(programme)).prepare
    return render(
        "console/visit_offer.html",
        **WORDS,
        chosen=chosen,
        others=others,
        typed=typed,
        form=request.form,
        usual=both(usual) if usual else "",
        parts=PARTS,
        most=MOST,
        today=as_day(the_desk().now()).isoformat(),
        letter=_letter(chosen[0], typed) if preview and chosen else None,
        silent=", ".join(called(one) for one in chosen if not can_be_told(one)),
    )


def _letter(application: Application, typed: Typed) -> Reply:
    """As the first of them will read it. Made of a visit that is never kept."""
    days, plan = [one.stored() for one in typed.slots], typed.plan
    return offer_letter(Visit(id=0, application=application, options=days, team=plan.team, prepare=plan.prepare))
