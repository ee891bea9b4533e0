"""Letting a draft be sent after the closing date: one button, once. Knows no rule: that is in `models.lateness`."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from console.blueprints import console
from console.cases.filters import asked_from
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.showing import t
from models.application import Application
from models.lateness import allow_late, may_come_late


def is_shut_out(application: Application) -> bool:
    """A draft that can no longer be sent, unless staff allow it."""
    known = the_desk().knowledge().records.get(application.programme_id)
    open_ = known is not None and known.accepts(the_desk().now())
    return application.status == "draft" and not open_ and not may_come_late(application)


@console.post("/applications/<int:application_id>/late")
def let_in_late(application_id: int) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        query = select(Application).where(Application.id == application_id).with_for_update()
        application = session.scalar(query) or abort(404)
        allowed = is_shut_out(application)
        if allowed:
            allow_late(session, application, staff_id=the_staff().id, at=the_desk().now())
            record(session, "late", f"application {application_id}")
    the_desk().ring()
    flash(t("late.done" if allowed else "late.not_needed"), "done" if allowed else "harm")
    return redirect(url_for("console.application", application_id=application_id, **asked_from(request.args).query()))
