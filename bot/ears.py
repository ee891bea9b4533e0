"""Whether the webhooks are open, and since when: what was lost on the way out, an echo tells only to open ears.

Knows a web process's mark, renewed while it lives; knows no event and no message.
"""

import secrets
import threading
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.clock import real_now
from models.database import Database
from models.pulse import Pulse

BEAT = 5.0  # seconds
ALIVE = timedelta(seconds=3 * BEAT)
log = structlog.get_logger()


class Ears:
    """A web process's sign that it listens, from `open()` to `close()`."""

    def __init__(self, database: Database) -> None:
        self._database, self._closed = database, threading.Event()
        self._name, self._since = f"web:{secrets.token_hex(6)}", int(real_now().timestamp())
        self._thread = threading.Thread(target=self._beat, name="ears", daemon=True)

    def open(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._closed.set()

    def _beat(self) -> None:
        while not self._closed.is_set():
            try:
                with self._database.writing() as session:
                    session.merge(Pulse(name=self._name, at=real_now(), count=self._since))
            except SQLAlchemyError as error:
                log.error("database_trouble", error=type(error).__name__)
            self._closed.wait(BEAT)


def open_for(session: Session, long: timedelta, now: datetime) -> bool:
    """Whether some web process has been open for so long; true where none ever left a mark."""
    marks = session.execute(select(Pulse.at, Pulse.count).where(Pulse.name.like("web:%"))).all()
    listening = [now.timestamp() - since for at, since in marks if abs(now - at) < ALIVE]
    return not marks or any(not 0 <= seconds < long.total_seconds() for seconds in listening)
