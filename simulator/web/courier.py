"""Takes webhooks to the bot over HTTP, one at a time per platform, so that the page never waits.

Knows addresses, time limits and when a platform tries again; knows no event.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import requests

from simulator.board import Board, Record
from simulator.clock import Clock
from simulator.wire import Webhook

LIMIT_SECONDS = 10  # the platforms give up after 2 and 5; a slow demo shall still be seen
AGAIN_SECONDS = (2.0, 8.0, 30.0)


@dataclass(frozen=True)
class Parcel:
    """One delivery. `again`: makes the webhook for another try; None where there is to be none."""

    webhook: Webhook
    name: str
    again: Callable[[Webhook], Webhook] | None = None
    attempt: int = 0


class Courier:
    """A queue and a thread for each platform, begun with the first webhook."""

    def __init__(self, board: Board, clock: Clock, base: str) -> None:
        self._board, self._clock, self._base = board, clock, base
        self._queues: dict[str, queue.SimpleQueue[Parcel]] = {}

    def post(self, parcel: Parcel) -> None:
        """Deliver as soon as those before it are delivered."""
        with self._board.lock:
            if parcel.webhook.channel not in self._queues:
                waiting: queue.SimpleQueue[Parcel] = queue.SimpleQueue()
                self._queues[parcel.webhook.channel] = waiting
                threading.Thread(target=self._run, args=(waiting,), daemon=True, name="simulator").start()
            self._queues[parcel.webhook.channel].put(parcel)

    def _run(self, waiting: "queue.SimpleQueue[Parcel]") -> None:
        session = requests.Session()
        session.trust_env = False  # no proxy stands between us and this machine
        while True:
            parcel = waiting.get()
            status = self._deliver(session, parcel)
            if parcel.again and (status == 0 or status >= 500) and parcel.attempt < len(AGAIN_SECONDS):
                self._later(parcel)

    def _deliver(self, session: requests.Session, parcel: Parcel) -> int:
        """The status, noted in the journal; 0 where there was no answer."""
        record = self._note(parcel)
        began = time.monotonic()
        try:
            got = session.post(
                record.url, data=parcel.webhook.body, headers=dict(parcel.webhook.headers), timeout=LIMIT_SECONDS
            )
            status, received = got.status_code, got.text[:2000]
        except requests.RequestException as fault:
            status, received = 0, type(fault).__name__
        with self._board.lock:
            record.status, record.received = status, received
            record.took = round((time.monotonic() - began) * 1000)
            self._board.touch(record)
        return status

    def _note(self, parcel: Parcel) -> Record:
        webhook = parcel.webhook
        with self._board.lock:
            return self._board.record(
                way="webhook",
                channel=webhook.channel,
                name=parcel.name,
                at=self._clock.ms(),
                method="POST",
                url=f"{self._base}/webhook/{webhook.channel}",
                headers=dict(webhook.headers),
                sent=webhook.body.decode("utf-8", "replace"),
            )

    def _later(self, parcel: Parcel) -> None:
        """Try again after a while, as the platform would."""
        again = parcel.again
        if again is None:
            return
        retry = Parcel(again(parcel.webhook), parcel.name, again, parcel.attempt + 1)
        timer = threading.Timer(AGAIN_SECONDS[parcel.attempt], self.post, [retry])
        timer.daemon = True
        timer.start()
