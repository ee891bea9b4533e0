"""Ten wrong passwords in five minutes, for one name or from one address, and the door stays shut for the rest of them.

Counts in the database, so that it holds for any number of processes. Knows hashes only, neither names nor addresses.
"""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from models.staff import LoginAttempt

LIMIT = 10
WINDOW = timedelta(minutes=5)
FORGET = timedelta(days=1)
SKEW = timedelta(minutes=1)  # between the clocks of two machines


def keyed(secret: str | bytes, value: str) -> str:
    """What stands for a name or an address in the table."""
    key = secret.encode() if isinstance(secret, str) else secret
    return hmac.new(key, value.casefold().encode(), sha256).hexdigest()


def try_once(session: Session, name_hash: str, address_hash: str, now: datetime) -> LoginAttempt | timedelta:
    """The attempt, written down as failed until it succeeds; or how long to wait before the next may be made."""
    session.execute(delete(LoginAttempt).where(LoginAttempt.at < now - FORGET))
    waits = (
        _wait(session, LoginAttempt.name_hash == name_hash, now),
        _wait(session, LoginAttempt.address_hash == address_hash, now),
    )
    if longest := max(waits):
        return longest
    attempt = LoginAttempt(name_hash=name_hash, address_hash=address_hash, at=now, succeeded=False)
    session.add(attempt)
    session.flush()
    return attempt


def _wait(session: Session, whose: ColumnElement[bool], now: datetime) -> timedelta:
    lately = (LoginAttempt.at > now - WINDOW) & (LoginAttempt.at <= now + SKEW)  # later: by a clock that was set back
    failures = select(LoginAttempt.at).where(whose, ~LoginAttempt.succeeded, lately)
    latest = session.scalars(failures.order_by(LoginAttempt.at.desc()).limit(LIMIT)).all()
    return max(latest[-1] + WINDOW - now, timedelta()) if len(latest) == LIMIT else timedelta()


def succeeded(session: Session, attempt: LoginAttempt) -> None:
    """The person came in: their earlier slips no longer count."""
    slips = delete(LoginAttempt).where(LoginAttempt.name_hash == attempt.name_hash, ~LoginAttempt.succeeded)
    session.execute(slips.where(LoginAttempt.id != attempt.id))
    session.merge(attempt).succeeded = True
