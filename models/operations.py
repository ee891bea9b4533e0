"""How the service is doing: what waits and since when, what failed and why, who works, what each channel last said.

Knows rows and counts; nothing of people or their words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.inbox import Event
from models.outbox import Delivery
from models.pulse import Pulse

ALIVE_WITHIN = timedelta(seconds=20)
LATELY = timedelta(hours=1)
QUOTA = "quota:"  # a pulse whose count is how many messages a channel's month still allows


@dataclass(frozen=True)
class Operations:
    """Moments are real time; None where there is nothing."""

    unhandled: int
    unhandled_since: datetime | None
    unsent: int
    unsent_since: datetime | None
    set_aside: int
    held: int
    failed: Mapping[str, int]  # by what the platform said
    workers: Mapping[str, datetime]  # the last sign of life of each
    heard: Mapping[str, datetime]  # the last event of each channel
    handled_lately: int
    quota_left: Mapping[str, int]

    def alive(self, now: datetime) -> int:
        """Workers that showed life just now."""
        return sum(abs(now - at) < ALIVE_WITHIN for at in self.workers.values())


def operations(session: Session, now: datetime) -> Operations:
    """now: real time."""
    open_, pending = Event.status == "new", Delivery.status == "pending"
    failures = select(Delivery.error, func.count()).where(Delivery.status == "failed").group_by(Delivery.error)
    signs = session.execute(select(Pulse.name, Pulse.at, Pulse.count)).all()
    return Operations(
        unhandled=_count(session, Event.id, open_),
        unhandled_since=session.scalar(select(func.min(Event.received_at)).where(open_)),
        unsent=_count(session, Delivery.id, pending),
        unsent_since=session.scalar(select(func.min(Delivery.created_at)).where(pending)),
        set_aside=_count(session, Event.id, Event.status == "dead"),
        held=_count(session, Delivery.id, Delivery.status == "held"),
        failed=dict(session.execute(failures).all()),
        workers={name.partition(":")[2]: at for name, at, _ in signs if name.startswith("worker:")},
        heard=_last_heard(session),
        handled_lately=_count(session, Event.id, Event.status == "done", Event.at > now - LATELY),
        quota_left=quota_left(session),
    )


def quota_left(session: Session) -> dict[str, int]:
    """How many messages the month still allows, by channel; a channel without a limit is not in it."""
    query = select(Pulse.name, Pulse.count).where(Pulse.name.startswith(QUOTA))
    return {name.removeprefix(QUOTA): count for name, count in session.execute(query)}


def _count(session: Session, column: InstrumentedAttribute[int], *which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(column)).where(*which)) or 0


def _last_heard(session: Session) -> dict[str, datetime]:
    newest = select(Event.channel, func.max(Event.id).label("id")).group_by(Event.channel).subquery()
    query = select(Event.channel, Event.received_at).join(newest, Event.id == newest.c.id)
    return dict(session.execute(query).all())
