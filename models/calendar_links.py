"""The secret address of a person's calendar feed: made, made anew, looked up. Kept by its hash only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.calendar_link import CalendarLink
from models.staff import Staff

RECORDED_EVERY = timedelta(days=1)


@dataclass(frozen=True)
class Reader:
    """Whose feed is read. fresh: nobody has recorded that today."""

    staff: Staff
    fresh: bool


def renew(session: Session, staff_id: int, now: datetime) -> str:
    """A new token, told once; whatever there was before opens nothing any more."""
    token = token_urlsafe(32)
    link = session.get(CalendarLink, staff_id, with_for_update=True) or CalendarLink(staff_id=staff_id)
    link.token_hash, link.made_at, link.read_at = _hash(token), now, None
    session.add(link)
    return token


def drop(session: Session, staff_id: int) -> None:
    link = session.get(CalendarLink, staff_id, with_for_update=True)
    if link:
        session.delete(link)


def link_of(session: Session, staff_id: int) -> CalendarLink | None:
    return session.get(CalendarLink, staff_id)


def reader_of(session: Session, token: str, now: datetime) -> Reader | None:
    """Whoever is active and has this token now."""
    query = select(CalendarLink, Staff).join(Staff, Staff.id == CalendarLink.staff_id)
    found = session.execute(query.where(CalendarLink.token_hash == _hash(token), Staff.active)).first()
    if found is None:
        return None
    link, staff = found
    fresh = link.read_at is None or now - link.read_at > RECORDED_EVERY
    return Reader(staff, fresh)


def mark_read(session: Session, staff_id: int, now: datetime) -> None:
    if link := session.get(CalendarLink, staff_id, with_for_update=True):
        link.read_at = now


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
