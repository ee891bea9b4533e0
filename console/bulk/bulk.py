"""Many applications at once: the set is frozen, what is to be done is chosen, and shown before anything happens.

Knows the pages; what an action does is `bulk_actions`' business, how it is worked off `bulk_work`'s.
"""

from collections.abc import Mapping

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.bulk.bulk_plan import ACTIONS, Plan, allowed, plan_of, say_why, stages_from
from console.cases.filters import asked_from
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import stage_name, t
from models.application import Application
from models.assigning import reviewers
from models.batches import CHOSEN, RUNNING, Batch, batch_of, freeze, tally
from models.flags import flags_in_use

DETAILS = {"status": 40, "reason": 2000, "tell": 5, "flag": 40, "reviewer": 12}  # and how long each may be
SHOWN = 200  # rows on the page


@console.post("/applications/bulk")
def freeze_batch() -> ResponseReturnValue:
    """Keep what is ticked, or all that the filter leaves now; what comes later is not in it."""
    asked, ids = asked_from(request.args), [int(one) for one in request.form.getlist("id") if one.isdecimal()]
    wanted = asked.chosen.ids()
    if "whole" not in request.form:
        ticked = select(Application.id).where(Application.id.in_(ids))
        wanted = ticked.order_by(*asked.chosen.order)
        if not ids:
            flash(t("bulk.none_ticked"), "harm")
            return redirect(url_for("console.applications", **asked.query()))
    with the_desk().database.writing() as session:
        batch = freeze(session, wanted, staff_id=the_staff().id, at=real_now(), chosen=asked.query())
    return redirect(url_for("console.batch", batch_id=batch.id))


@console.get("/applications/bulk/<int:batch_id>")
def batch(batch_id: int) -> str:
    with the_desk().database.writing() as session:
        found = batch_of(session, batch_id, the_staff().id) or abort(404)
        plan = plan_of(session, found)
        record(session, "list", "applications", batch=batch_id)
        return _page(session, found, plan)


def _page(session: Session, found: Batch, plan: Plan) -> str:
    people = reviewers(session) if "assign" in allowed() else []
    return render(
        "console/batch.html",
        batch=found,
        plan=plan,
        rows=plan.rows[:SHOWN],
        actions=allowed(),
        stages=stages_from(plan.rows),
        people=people,
        what=_what(found, plan, {str(one.id): one.shown_name or one.name for one in people}),
        flags=flags_in_use(session),
        tally=tally(session, found.id),
        say_why=say_why,
    )


def _what(found: Batch, plan: Plan, people: Mapping[str, str]) -> str:
    """What is put on, given to or moved to, in words."""
    detail = found.detail
    if found.action == "move" and plan.rows:
        return stage_name(plan.rows[0][1].programme_id, detail.get("status", ""))
    return people.get(detail.get("reviewer", ""), "") if found.action == "assign" else detail.get("flag", "")


@console.post("/applications/bulk/<int:batch_id>/plan")
def plan_batch(batch_id: int) -> ResponseReturnValue:
    """Keep what is to be done; the page then shows what would come of it."""
    form = request.form
    action = ACTIONS.get(form.get("action", ""))
    if action is None or the_staff().role not in action.roles:
        abort(400)
    detail = {name: form.get(name, "").strip()[:most] for name, most in DETAILS.items() if form.get(name)}
    with the_desk().database.writing() as session:
        found = batch_of(session, batch_id, the_staff().id) or abort(404)
        if found.state == CHOSEN:
            found.action, found.detail = action.name, detail
    return redirect(url_for("console.batch", batch_id=batch_id))


@console.post("/applications/bulk/<int:batch_id>/begin")
def begin_batch(batch_id: int) -> ResponseReturnValue:
    """Just what was shown: another window that chose something else meanwhile is shown first."""
    with the_desk().database.writing() as session:
        found = batch_of(session, batch_id, the_staff().id) or abort(404)
        meant = (request.form.get("action"), request.form.get("status", ""))
        same = meant == (found.action, found.detail.get("status", ""))
        if found.state == CHOSEN and same and found.action and not ACTIONS[found.action].lacks(found.detail):
            found.state = RUNNING
            record(session, "bulk", "applications", batch=batch_id, action=found.action)
    return redirect(url_for("console.batch", batch_id=batch_id))
