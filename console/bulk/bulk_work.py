"""Working a batch off, a little at a time: one application a transaction, a few hundred milliseconds a request.

Whoever looks at the page moves it on; a page that was closed is taken up again where it stopped. Knows no action.
"""

from datetime import timedelta
from time import monotonic

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.bulk.bulk_actions import Refused
from console.bulk.bulk_plan import ACTIONS, SINCE, doing, say_why
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.looks import record
from models.application import Application
from models.batches import DONE, RUNNING, UNDOING, UNDONE, Batch, BatchRow, batch_of, next_row, rows_of, tally

SLICE = timedelta(milliseconds=300)
ENDS = {RUNNING: DONE, UNDOING: UNDONE}


@console.post("/applications/bulk/<int:batch_id>/work")
def work_batch(batch_id: int) -> ResponseReturnValue:
    until = monotonic() + SLICE.total_seconds()
    while _one(batch_id) and monotonic() < until:
        pass
    the_desk().ring()
    if "HX-Request" not in request.headers:
        return redirect(url_for("console.batch", batch_id=batch_id))
    with the_desk().database.reading() as session:
        batch = batch_of(session, batch_id, the_staff().id) or abort(404)
        rows = rows_of(session, batch) if batch.state in ENDS.values() else []
        shown = {"batch": batch, "tally": tally(session, batch.id), "rows": rows, "say_why": say_why}
        return render_template("console/batch_progress.html", **shown)


@console.post("/applications/bulk/<int:batch_id>/undo")
def undo_batch(batch_id: int) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        batch = batch_of(session, batch_id, the_staff().id) or abort(404)
        if batch.state == DONE:
            batch.state = UNDOING
            record(session, "bulk", "applications", batch=batch_id, undo=batch.action)
    return redirect(url_for("console.batch", batch_id=batch_id))


def _one(batch_id: int) -> bool:
    """Do or undo the next one; False when there is none left."""
    with the_desk().database.writing() as session:
        batch = batch_of(session, batch_id, the_staff().id) or abort(404)
        if batch.state not in ENDS:
            return False
        row = next_row(session, batch)
        if row is None:
            batch.state, batch.finished_at = ENDS[batch.state], real_now()
            return False
        _settle(session, batch, row)
        return True


def _settle(session: Session, batch: Batch, row: BatchRow) -> None:
    undoing = batch.state == UNDOING
    query = select(Application).where(Application.id == row.application_id).with_for_update()
    application = session.scalar(query)
    if application is None or (not undoing and application.status != row.was):
        row.outcome, row.why = "kept" if undoing else "refused", dict(SINCE)
        return
    try:
        with session.begin_nested():
            _carry_out(session, batch, row, application)
            record(session, "move" if batch.action == "move" else batch.action, f"application {row.application_id}")
        row.outcome, row.why = "undone" if undoing else "done", {}
    except Refused as stopped:
        row.outcome, row.why = "kept" if undoing else "refused", dict(stopped.why)


def _carry_out(session: Session, batch: Batch, row: BatchRow, application: Application) -> None:
    action = ACTIONS[batch.action]
    if batch.state == UNDOING:
        action.undo(session, application, row.before, doing(batch))
    else:
        row.before = dict(action.do(session, application, doing(batch)))
