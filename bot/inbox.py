"""Keeping what came in until it is handled: record once, claim in order, finish or set aside.

Knows rows, lanes and leases; knows nothing of what an event means.
"""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Insert, and_, exists, or_, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, aliased

from bot.clock import real_now
from models.database import Database
from models.inbox import Event, lane_of
from models.talk import Incoming

LEASE = timedelta(seconds=30)
TRIES = 5
NEVER_AGAIN = timedelta(minutes=5)  # a due time further away than this was written by a clock that jumped


class Recorder:
    """Writes down what concurrent requests bring, together: one durable commit serves all who wait for it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard, self._turn = threading.Lock(), threading.Lock()
        self._waiting: list[_Ticket] = []

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
        with self._guard:
            tickets, self._waiting = self._waiting, []
        try:
            self._insert([row for ticket in tickets for row in ticket.rows])
        except SQLAlchemyError as error:
            self._commit_one_by_one(tickets, error)
        for ticket in tickets:
            ticket.done = True

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
        dialect: Any = sqlite if self._database.is_sqlite else postgresql
        statement: Insert = dialect.insert(Event).on_conflict_do_nothing()
        with self._database.lock, self._database.engine.begin() as connection:
            connection.execute(statement, rows)


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
        "due_at": now,
        "owner": "",
        "error": "",
    }


def claim(session: Session, owner: str) -> Event | None:
    """The oldest due event whose lane has no earlier open one, leased to `owner`; its attempt is counted now."""
    now, earlier = real_now(), aliased(Event)
    waits = exists().where(
        earlier.lane == Event.lane,
        earlier.status == "new",
        tuple_(earlier.at, earlier.id) < tuple_(Event.at, Event.id),
    )
    free = or_(Event.lease_until.is_(None), Event.lease_until < now, Event.lease_until > now + NEVER_AGAIN)
    due = or_(Event.due_at <= now, Event.due_at > now + NEVER_AGAIN)
    query = select(Event).where(and_(Event.status == "new", due, free, ~waits)).order_by(Event.at, Event.id).limit(1)
    event = session.scalar(query.with_for_update(skip_locked=True, of=Event))
    if event:
        event.owner, event.lease_until, event.attempts = owner, now + LEASE, event.attempts + 1
    return event


def hold(session: Session, event_id: int, owner: str) -> Event | None:
    """The claimed event, locked for finishing; None where the lease was lost to somebody else."""
    query = select(Event).where(Event.id == event_id, Event.owner == owner, Event.status == "new")
    return session.scalar(query.with_for_update(of=Event))


def finish(event: Event, error: str = "") -> None:
    event.status, event.handled_at, event.error = ("dead" if error else "done"), real_now(), error
    event.owner, event.lease_until = "", None


def put_back(event: Event, wait: timedelta, error: str) -> None:
    event.due_at, event.error, event.owner, event.lease_until = real_now() + wait, error, "", None
