"""How far each of the staff has read each application, and what has happened since.

Knows ids of the last message and the last line of the history; knows no page. A row is never older than what was shown.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, exists, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.application import Application, ApplicationEvent
from models.base import Base
from models.conversation import Message
from models.staff import Staff

QUIET = ("assigned", "unassigned", "flagged", "unflagged")  # nothing new to read


class Seen(Base):
    """The last message and event that were there when this person last opened this application; at: by real time."""

    __tablename__ = "seen"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), primary_key=True)
    message_id: Mapped[int] = mapped_column(default=0)
    event_id: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime]

    __table_args__ = (Index("ix_seen_application", "application_id"),)


def mark(session: Session, staff_id: int, application_id: int, *, message_id: int, event_id: int, at: datetime) -> None:
    """They have read it up to here."""
    session.scalar(select(Staff.id).where(Staff.id == staff_id).with_for_update())  # one's own two windows in turn
    row = session.get(Seen, (staff_id, application_id))
    if row is None:
        row = Seen(staff_id=staff_id, application_id=application_id, message_id=0, event_id=0)
        session.add(row)
    row.message_id, row.event_id, row.at = max(row.message_id, message_id), max(row.event_id, event_id), at


def unread_by(staff_id: int) -> ColumnElement[bool]:
    """Never opened by them, or since then written to by the applicant or changed by anybody else."""
    mine = (Seen.staff_id == staff_id, Seen.application_id == Application.id)
    others = or_(ApplicationEvent.staff_id.is_(None), ApplicationEvent.staff_id != staff_id)
    changed = exists().where(
        *mine,
        ApplicationEvent.application_id == Application.id,
        ApplicationEvent.id > Seen.event_id,
        ApplicationEvent.kind.not_in(QUIET),
        others,
    )
    wrote = exists().where(
        *mine,
        Message.conversation_id == Application.conversation_id,
        Message.id > Seen.message_id,
        Message.direction == "in",
    )
    return or_(~exists().where(*mine), changed, wrote)


def unread_among(session: Session, staff_id: int, ids: Iterable[int]) -> set[int]:
    """Which of these have something new for them; one query however many."""
    return set(session.scalars(select(Application.id).where(Application.id.in_(list(ids)), unread_by(staff_id))))
