"""How the service is doing, for staff: what waits, what failed and why, who works. Knows no words of anybody."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from console.blueprints import console
from console.desk import real_now, the_desk
from console.looks import record
from console.page import render
from console.showing import t
from console.talks.deliveries import put_back
from models.operations import ALIVE_WITHIN, operations
from models.outbox import Delivery

AT_ONCE = 500


@console.get("/operations")
def operations_page() -> str:
    now = real_now()
    with the_desk().database.reading() as session:
        state = operations(session, now)
    workers = {name: now - at < ALIVE_WITHIN for name, at in sorted(state.workers.items())}
    return render("console/operations.html", state=state, workers=workers)


@console.post("/operations/send-again")
def send_all_again() -> ResponseReturnValue:
    """All that failed for the same reason; the oldest first, some hundreds at once."""
    reason = request.form.get("reason", "")
    with the_desk().database.writing() as session:
        failed = select(Delivery).where(Delivery.status == "failed", Delivery.error == reason)
        found = session.scalars(failed.order_by(Delivery.id).limit(AT_ONCE).with_for_update(of=Delivery)).all()
        for delivery in found:
            put_back(delivery)
        if found:
            record(session, "send again", f"{len(found)} messages")
    the_desk().ring()
    flash(t("operations.again", n=len(found)), "done")
    return redirect(url_for("console.operations_page"))
