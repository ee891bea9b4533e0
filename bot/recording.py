"""Writing down what came in: each event once, by the platform's own id, on disk before anybody says 200.

Knows rows and commits; knows nothing of what an event means.
"""

import threading
import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from models.database import Database
from models.inbox import Event, lane_of
from models.talk import Incoming

ROUND, ROUNDS = 0.0005, 8  # seconds: in a crowd, a commit waits while every such moment brings another to share it


class Recorder:
    """Writes down what concurrent requests bring, together: one durable commit serves all who wait for it.

    Who comes alone waits for nobody; where the last commit was shared, the next gathers for a moment.
    """

    def __init__(self, database: Database) -> None:
        dialect: Any = sqlite if database.is_sqlite else postgresql
        self._database, self._statement = database, dialect.insert(Event.__table__).on_conflict_do_nothing()
        self._guard, self._turn = threading.Lock(), threading.Lock()
        self._waiting: list[_Ticket] = []
        self._crowded = False

    def record(self, incoming: Sequence[Incoming]) -> None:
        """Return when every event is on disk. Raises SQLAlchemyError where it is not."""
        ticket = _Ticket([_row(one, real_now()) for one in incoming])
        with self._guard:
            self._waiting.append(ticket)
        with self._turn:
            if not ticket.done:
                self._commit_all()
        if ticket.error:
            raise ticket.error

    def _commit_all(self) -> None:
        if self._crowded:
            self._gather()
        with self._guard:
            tickets, self._waiting = self._waiting, []
        self._crowded = len(tickets) > 1
        try:
            self._insert([row for ticket in tickets for row in ticket.rows])
        except SQLAlchemyError as error:
            self._commit_one_by_one(tickets, error)
        for ticket in tickets:
            ticket.done = True

    def _gather(self) -> None:
        """Wait while others keep coming, and not for long."""
        for _ in range(ROUNDS):
            before = len(self._waiting)
            time.sleep(ROUND)
            if len(self._waiting) == before:
                return

    def _commit_one_by_one(self, tickets: "list[_Ticket]", error: SQLAlchemyError) -> None:
        """One bad row must not cost its neighbours their place."""
        for ticket in tickets:
            try:
                if len(tickets) == 1:
                    raise error
                self._insert(ticket.rows)
            except SQLAlchemyError as own:
                ticket.error = own

    def _insert(self, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        with self._database.lock, self._database.engine.begin() as connection:
            connection.execute(self._statement, rows)


class _Ticket:
    """One request's events, waiting for the common commit."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows, self.done = rows, False
        self.error: SQLAlchemyError | None = None


def _row(incoming: Incoming, now: datetime) -> dict[str, Any]:
    return {
        "channel": incoming.channel,
        "account": incoming.account,
        "key": incoming.key,
        "lane": lane_of(incoming),
        "kind": incoming.kind,
        "incoming": incoming.model_dump(mode="json", exclude_defaults=True),
        "at": incoming.at,
        "received_at": now,
        "status": "new",
        "attempts": 0,
        "waits": 0,
        "due_at": now,
        "owner": "",
        "error": "",
    }
