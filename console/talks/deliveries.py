"""What did not arrive: the list, one message's state, trying again, giving up. Knows the outbox; knows no channel."""

from math import ceil
from uuid import uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import is_ours
from console.looks import look, record
from console.page import render
from console.showing import t
from models.conversation import Message
from models.desk_talks import undelivered
from models.outbox import Delivery

PER_PAGE = 50
SHELVES = ("failed", "pending", "held")


@console.get("/deliveries")
def deliveries() -> str:
    shelf = request.args.get("shelf", "failed")
    shelf = shelf if shelf in SHELVES else "failed"
    with the_desk().database.reading() as session:
        count = select(Delivery.status, func.count()).where(Delivery.status.in_(SHELVES)).group_by(Delivery.status)
        counts = dict(session.execute(count).all())
        pages = max(1, ceil(counts.get(shelf, 0) / PER_PAGE))
        page = min(max(1, request.args.get("page", 1, type=int)), pages)
        rows = list(session.scalars(undelivered(shelf).limit(PER_PAGE).offset((page - 1) * PER_PAGE)))
    look("list", "deliveries", shelf=shelf, page=page)
    return render("console/deliveries.html", rows=rows, counts=counts, shelf=shelf, page=page, page_count=pages)


@console.get("/deliveries/<int:delivery_id>/state")
def delivery_state(delivery_id: int) -> str:
    """A few words that ask again by themselves while the message is on its way."""
    with the_desk().database.reading() as session:
        delivery = session.get(Delivery, delivery_id) or abort(404)
    return render_template("console/delivery_state.html", delivery_=delivery)


@console.post("/deliveries/<int:delivery_id>/send-again")
def send_again(delivery_id: int) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        delivery = _locked(session, delivery_id)
        if delivery.status in {"failed", "held", "cancelled"}:
            put_back(delivery)
            delivery.message.conversation.reachable = True
            record(session, "send again", f"message {delivery.message_id}")
    the_desk().ring()
    flash(t("deliveries.again"), "done")
    return redirect(_back())


@console.post("/deliveries/<int:delivery_id>/do-not-send")
def do_not_send(delivery_id: int) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        delivery = _locked(session, delivery_id)
        if delivery.status in {"failed", "held"}:
            delivery.status = "cancelled"
            record(session, "do not send", f"message {delivery.message_id}")
    flash(t("deliveries.given_up"), "done")
    return redirect(_back())


def _locked(session: Session, delivery_id: int) -> Delivery:
    query = select(Delivery).where(Delivery.id == delivery_id).with_for_update(of=Delivery)
    to_whom = joinedload(Delivery.message).joinedload(Message.conversation)
    return session.scalar(query.options(to_whom)) or abort(404)


def put_back(delivery: Delivery) -> None:
    """As if just said. What was pushed and may have arrived keeps its key, by which the platform knows it again."""
    now = real_now()
    if not (delivery.unsure and delivery.via == "push"):
        delivery.retry_key, delivery.via, delivery.unsure = str(uuid4()), "", False
    delivery.status, delivery.attempts, delivery.error = "pending", 0, ""
    delivery.created_at = delivery.due_at = now
    delivery.reply_token, delivery.token_until = "", None
    delivery.owner, delivery.lease_until = "", None


def _back() -> str:
    here = request.form.get("back", "")
    return here if is_ours(here) else url_for("console.deliveries")
