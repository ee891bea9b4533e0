"""Log-ins as rows: opened, found again by the cookie's token, ended. Twelve hours at most, two without use.

Knows tokens and clocks; knows no password and no page.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from models.staff import Staff, StaffSession

ABSOLUTE = timedelta(hours=12)  # a long working day
IDLE = timedelta(hours=2)  # longer than a meeting, shorter than an afternoon at an open screen
SKEW = timedelta(minutes=5)  # between the clocks of two machines, and for one that is set right
SEEN_EVERY = timedelta(minutes=1)


def open_session(session: Session, staff: Staff, now: datetime) -> str:
    """A new log-in's token: 256 random bits, of which only the hash is kept."""
    token = token_urlsafe(32)
    session.add(StaffSession(staff_id=staff.id, token_hash=_hash(token), created_at=now, seen_at=now))
    return token


def find(session: Session, token: str, now: datetime) -> StaffSession | None:
    """The live log-in with its person; None where it ended, was idle, is too old, or the person may no longer."""
    query = select(StaffSession).options(joinedload(StaffSession.staff)).where(StaffSession.token_hash == _hash(token))
    found = session.scalar(query)
    return found if found and is_live(found, now) and found.staff.active else None


def is_live(found: StaffSession, now: datetime) -> bool:
    from_the_past = found.created_at <= now + SKEW and found.seen_at <= now + SKEW  # else a clock was set back
    lately = now - found.created_at < ABSOLUTE and now - found.seen_at < IDLE
    return found.ended_at is None and from_the_past and lately


def end(session: Session, token: str, now: datetime) -> None:
    session.execute(
        update(StaffSession)
        .where(StaffSession.token_hash == _hash(token), StaffSession.ended_at.is_(None))
        .values(ended_at=now)
    )


def end_all(session: Session, staff_id: int, now: datetime, *, but: str = "") -> None:
    """End every log-in of one person; `but` is the token of the one that stays."""
    query = update(StaffSession).where(StaffSession.staff_id == staff_id, StaffSession.ended_at.is_(None))
    session.execute(query.where(StaffSession.token_hash != _hash(but)).values(ended_at=now))


def live_of(session: Session, staff_id: int, now: datetime) -> list[StaffSession]:
    """This person's log-ins that still count, newest first."""
    query = select(StaffSession).where(StaffSession.staff_id == staff_id, StaffSession.ended_at.is_(None))
    rows = session.scalars(query.order_by(StaffSession.seen_at.desc()))
    return [row for row in rows if is_live(row, now)]


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
