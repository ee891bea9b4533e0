"""Carrying out a move: the door, then the letter or the message that tells the applicant.

Knows what was decided and by whom; knows no page and no request.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import post
from models.application import Application
from models.moving import move
from models.speaking import say
from models.staff import Staff
from models.talk import Reply


@dataclass(frozen=True)
class Typed:
    """What the reviewer filled in. seen, revision: the last event and the state that they had before their eyes.

    tell: "now", "later" or "" for not at all. override: go on though something is missing (administrators).
    """

    reason: str
    tell: str
    notice: str
    revision: int = 0
    seen: int = 0
    override: bool = False


def carry_out(
    session: Session, application: Application, status: str, typed: Typed, *, staff: Staff, at: datetime
) -> None:
    """Move it and tell (or lay aside, or drop) what is to be told. Raises CannotMove, NotReady."""
    known = application.told_status
    move(session, application, status, staff=staff, at=at, why=typed.reason, override=typed.override)
    if typed.tell == "later" and typed.notice:
        post.write(session, application, typed.notice, known=known, staff_id=staff.id, at=at)
    else:
        post.drop(post.waiting_for(session, application), staff_id=staff.id, at=at)
    talk = application.conversation
    if typed.tell == "now" and typed.notice and talk and talk.reachable:
        message = say(session, talk, [Reply(text=typed.notice)], at=at, staff_id=staff.id)
        session.flush()
        application.note("written", by="staff", at=at, staff_id=staff.id, message_id=message.id, text=typed.notice)
