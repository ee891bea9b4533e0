"""Waking those who wait for work. Only bells: who missed one finds the work by looking.

In one process an event; between processes on PostgreSQL a NOTIFY. Knows no table.
"""

import threading
from collections.abc import Callable
from contextlib import suppress

import psycopg
from sqlalchemy import make_url, text
from sqlalchemy.exc import SQLAlchemyError

from models.database import Database

POLL = 1.0  # seconds after which everybody looks by themselves
CHANNEL = "samak"


class Bell:
    """`ring()` after a commit wakes one of those who `wait()`: it works until nothing is left, the others sleep on."""

    def __init__(self) -> None:
        self._condition, self._rung = threading.Condition(), 0

    def ring(self, *, everybody: bool = False) -> None:
        with self._condition:
            self._rung += 1
            self._condition.notify_all() if everybody else self._condition.notify()

    def heard(self) -> int:
        """How often it rang so far: take it before looking for work, hand it to `wait` after finding none."""
        return self._rung

    def wait(self, heard: int, seconds: float = POLL) -> None:
        with self._condition:
            if self._rung == heard:
                self._condition.wait(seconds)


class Doorbell:
    """came: there is something to handle; to_send: there is something to send."""

    def __init__(self) -> None:
        self.came, self.to_send = Bell(), Bell()

    def something_came(self) -> None:
        self.came.ring()

    def something_to_send(self) -> None:
        self.to_send.ring()

    def ring(self) -> None:
        """Both: whoever rings does not know which."""
        self.something_came()
        self.something_to_send()

    def wake_everybody(self) -> None:
        """In this process: it stops."""
        self.came.ring(everybody=True)
        self.to_send.ring(everybody=True)


class SharedDoorbell(Doorbell):
    """Rings in every process on the same PostgreSQL."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    def something_came(self) -> None:
        super().something_came()
        self._tell("came")

    def something_to_send(self) -> None:
        super().something_to_send()
        self._tell("to_send")

    def _tell(self, bell: str) -> None:
        with suppress(SQLAlchemyError), self._database.engine.begin() as connection:  # who misses it looks later
            connection.execute(text("SELECT pg_notify(:channel, :bell)"), {"channel": CHANNEL, "bell": bell})

    def listen(self, stopping: Callable[[], bool]) -> None:
        """Pass on what other processes ring, until `stopping()`; a lost connection is made again."""
        url = make_url(self._database.url).set(drivername="postgresql").render_as_string(hide_password=False)
        bells = {"came": self.came, "to_send": self.to_send}
        while not stopping():
            try:
                with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    while not stopping():
                        for notice in connection.notifies(timeout=POLL):
                            bells.get(notice.payload, self.came).ring()
            except psycopg.OperationalError:
                self.came.wait(self.came.heard())


def doorbell_for(database: Database) -> Doorbell:
    return Doorbell() if database.is_sqlite else SharedDoorbell(database)
