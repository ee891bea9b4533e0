"""Offered places: who has answered, whose day has passed, and who moves up next when a place is free.

Knows the page and what was pressed; what becomes of an offer is for `models.offering`. Nobody is told here.
"""

from datetime import date

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from console.ages import day_from
from console.blueprints import console
from console.cases.steps import notice_for
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.selection.board import chosen_record
from console.selection.deciding import usual_day
from console.showing import t
from forms.phones import spoken
from models import offering
from models.application import Application
from models.boards import free_places, in_reserve
from models.deciding import Hand, move
from models.offer import Offer
from models.ranking import OUTCOMES
from models.stages import CannotMove

LONGEST = 500


@console.get("/offers")
def offers() -> str:
    chosen = chosen_record(request.args.get("programme", ""))
    with the_desk().database.reading() as session:
        query = select(Offer).join(Application, Application.id == Offer.application_id)
        mine = query.where(Application.programme_id == (chosen.id if chosen else "")).order_by(Offer.id.desc())
        rows = list(session.scalars(mine.options(joinedload(Offer.application))))
        reserve = in_reserve(session, chosen.id) if chosen else []
        free = free_places(session, chosen) if chosen else 0
    look("list", "offers", programme=chosen.id if chosen else "")
    latest = {one.application_id: one for one in reversed(rows)}
    shown = sorted(latest.values(), key=lambda one: (one.shown_state != "open", one.reply_by, one.id))
    more = {"now": the_desk().now(), "usual": usual_day().isoformat(), "spoken": spoken}
    return render("console/offers.html", record=chosen, offers=shown, reserve=reserve, free=free, **more)


@console.post("/offers/<int:offer_id>")
def answer_offer(offer_id: int) -> ResponseReturnValue:
    """What was said on the phone, another day, or the end of it."""
    step, why = request.form.get("step", ""), request.form.get("why", "").strip()[:LONGEST]
    try:
        with the_desk().database.writing() as session:
            found = session.get(Offer, offer_id, with_for_update=True) or abort(404)
            _settle(found, step, why, day_from(request.form.get("until", "")))
            record(session, "offer", f"application {found.application_id}", step=step)
            programme = found.application.programme_id
    except (ValueError, CannotMove):
        flash(t("offers.late"), "harm")
        return redirect(url_for("console.offers"))
    flash(t(f"offers.done_{step}"), "done")
    return redirect(url_for("console.offers", programme=programme))


def _settle(found: Offer, step: str, why: str, until: date | None) -> None:
    """Raises ValueError or CannotMove."""
    mine, now = the_staff().id, the_desk().now()
    if step == "accept":
        offering.accept(found, by="applicant", how="phone", staff_id=mine, at=now)
    elif step == "decline" and why:
        offering.decline(found, by="applicant", how="phone", staff_id=mine, at=now, why=why)
    elif step == "expire" and why:
        offering.expire(found, staff_id=mine, at=now, why=why)
    elif step == "extend" and until:
        offering.extend(found, until, staff_id=mine, at=now)
    else:
        raise ValueError("nothing that can be done with it")


@console.post("/reserve/<int:application_id>/up")
def move_up(application_id: int) -> ResponseReturnValue:
    """The next in the board's order takes a free place; nobody else does."""
    day = day_from(request.form.get("reply_by", "")) or usual_day()
    with the_desk().database.writing() as session:
        found = session.get(Application, application_id, with_for_update=True) or abort(404)
        if not _is_next(session, found):
            flash(t("offers.not_next"), "harm")
            return redirect(url_for("console.offers", programme=found.programme_id))
        hand, words = Hand(the_staff(), the_desk().now()), notice_for(found, OUTCOMES[0])
        move(session, found, OUTCOMES[0], words, hand, why=t("offers.moved_up_why"), reply_by=day)
        record(session, "offer", f"application {application_id}", step="move up")
    said = {"text": t("offers.moved_up", name=found.community), "link": t("offers.to_letters")}
    flash(said | {"href": url_for("console.letters", status=OUTCOMES[0])}, "done")  # type: ignore[arg-type]
    return redirect(url_for("console.offers", programme=found.programme_id))


def _is_next(session: Session, found: Application) -> bool:
    chosen = chosen_record(found.programme_id)
    line = in_reserve(session, found.programme_id)
    return bool(chosen and chosen.id == found.programme_id and line and line[0].id == found.id) and (
        free_places(session, chosen) > 0 if chosen else False
    )
