"""Flags on one application, and how far its page has been read. Knows flags and readers; knows no list."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from console.blueprints import console
from console.cases.case import Case
from console.cases.filters import asked_from
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.looks import record
from console.showing import t
from models.application import Application
from models.flags import lower_flag, named, raise_flag
from models.seen import mark


def read(case: Case) -> None:
    """Write down who read it, and up to where: what comes later is new to them."""
    last, here = max((message.id for message in case.talk.messages), default=0), case.application.id
    with the_desk().database.writing() as session:
        record(session, "read", f"application {here}")
        mark(session, the_staff().id, here, message_id=last, event_id=case.seen, at=real_now())


@console.post("/applications/<int:application_id>/flags")
def flag_application(application_id: int) -> ResponseReturnValue:
    """Put a flag on, or take one off."""
    flag, off = named(request.form.get("flag", "")), request.form.get("step") == "off"
    with the_desk().database.writing() as session:
        found = session.scalar(select(Application.id).where(Application.id == application_id).with_for_update())
        here = found or abort(404)
        change = lower_flag if off else raise_flag
        if flag and change(session, here, flag, by=the_staff().id, at=the_desk().now()):
            record(session, "flag", f"application {here}", off=off)
    if not flag:
        flash(t("bulk.name_flag"), "harm")
    query = asked_from(request.args).query()
    return redirect(url_for("console.application", application_id=application_id, **query))
