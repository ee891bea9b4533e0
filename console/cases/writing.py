"""What staff write on an application: notes for each other, and messages to the applicant, through the outbox.

Knows the talk and the history; knows no channel.
"""

from uuid import uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.audience import AUDIENCES
from console.cases.filters import asked_from
from console.cases.steps import can_be_told
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import t
from models.application import Application
from models.conversation import Conversation, Message
from models.speaking import say
from models.talk import Reply

LONGEST = 4000  # characters: fits one bubble on every channel


def words(name: str) -> str:
    return request.form.get(name, "").replace("\r\n", "\n").strip()[:LONGEST]


@console.post("/applications/<int:application_id>/notes")
def add_note(application_id: int) -> ResponseReturnValue:
    note, back = words("note"), _back(application_id, "notes")
    if not note:
        flash(t("writing.empty_note"), "harm")
        return redirect(back)
    with the_desk().database.writing() as session:
        application = session.get(Application, application_id, with_for_update=True) or abort(404)
        once, audience = request.form.get("once", "")[:40], request.form.get("audience", "all")
        about = {"text": note, "audience": audience if audience in AUDIENCES else "all"}
        if not once or all(event.detail.get("once") != once for event in application.events[-20:]):
            application.note("noted", by="staff", at=the_desk().now(), staff_id=the_staff().id, once=once, **about)
            record(session, "note", f"application {application_id}")
    flash(t("writing.noted"), "done")
    return redirect(back)


@console.post("/applications/<int:application_id>/message")
def write_to_applicant(application_id: int) -> ResponseReturnValue:
    message, back = words("message"), _back(application_id, "talk")
    if request.form.get("step") == "preview":
        return _preview(application_id, message)
    with the_desk().database.writing() as session:
        application = session.get(Application, application_id, with_for_update=True) or abort(404)
        refusal = "writing.empty" if not message else "" if can_be_told(application) else "writing.unreachable"
        if not refusal and application.conversation and (said := say_once(session, application.conversation, message)):
            about = {"message_id": said.id, "text": message}
            application.note("written", by="staff", at=the_desk().now(), staff_id=the_staff().id, **about)
            record(session, "write", f"application {application_id}")
    if refusal:
        flash(t(refusal), "harm")
        return _preview(application_id, message, 422)
    the_desk().ring()
    flash(t("writing.on_its_way"), "done")
    return redirect(back)


def say_once(session: Session, conversation: Conversation, message: str) -> Message | None:
    """Put the words into the outbox; None where this very form was sent before (a double click, a reload)."""
    once = request.form.get("once", "")[:40] or str(uuid4())
    latest = select(Message).where(Message.conversation_id == conversation.id, Message.author == "staff")
    if any(said.why.get("once") == once for said in session.scalars(latest.order_by(Message.id.desc()).limit(20))):
        return None
    reply, staff = Reply(text=message), the_staff()
    said = say(session, conversation, [reply], at=the_desk().now(), staff_id=staff.id, why={"once": once})
    session.flush()
    return said


def _preview(application_id: int, message: str, code: int = 200) -> ResponseReturnValue:
    """How it will look in the chat; a page of its own where there is no script."""
    with the_desk().database.reading() as session:
        application = session.get(Application, application_id) or abort(404)
        conversation = application.conversation
    context = {"application": application, "conversation": conversation, "message": message}
    if request.headers.get("HX-Request") and code == 200:
        return render_template("console/message_piece.html", **context)
    return render("console/message.html", asked=asked_from(request.args), **context), code


def _back(application_id: int, anchor: str) -> str:
    query = asked_from(request.args).query()
    return url_for("console.application", application_id=application_id, _anchor=anchor, **query)
