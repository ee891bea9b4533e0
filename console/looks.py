"""The record of who read personal data: who, what, when, never what it said. Knows rows only."""

from typing import Any

from sqlalchemy.orm import Session

from console.desk import real_now, the_desk
from console.guard import the_staff
from models.looks import Look


def record(session: Session, what: str, subject: str, **detail: Any) -> None:
    """Write it down within a transaction that is open anyway."""
    session.add(Look(staff_id=the_staff().id, at=real_now(), what=what, subject=subject[:120], detail=detail))


def look(what: str, subject: str, **detail: Any) -> None:
    """Write down that somebody looked."""
    with the_desk().database.writing() as session:
        record(session, what, subject, **detail)
