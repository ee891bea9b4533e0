"""What the threads of this process have in hand, and since when. Knows owners and rows; writes nothing."""

import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from models.inbox import Event
from models.outbox import Delivery

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
