"""Who has which application open just now, and what for. A sign of life every few seconds; silence is leaving.

Knows real time; it is no record: rows are gone half a minute after the last sign.
"""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, String, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base

GONE_AFTER = timedelta(seconds=30)
DOING = ("read", "move", "correct", "change", "merge", "score")


class Presence(Base):
    """One person at one application, doing one thing."""

    __tablename__ = "presences"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    doing: Mapped[str] = mapped_column(String(10), primary_key=True)
    at: Mapped[datetime]

    __table_args__ = (Index("ix_presences_at", "at"),)


def be_here(session: Session, application_id: int, staff_id: int, doing: str, now: datetime) -> None:
    """A sign of life; signs of anybody that are too old go with it."""
    session.execute(delete(Presence).where(Presence.at < now - GONE_AFTER))
    row = {"application_id": application_id, "staff_id": staff_id, "doing": doing}
    known = update(Presence).filter_by(**row).values(at=now)
    if session.execute(known.returning(Presence.doing)).first():
        return
    try:
        with session.begin_nested():
            session.execute(insert(Presence).values(**row, at=now))
    except IntegrityError:
        pass  # another window of theirs was faster


def others_at(session: Session, application_id: int, staff_id: int, now: datetime) -> dict[int, list[str]]:
    """What everybody else does with it, by person: most telling last in DOING's order."""
    query = select(Presence.staff_id, Presence.doing).where(
        Presence.application_id == application_id,
        Presence.staff_id != staff_id,
        Presence.at >= now - GONE_AFTER,
    )
    found: dict[int, list[str]] = {}
    for person, doing in session.execute(query.order_by(Presence.staff_id)):
        found.setdefault(person, []).append(doing)
    return {person: sorted(doing, key=DOING.index) for person, doing in found.items()}
