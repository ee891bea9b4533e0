"""Messages that the bot could not deal with and laid aside: seen by kind, given to it once more. Knows no words."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from console.blueprints import console
from console.desk import real_now, the_desk
from console.looks import look, record
from console.page import render
from console.showing import t
from models.inbox import Event

MOST = 200


@console.get("/set-aside")
def set_aside() -> str:
    with the_desk().database.reading() as session:
        query = select(Event).where(Event.status == "dead").order_by(Event.received_at, Event.id).limit(MOST)
        rows = list(session.scalars(query))
    look("list", "events set aside")
    return render("console/set_aside.html", rows=rows)


@console.post("/set-aside/<int:event_id>/replay")
def replay(event_id: int) -> ResponseReturnValue:
    """Let the worker have it again, as if it had just come."""
    with the_desk().database.writing() as session:
        event = session.get(Event, event_id, with_for_update=True) or abort(404)
        if event.status == "dead":
            event.status, event.attempts, event.due_at = "new", 0, real_now()
            event.owner, event.lease_until, event.error = "", None, ""
            record(session, "replay", f"event {event_id}")
    the_desk().ring()
    flash(t("set_aside.again"), "done")
    return redirect(url_for("console.set_aside"))
