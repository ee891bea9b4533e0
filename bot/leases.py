"""Leases: what a process has in hand stays its own while it lives, and is free for others seconds after it died.

Knows owners, rows and times; knows nothing of what is held.
"""

import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, update
from sqlalchemy.orm import Session

from bot.clock import real_now
from models.inbox import Event
from models.outbox import Delivery

LEASE = timedelta(seconds=6)
KEEP_EVERY = 2.0  # seconds
LONGEST = 600.0  # seconds: a thread that has one thing for longer hangs, and its lease is kept no more

Held = Event | Delivery


@dataclass(frozen=True)
class Grip:
    """One row in the hand of one thread, since a moment of the monotonic clock."""

    kind: type[Held]
    id: int
    owner: str
    since: float


class Hands:
    """What the threads of this process hold. Its name is new at every start: a dead process has no namesake."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(3)}"
        self._guard, self._grips = threading.Lock(), set[Grip]()

    @contextmanager
    def holding(self, row: Held, owner: str) -> Iterator[None]:
        grip = Grip(type(row), row.id, owner, time.monotonic())
        with self._guard:
            self._grips.add(grip)
        try:
            yield
        finally:
            with self._guard:
                self._grips.discard(grip)

    def held(self, at_least: float = 0.0) -> list[Grip]:
        """What is held for that many seconds or more, less what hangs."""
        now = time.monotonic()
        with self._guard:
            return [grip for grip in self._grips if at_least <= now - grip.since < LONGEST]


def is_free(kind: type[Held], now: datetime) -> ColumnElement[bool]:
    """Leased to nobody, or to somebody who died. A lease that ends too far ahead was written by a clock that jumped."""
    return or_(kind.lease_until.is_(None), kind.lease_until < now, kind.lease_until > now + 2 * LEASE)


def extend(session: Session, grips: list[Grip], by: timedelta = LEASE) -> None:
    """Keep what is in hand; by nothing: give it back, for others to take at once."""
    for grip in grips:
        mine = (grip.kind.id == grip.id) & (grip.kind.owner == grip.owner)
        session.execute(update(grip.kind).where(mine).values(lease_until=real_now() + by))
