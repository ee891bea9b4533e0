"""Waking those who wait for work. Only a bell: who missed it finds the work by looking.

In one process an event; between processes on PostgreSQL a NOTIFY. Knows no table.
"""

import threading
from collections.abc import Callable

import psycopg
from sqlalchemy import make_url, text
from sqlalchemy.exc import SQLAlchemyError

from models.database import Database

POLL = 1.0  # seconds after which everybody looks by themselves
CHANNEL = "samak"


class Doorbell:
    """`ring()` after a commit; `wait()` until somebody rang, at most POLL seconds."""

    def __init__(self) -> None:
        self._condition, self._rung = threading.Condition(), 0

    def ring(self) -> None:
        with self._condition:
            self._rung += 1
            self._condition.notify_all()

    def heard(self) -> int:
        """How often it rang so far: take it before looking for work, hand it to `wait` after finding none."""
        return self._rung

    def wait(self, heard: int, seconds: float = POLL) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._rung != heard, seconds)


class SharedDoorbell(Doorbell):
    """Rings in every process on the same PostgreSQL."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    def ring(self) -> None:
        super().ring()
        try:
            with self._database.engine.begin() as connection:
                connection.execute(text(f"NOTIFY {CHANNEL}"))
        except SQLAlchemyError:
            return  # whoever did not hear it looks by themselves

    def listen(self, stopping: Callable[[], bool]) -> None:
        """Pass on what other processes ring, until `stopping()`; a lost connection is made again."""
        url = make_url(self._database.url).set(drivername="postgresql").render_as_string(hide_password=False)
        while not stopping():
            try:
                with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    while not stopping():
                        for _ in connection.notifies(timeout=POLL):
                            super().ring()
            except psycopg.OperationalError:
                self.wait(self.heard())


def doorbell_for(database: Database) -> Doorbell:
    return Doorbell() if database.is_sqlite else SharedDoorbell(database)
