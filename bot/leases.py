"""Leases: what a process has in hand stays its own while it lives, and is free for others seconds after it died.

Knows rows and times; knows nothing of what is held.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, or_, update
from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.hands import Grip, Held
from models.base import Moment

LEASE = timedelta(seconds=6)
KEEP_EVERY = 2.0  # seconds


def is_free(kind: type[Held]) -> ColumnElement[bool]:
    """Leased to nobody, or to somebody who died. A lease that ends too far ahead was written by a clock that jumped.

    Asked with `moments`: a question that is asked for every message is put together once.
    """
    now, too_far = bindparam("now", type_=Moment), bindparam("too_far", type_=Moment)
    return or_(kind.lease_until.is_(None), kind.lease_until < now, kind.lease_until > too_far)


def moments(now: datetime) -> dict[str, datetime]:
    return {"now": now, "too_far": now + 2 * LEASE}


def extend(session: Session, grips: Iterable[Grip], by: timedelta = LEASE) -> None:
    """Keep what is in hand; by nothing: give it back, for others to take at once."""
    for grip in grips:
        mine = (grip.kind.id == grip.id) & (grip.kind.owner == grip.owner)
        session.execute(update(grip.kind).where(mine).values(lease_until=real_now() + by))
