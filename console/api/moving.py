"""Moving an application on by a program: through the same door as the page, with the same check of what was read.

Knows what is asked; what may follow and who is told are `console.carrying`'s and the programme's business.
"""

from typing import Any

from sqlalchemy.orm import Session

from console.api.applications import by_number
from console.api.door import note, the_key
from console.api.problems import fail
from console.api.routes import offers
from console.api.shapes import Detail, Move
from console.api.telling import detail
from console.cases.carrying import Typed, carry_out
from console.cases.standing import statuses_everywhere
from console.cases.steps import notice_for, steps_from
from console.desk import the_desk
from console.guard import the_staff
from models.application import Application
from models.moving import NotReady

REFUSALS = ("not_found", "changed", "may_not_follow", "not_ready")


@offers(
    "POST", "/applications/<reference>/moves", scope="applications:move", body=Move, answer=Detail, problems=REFUSALS
)
def move_application(reference: str, body: Move) -> Detail:
    """Move an application to its next status. Nothing happens where it changed since it was read."""
    try:
        with the_desk().database.writing() as session:
            application = by_number(session, reference, lock=True)
            _check(session, application, body)
            _carry_out(session, application, body)
            session.flush()
            moved = detail(session, application)
    except NotReady as stopped:
        fail("not_ready", missing=[one.word for one in stopped.obstacles])
    note("move", f"application {application.id}", to=body.to)
    the_desk().ring()
    return moved


def _check(session: Session, application: Application, body: Move) -> None:
    now: dict[str, Any] = {"status": application.status, "revision": application.revision}
    if body.revision != application.revision:
        fail("changed", application=now)
    if body.to not in statuses_everywhere() or not application.may_become(body.to):
        fail("may_not_follow", application=now, next=[step.status for step in steps_from(session, application)])


def _carry_out(session: Session, application: Application, body: Move) -> None:
    notice = body.message or notice_for(application, body.to)
    typed = Typed(reason=body.reason, tell="" if body.tell == "no" else body.tell, notice=notice)
    before = len(application.events)
    carry_out(session, application, body.to, typed, staff=the_staff(), at=the_desk().now())
    for event in application.events[before:]:
        event.detail = {**event.detail, "program": the_key().name}
