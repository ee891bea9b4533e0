"""The loops: handle what came in, send what waits. As many threads as one likes, in as many processes.

Knows when to work, wait and stop; the work is in `handling` and `delivering`. Here is the program's one broad `except`.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot import inbox
from bot.channels.base import ChannelError
from bot.delivering import Delivering
from bot.doorbell import POLL, Bell, Doorbell, SharedDoorbell
from bot.handling import Handling
from bot.hands import Hands
from bot.keeping import Keeping
from bot.media import NoRoom
from bot.metrics import HANDLING
from models.inbox import Event

log = structlog.get_logger()
STOP_WITHIN = 7.0  # seconds; with the web's own stopping, ten
ELSEWHERE = (ChannelError, NoRoom, OperationalError, InternalError, InterfaceError, PoolTimeoutError)  # is the trouble


class Worker:
    """Threads that handle and send until told to stop."""

    def __init__(
        self, handling: Handling, doorbell: Doorbell, *, handlers: int = 2, senders: int = 4, reminders: bool = True
    ) -> None:
        self._doorbell, self._stopping, self._handling = doorbell, threading.Event(), handling
        self._hands, self._delivering = Hands(), Delivering(handling.database, handling.channels)
        self._threads = [
            self._thread(f"handle-{n}", doorbell.came, self._answer_settled, self._until_due) for n in range(handlers)
        ]
        self._threads += [
            self._thread(f"send-{n}", doorbell.to_send, self._send_one, lambda: POLL) for n in range(senders)
        ]
        self._keeping = Keeping(handling, self._hands, self._threads, self._stopping, doorbell, push=reminders)
        self._threads += self._keeping.threads()
        if isinstance(doorbell, SharedDoorbell):
            self._threads.append(threading.Thread(target=doorbell.listen, args=(self._stopping.is_set,), daemon=True))

    def _thread(self, name: str, bell: Bell, *work: Any) -> threading.Thread:
        owner = f"{self._hands.name}:{name}"
        return threading.Thread(target=self._loop, args=(owner, bell, *work), name=name, daemon=True)

    def start(self) -> None:
        """Everything heavy is loaded beside the first messages, not by them."""
        for channel in self._handling.channels.values():
            threading.Thread(target=channel.prepare, name=f"prepare-{channel.name}", daemon=True).start()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is in hand, take nothing new, hand back the rest; returns within STOP_WITHIN seconds or so."""
        self._stopping.set()
        self._doorbell.wake_everybody()
        until = time.monotonic() + STOP_WITHIN
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._keeping.hand_back()

    def work_off(self) -> None:
        """Handle and send in this thread until nothing is due, nor will be in a moment: for tests."""
        while self._answer_one("once") or self._send_one("once") or self._until_due() < POLL / 2:
            continue

    def _loop(self, owner: str, bell: Bell, work: Callable[[str], bool], pause: Callable[[], float]) -> None:
        while not self._stopping.is_set():
            heard, seconds = bell.heard(), POLL
            try:
                if work(owner):
                    continue
                seconds = pause()
            except SQLAlchemyError as error:
                log.error("database_trouble", error=type(error).__name__)
                self._stopping.wait(POLL)
            bell.wait(heard, seconds)

    def _until_due(self) -> float:
        """Seconds until an event comes due, at most POLL."""
        with self._handling.database.reading() as session:
            seconds = inbox.soonest(session)
        return POLL if seconds is None else max(0.0, min(seconds, POLL))

    def _answer_settled(self, owner: str) -> bool:
        return self._answer_one(owner, inbox.SETTLE)

    def _answer_one(self, owner: str, settle: timedelta = timedelta()) -> bool:
        handling = replace(self._handling, owner=owner)
        with handling.database.writing() as session:
            event = inbox.claim(session, owner, settle)
        if event is None:
            return False
        with self._hands.holding(event, owner), HANDLING.time():
            attempt(lambda: answer(handling, event), lambda error: handling.apologise(event, error), event_id=event.id)
        self._doorbell.something_to_send()
        return True

    def _send_one(self, owner: str) -> bool:
        claimed, way = self._delivering.claim(owner), self._delivering
        if claimed is None:
            return False
        delivery = claimed.delivery
        with self._hands.holding(delivery, owner):
            attempt(
                lambda: way.deliver(claimed, owner),
                lambda error: way.give_up(delivery, owner, error),
                delivery=delivery.id,
            )
        return True


def answer(handling: Handling, event: Event) -> None:
    """Handle one claimed event, or put it back where the trouble lies elsewhere or may pass."""
    try:
        if inbox.tries(event) > inbox.TRIES:
            handling.apologise(event, "tried too often")
        else:
            handling.handle(event)
    except (ChannelError, NoRoom, SQLAlchemyError) as error:
        log.warning("event_put_back", event_id=event.id, error=type(error).__name__, attempts=event.attempts)
        handling.put_back(event, error, counts=not isinstance(error, ELSEWHERE))


def attempt(work: Callable[[], None], give_up: Callable[[str], None], **about: Any) -> None:
    """Do it; whatever goes wrong, it is given up in order and the thread lives. A database that fails is passed on."""
    try:
        work()
    except SQLAlchemyError:
        raise
    except Exception as error:
        log.exception("it_raised", **about)
        give_up(type(error).__name__)
