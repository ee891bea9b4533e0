"""Letting one draft be sent after the closing date: a decision of staff, in the history, told to the applicant.

Knows drafts only; whether a programme is open is its record's business.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from models.application import Application
from models.conversation import Message
from models.letters import late_letter
from models.speaking import say


def allow_late(session: Session, application: Application, *, staff_id: int | None, at: datetime) -> Message | None:
    """Allow it once and for all. The message to the applicant (None: no talk). Raises ValueError but for a draft."""
    if application.status != "draft":
        raise ValueError("only a draft can still be sent")
    application.asides["late_allowed"] = True
    application.note("late_allowed", by="staff", at=at, staff_id=staff_id)
    if application.conversation is None:
        return None
    return say(session, application.conversation, [late_letter(application)], at=at, staff_id=staff_id)


def may_come_late(application: Application) -> bool:
    return bool(application.asides.get("late_allowed"))
