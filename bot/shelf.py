"""Holding the knowledge in use: loaded beside everything else, and again when the database says that it changed.

Knows when to look; what is loaded, `knowledge` knows.
"""

import threading
import time
from concurrent.futures import Future

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.snapshot import Snapshot
from models.database import Database
from models.pulse import Pulse

LOOK_EVERY = 1.0  # seconds between looks whether something changed
log = structlog.get_logger()


class Shelf:
    """Holds the knowledge in use; looks now and then whether the database holds another.

    Loading begins at once beside everything else: whoever asks first waits for it, whoever does not is not kept.
    """

    def __init__(self, database: Database, clock: Clock, snapshot: Snapshot | None = None) -> None:
        self._database, self._clock, self._snapshot = database, clock, snapshot
        self._guard, self._looked, self._revision = threading.Lock(), time.monotonic(), -1
        self._loaded: Future[Knowledge] = Future()
        self._loading = self._start_loading()

    def knowledge(self) -> Knowledge:
        """Raises what loading raised, where there is nothing older to serve."""
        if time.monotonic() - self._looked > LOOK_EVERY and self._guard.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._guard.release()
        return self._loaded.result()

    @property
    def ready(self) -> bool:
        return self._loaded.done()

    def _look(self) -> None:
        self._looked = time.monotonic()
        with self._database.reading() as session:
            changed = revision(session) != self._revision
        if changed and not self._loading.is_alive():
            self._loading = self._start_loading()

    def _start_loading(self) -> threading.Thread:
        thread = threading.Thread(target=self._load, name="knowledge", daemon=True)
        thread.start()
        return thread

    def _load(self) -> None:
        """Build beside the serving one; a failure leaves the old one in place and is tried again at the next look."""
        try:
            with self._database.reading() as session:
                found, knowledge = revision(session), Knowledge(session, self._clock, self._snapshot)
        except (SQLAlchemyError, ValueError) as error:
            log.error("knowledge_not_loaded", error=type(error).__name__)
            if not self._loaded.done():
                self._loaded.set_exception(error)
            return
        fresh: Future[Knowledge] = Future()
        fresh.set_result(knowledge)
        waiting, self._loaded, self._revision = self._loaded, fresh, found
        if not waiting.done():
            waiting.set_result(knowledge)
        log.info("knowledge_loaded", count=len(knowledge.book.entries))


def revision(session: Session) -> int:
    pulse = session.get(Pulse, "knowledge")
    return pulse.count if pulse else 0
