"""Moving an application on: the question before it, the move itself, and what a late second reviewer is shown.

Knows what was typed and what may come next through `steps`; the door itself is `Application.move_to`.
"""

from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.carrying import Typed, carry_out
from console.cases.case import Case, case_of
from console.cases.filters import asked_from
from console.cases.standing import statuses_everywhere
from console.cases.steps import can_be_told, is_told_together, notice_for, step_to
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import called, stage_name, t
from models.application import Application
from models.desk import neighbours
from models.moving import NotReady

LONGEST = 2000


@console.get("/applications/<int:application_id>/move/<step>")
def move(application_id: int, step: str) -> ResponseReturnValue:
    status = _known(step)
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
        read = request.args.get("revision", case.application.revision, type=int)
        late = read != case.application.revision or not case.application.may_become(status)
        return _question(session, case, status, _blank(case, status), late=late), 409 if late else 200


@console.post("/applications/<int:application_id>/move/<step>")
def make_move(application_id: int, step: str) -> ResponseReturnValue:
    status, typed, asked, staff = _known(step), _typed(), asked_from(request.args), the_staff()
    try:
        with the_desk().database.writing() as session:
            query = select(Application).where(Application.id == application_id).with_for_update()
            application = session.scalar(query) or abort(404)
            late = application.revision != typed.revision or not application.may_become(status)
            if not late:
                beside = neighbours(session, asked.chosen, application_id)
                carry_out(session, application, status, typed, staff=staff, at=the_desk().now())
                record(session, "move", f"application {application_id}", to=status)
    except NotReady as stopped:
        unexplained = any(one.word == "reason" for one in stopped.obstacles)
        return _again(application_id, status, typed, unexplained=unexplained)
    if late:
        return _again(application_id, status, typed, late=True)
    the_desk().ring()
    _say_done(application, status, beside.after if beside else None, asked.query())
    return redirect(url_for("console.application", application_id=application_id, **asked.query()))


def _known(step: str) -> str:
    """The status that a step leads to, where it is one that staff may set."""
    return step if step in statuses_everywhere() else abort(404)


def _say_done(application: Application, status: str, after: int | None, query: dict[str, Any]) -> None:
    onward = url_for("console.application", application_id=after, **query) if after else ""
    words = t("moves.done", name=called(application), stage=stage_name(application.programme_id, status))
    flash({"text": words, "href": onward, "link": t("moves.next_one")}, "done")  # type: ignore[arg-type]


def _again(
    application_id: int, status: str, typed: Typed, *, late: bool = False, unexplained: bool = False
) -> ResponseReturnValue:
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
        return _question(session, case, status, typed, late=late, unexplained=unexplained), 409 if late else 422


def _question(
    session: Session, case: Case, status: str, typed: Typed, *, late: bool = False, unexplained: bool = False
) -> str:
    since = [event for event in case.application.events if event.id > typed.seen] if late else []
    step, allowed = step_to(session, case.application, status), case.application.may_become(status)
    return render(
        "console/move.html",
        case=case,
        step=step,
        allowed=allowed,
        typed=typed,
        since=since,
        late=late,
        unexplained=unexplained,
        refused=request.method == "POST",
        asked=asked_from(request.args),
        reachable=can_be_told(case.application),
    )


def _blank(case: Case, status: str) -> Typed:
    notice = notice_for(case.application, status)
    tell = ("later" if is_told_together(case.application, status) else "now") if notice else ""
    return Typed("", tell, notice, case.application.revision, request.args.get("seen", case.seen, type=int))


def _typed() -> Typed:
    form = request.form
    return Typed(
        reason=form.get("reason", "").strip()[:LONGEST],
        tell=form.get("tell", ""),
        notice=form.get("notice", "").replace("\r\n", "\n").strip()[:LONGEST],
        revision=form.get("revision", 0, type=int),
        seen=form.get("seen", 0, type=int),
        override="override" in form,
    )
