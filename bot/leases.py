"""Leases: what a process has in hand stays its own while it lives, and is free for others seconds after it died.

Knows rows and times; knows nothing of what is held.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, update
from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.hands import Grip, Held

LEASE = timedelta(seconds=6)
KEEP_EVERY = 2.0  # seconds


def is_free(kind: type[Held], now: datetime) -> ColumnElement[bool]:
    """Leased to nobody, or to somebody who died. A lease that ends too far ahead was written by a clock that jumped."""
    return or_(kind.lease_until.is_(None), kind.lease_until < now, kind.lease_until > now + 2 * LEASE)


def extend(session: Session, grips: Iterable[Grip], by: timedelta = LEASE) -> None:
    """Keep what is in hand; by nothing: give it back, for others to take at once."""
    for grip in grips:
        mine = (grip.kind.id == grip.id) & (grip.kind.owner == grip.owner)
        session.execute(update(grip.kind).where(mine).values(lease_until=real_now() + by))
