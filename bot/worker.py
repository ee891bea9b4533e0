"""The two loops: handle what came in, send what waits. As many threads as one likes, in as many processes.

Knows when to work, wait and stop; the work is in `handling` and `outbox`. Here is the program's one broad `except`.
"""

import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import structlog
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from bot import inbox, outbox
from bot.channels.base import ChannelError
from bot.clock import real_now
from bot.delivering import deliver
from bot.doorbell import Doorbell, SharedDoorbell
from bot.handling import Handling
from bot.housekeeping import tidy_up
from bot.metrics import HANDLING
from bot.reminders import remind
from models.inbox import Event
from models.pulse import beat

log = structlog.get_logger()
BEAT = 5.0  # seconds
STOP_WITHIN = 10.0  # seconds


class Worker:
    """Threads that handle and send until told to stop."""

    def __init__(
        self, handling: Handling, doorbell: Doorbell, *, handlers: int = 2, senders: int = 4, reminders: bool = True
    ) -> None:
        self._doorbell, self._stopping, self._reminders = doorbell, threading.Event(), reminders
        self._handling = handling
        self._threads = [self._thread(f"handle-{n}", self._answer_one) for n in range(handlers)]
        self._threads += [self._thread(f"send-{n}", self._send_one) for n in range(senders)]
        self._threads.append(threading.Thread(target=self._beat, name="beat", daemon=True))
        if isinstance(doorbell, SharedDoorbell):
            self._threads.append(threading.Thread(target=doorbell.listen, args=(self._stopping.is_set,), daemon=True))

    def _thread(self, name: str, work: Callable[[str], bool]) -> threading.Thread:
        owner = f"{socket.gethostname()}:{os.getpid()}:{name}"
        return threading.Thread(target=self._loop, args=(work, owner), name=name, daemon=True)

    def start(self) -> None:
        """Everything heavy is loaded beside the first messages, not by them."""
        for channel in self._handling.channels.values():
            threading.Thread(target=channel.prepare, name=f"prepare-{channel.name}", daemon=True).start()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is in hand, take nothing new; returns within STOP_WITHIN seconds."""
        self._stopping.set()
        self._doorbell.ring() if not isinstance(self._doorbell, SharedDoorbell) else Doorbell.ring(self._doorbell)
        until = time.monotonic() + STOP_WITHIN
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def work_off(self) -> None:
        """Handle and send in this thread until nothing is due: for tests and for `samak worker --once`."""
        while self._answer_one("once") or self._send_one("once"):
            continue

    def _loop(self, work: Callable[[str], bool], owner: str) -> None:
        while not self._stopping.is_set():
            heard = self._doorbell.heard()
            try:
                worked = work(owner)
            except SQLAlchemyError as error:
                log.error("database_trouble", error=type(error).__name__)
                worked = False
            if not worked:
                self._doorbell.wait(heard)

    def _answer_one(self, owner: str) -> bool:
        handling = replace(self._handling, owner=owner)
        with handling.database.writing() as session:
            event = inbox.claim(session, owner)
        if event is None:
            return False
        with HANDLING.time():
            answer(handling, event)
        self._doorbell.ring()
        return True

    def _send_one(self, owner: str) -> bool:
        with self._handling.database.writing() as session:
            claimed = outbox.claim(session, owner)
            if claimed and claimed.delivery.calls is None:
                channel = self._handling.channels.get(claimed.delivery.message.conversation.channel)
                claimed.delivery.calls = channel.render(claimed.delivery.message.replies) if channel else None
        if claimed is None:
            return False
        deliver(self._handling, claimed, owner)
        return True

    def _beat(self) -> None:
        name = f"worker:{socket.gethostname()}:{os.getpid()}"
        while not self._stopping.is_set():
            try:
                with self._handling.database.writing() as session:
                    beat(session, name, real_now())
                self._keep_house()
            except SQLAlchemyError as error:
                log.error("no_heartbeat", error=type(error).__name__)
            self._stopping.wait(BEAT)

    def _keep_house(self) -> None:
        own = self._handling
        if tidy_up(own.database, own.store, own.clock):
            remind(own.database, own.channels, own.clock, push=self._reminders)
            self._doorbell.ring()


def answer(handling: Handling, event: Event) -> None:
    """Handle one claimed event; whatever goes wrong, the person hears from us and the event is kept."""
    try:
        if event.attempts > inbox.TRIES:
            handling.apologise(event, "tried too often")
        else:
            handling.handle(event)
    except (ChannelError, OperationalError, IntegrityError, StaleDataError) as error:
        log.warning("event_put_back", event_id=event.id, error=type(error).__name__, attempts=event.attempts)
        handling.try_again(event, type(error).__name__)
    except Exception as error:
        log.exception("handler_raised", event_id=event.id, kind=event.kind, channel=event.channel)
        handling.apologise(event, type(error).__name__)
