"""Taking the last move back, where nothing has followed from it. Knows the history; the door is `move_to`."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.application import Application, ApplicationEvent
from models.stages import CannotMove

HARMLESS = ("flagged", "unflagged", "noted", "assigned", "unassigned")  # may have happened since


def take_back(
    session: Session, application: Application, status: str, *, at: datetime, staff_id: int, why: str
) -> None:
    """Back to `status`, from which staff moved it last. Raises CannotMove where something else has happened since."""
    last = session.scalar(
        select(ApplicationEvent)
        .where(ApplicationEvent.application_id == application.id, ApplicationEvent.kind.not_in(HARMLESS))
        .order_by(ApplicationEvent.id.desc())
        .limit(1)
    )
    theirs = last is not None and (last.kind, last.by) == ("moved", "staff") and not last.detail.get("undone")
    if last is None or not theirs or (last.detail["before"], last.detail["after"]) != (status, application.status):
        raise CannotMove(application.status, status)
    application.move_to(status, by="staff", at=at, staff_id=staff_id, why=why, undone=True)
