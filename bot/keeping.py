"""What a worker does beside its work: it shows that it lives, keeps what its threads hold, and keeps house.

Knows when; nothing of events or messages.
"""

import threading
from collections.abc import Callable, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import leases
from bot.channels.base import ChannelError
from bot.clock import real_now
from bot.doorbell import Doorbell
from bot.due_dates import remind_of_days
from bot.handling import Handling
from bot.hands import Hands
from bot.housekeeping import tidy_up
from bot.reminders import remind
from bot.visit_reminders import remind_of_visits
from models.operations import QUOTA
from models.pulse import Pulse, beat

BEAT = 5.0  # seconds
log = structlog.get_logger()


class Keeping:
    """Three quiet threads beside those that work."""

    def __init__(
        self,
        handling: Handling,
        hands: Hands,
        working: Sequence[threading.Thread],
        stopping: threading.Event,
        doorbell: Doorbell,
        *,
        push: bool,
    ) -> None:
        self._handling, self._hands, self._working = handling, hands, tuple(working)
        self._stopping, self._doorbell, self._push = stopping, doorbell, push

    def threads(self) -> list[threading.Thread]:
        return [
            threading.Thread(target=self._every, args=(BEAT, self._show_life), name="beat", daemon=True),
            threading.Thread(target=self._every, args=(leases.KEEP_EVERY, self._keep), name="keep", daemon=True),
            threading.Thread(target=self._every, args=(BEAT, self._keep_house), name="house", daemon=True),
        ]

    def hand_back(self) -> None:
        """At a stop: what is still in hand may be taken by others at once."""
        try:
            with self._handling.database.writing() as session:
                leases.extend(session, self._hands.held(), by=-leases.LEASE)
        except SQLAlchemyError as error:
            log.error("not_handed_back", error=type(error).__name__)

    def _every(self, seconds: float, what: Callable[[], None]) -> None:
        while not self._stopping.is_set():
            try:
                what()
            except SQLAlchemyError as error:
                log.error("database_trouble", error=type(error).__name__)
            except (ChannelError, OSError) as error:
                log.error("not_kept_in_order", error=type(error).__name__)
            self._stopping.wait(seconds)

    def _keep(self) -> None:
        if held := self._hands.held(at_least=leases.KEEP_EVERY / 2):
            with self._handling.database.writing() as session:
                leases.extend(session, held)

    def _show_life(self) -> None:
        """No heartbeat where a thread has died: then this is no working worker."""
        own = self._handling
        if all(thread.is_alive() for thread in self._working):
            with own.database.writing() as session:
                beat(session, f"worker:{self._hands.name}", real_now())

    def _keep_house(self) -> None:
        """Files and platforms may let us wait: nobody's heart stands still meanwhile."""
        own = self._handling
        if tidy_up(own.database, own.store, own.clock):
            self._ask_what_is_left()
            remind(own.database, own.channels, own.clock, push=self._push)
            remind_of_days(own.database, own.channels if self._push else {}, own.clock)
            remind_of_visits(own.database, own.channels if self._push else {}, own.clock)
            self._doorbell.ring()

    def _ask_what_is_left(self) -> None:
        """Of each channel's month, for the desks and for whoever watches."""
        left = {name: channel.left() for name, channel in self._handling.channels.items()}
        with self._handling.database.writing() as session:
            for name, count in left.items():
                if count is not None:
                    session.merge(Pulse(name=QUOTA + name, at=real_now(), count=count))
