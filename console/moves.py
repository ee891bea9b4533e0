"""Moving an application on: the question before it, the move itself, and what a late second reviewer is shown.

Knows the transition table through `steps`; the door itself is `Application.move_to`.
"""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.case import Case, case_of
from console.desk import the_desk
from console.filters import asked_from
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import called, stage_name, t
from console.steps import NOT_BY_STAFF, can_be_told, notice_for, step_to
from models import post
from models.application import Application
from models.desk import neighbours
from models.speaking import say
from models.stages import STATUSES, may_follow
from models.talk import Reply

LONGEST = 2000
TOLD_TOGETHER = frozenset({"selected", "reserve", "not_selected"})  # results: most often everybody on one day


@dataclass(frozen=True)
class Typed:
    """What the reviewer filled in. seen, revision: the last event and the state that they had before their eyes."""

    reason: str
    tell: str  # "now", "later" or "" for not at all
    notice: str
    revision: int
    seen: int


@console.get("/applications/<int:application_id>/move/<step>")
def move(application_id: int, step: str) -> ResponseReturnValue:
    status = _known(step)
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
    read = request.args.get("revision", case.application.revision, type=int)
    if read != case.application.revision or not may_follow(case.application.status, status):
        return _question(case, status, _blank(case, status), late=True), 409
    return _question(case, status, _blank(case, status))


@console.post("/applications/<int:application_id>/move/<step>")
def make_move(application_id: int, step: str) -> ResponseReturnValue:
    status, typed, asked = _known(step), _typed(), asked_from(request.args)
    with the_desk().database.writing() as session:
        query = select(Application).where(Application.id == application_id).with_for_update()
        application = session.scalar(query) or abort(404)
        late = application.revision != typed.revision or not may_follow(application.status, status)
        unexplained = step_to(application, status).needs_reason and not typed.reason
        if not late and not unexplained:
            beside = neighbours(session, asked.chosen, application_id)
            _carry_out(session, application, status, typed)
            record(session, "move", f"application {application_id}", to=status)
    if late or unexplained:
        return _again(application_id, status, typed, late=late)
    the_desk().ring()
    _say_done(application, status, beside.after if beside else None, asked.query())
    return redirect(url_for("console.application", application_id=application_id, **asked.query()))


def _known(step: str) -> str:
    """The status that a step leads to, where it is one that staff may set."""
    return step if step in STATUSES and step not in NOT_BY_STAFF else abort(404)


def _carry_out(session: Session, application: Application, status: str, typed: Typed) -> None:
    now, staff, before = the_desk().now(), the_staff(), application.told_status
    application.move_to(status, by="staff", at=now, why=typed.reason, staff_id=staff.id)
    if typed.tell == "later" and typed.notice:
        post.write(session, application, typed.notice, known=before, staff_id=staff.id, at=now)
    else:
        post.drop(post.waiting_for(session, application), staff_id=staff.id, at=now)
    if typed.tell == "now" and typed.notice and can_be_told(application) and application.conversation:
        message = say(session, application.conversation, [Reply(text=typed.notice)], at=now, staff_id=staff.id)
        session.flush()
        application.note("written", by="staff", at=now, staff_id=staff.id, message_id=message.id, text=typed.notice)


def _say_done(application: Application, status: str, after: int | None, query: dict[str, Any]) -> None:
    onward = url_for("console.application", application_id=after, **query) if after else ""
    words = t("moves.done", name=called(application), stage=stage_name(application.programme_id, status))
    flash({"text": words, "href": onward, "link": t("moves.next_one")}, "done")  # type: ignore[arg-type]


def _again(application_id: int, status: str, typed: Typed, *, late: bool) -> ResponseReturnValue:
    with the_desk().database.reading() as session:
        case = case_of(session, application_id) or abort(404)
    return _question(case, status, typed, late=late, unexplained=not late), 409 if late else 422


def _question(case: Case, status: str, typed: Typed, *, late: bool = False, unexplained: bool = False) -> str:
    since = [event for event in case.application.events if event.id > typed.seen] if late else []
    return render(
        "console/move.html",
        case=case,
        step=step_to(case.application, status),
        allowed=may_follow(case.application.status, status),
        typed=typed,
        since=since,
        late=late,
        unexplained=unexplained,
        asked=asked_from(request.args),
        reachable=can_be_told(case.application),
    )


def _blank(case: Case, status: str) -> Typed:
    notice = notice_for(case.application, status)
    tell = ("later" if status in TOLD_TOGETHER else "now") if notice else ""
    return Typed("", tell, notice, case.application.revision, request.args.get("seen", case.seen, type=int))


def _typed() -> Typed:
    form = request.form
    return Typed(
        reason=form.get("reason", "").strip()[:LONGEST],
        tell=form.get("tell", ""),
        notice=form.get("notice", "").replace("\r\n", "\n").strip()[:LONGEST],
        revision=form.get("revision", 0, type=int),
        seen=form.get("seen", 0, type=int),
    )
