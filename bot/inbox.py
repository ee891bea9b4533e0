"""Keeping what came in until it is handled: claim in order, finish, put back or set aside.

Knows rows, lanes and leases; knows nothing of what an event means.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, or_, select, tuple_, update
from sqlalchemy.orm import Session, aliased

from bot.clock import real_now
from bot.leases import LEASE, is_free, moments
from models.base import Moment
from models.inbox import Event

TRIES = 5
SETTLE = timedelta(milliseconds=50)  # two webhooks of one person may arrive in the wrong order
LONGEST_WAIT = timedelta(minutes=1)
NEVER_AGAIN = 2 * LONGEST_WAIT  # a due time further away than this was written by a clock that jumped
CROWD = 10  # open events of one person; who has as many is slowed
PAUSE = timedelta(milliseconds=200)


def _at_the_head() -> ColumnElement[bool]:
    """Open, in nobody's hands, and the first of its lane."""
    earlier = aliased(Event)
    waits = exists().where(
        earlier.lane == Event.lane,
        earlier.status == "new",
        tuple_(earlier.at, earlier.id) < tuple_(Event.at, Event.id),
    )
    return and_(Event.status == "new", is_free(Event), ~waits)


_SETTLED = or_(Event.due_at <= bindparam("settled", type_=Moment), Event.due_at > bindparam("never", type_=Moment))
DUE = (
    select(Event)
    .where(_at_the_head(), _SETTLED)
    .order_by(Event.at, Event.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=Event)
)
SOONEST = select(func.min(Event.due_at)).where(_at_the_head())


def claim(session: Session, owner: str, settle: timedelta = SETTLE) -> Event | None:
    """The oldest due event whose lane has no earlier open one, leased to `owner`; its attempt is counted now.

    settle: how long an event lies before it is taken, so that an earlier one on another road can still overtake it.
    """
    now = real_now()
    event = session.scalar(DUE, moments(now) | {"settled": now - settle, "never": now + NEVER_AGAIN})
    if event:
        event.owner, event.lease_until, event.attempts = owner, now + LEASE, event.attempts + 1
    return event


def hold(session: Session, event_id: int, owner: str) -> Event | None:
    """The claimed event, locked for finishing; None where the lease was lost to somebody else."""
    query = select(Event).where(Event.id == event_id, Event.owner == owner, Event.status == "new")
    return session.scalar(query.with_for_update(of=Event))


def finish(event: Event, error: str = "") -> None:
    """Done, or set aside with an error."""
    event.status, event.handled_at, event.error = ("dead" if error else "done"), real_now(), error
    event.owner, event.lease_until = "", None


def give_way(session: Session, event: Event) -> None:
    """Where the lane of a finished event is crowded, the next of it gives way to others for a moment."""
    session.flush()
    behind = select(Event.id).where(Event.lane == event.lane, Event.status == "new").order_by(Event.at, Event.id)
    waiting = [*session.scalars(behind.limit(CROWD))]
    if len(waiting) == CROWD:
        session.execute(update(Event).where(Event.id == waiting[0]).values(due_at=real_now() + PAUSE))


def put_back(event: Event, error: str, *, counts: bool, wait: float | None = None) -> None:
    """To be tried again after `wait` seconds, or after growing times. counts: it may be the event's own fault."""
    event.waits += 0 if counts else 1
    grown = 0.5 * 2.0 ** min(tries(event) if counts else event.waits, 10)
    event.due_at = real_now() + min(timedelta(seconds=grown if wait is None else wait), LONGEST_WAIT)
    event.error, event.owner, event.lease_until = error, "", None


def tries(event: Event) -> int:
    """How often it was taken in hand and came to nothing by its own fault, as far as we know."""
    return event.attempts - event.waits


def soonest(session: Session, settle: timedelta = SETTLE) -> float | None:
    """Seconds until the next event can be claimed, at least a few thousandths; None where nothing is open and free."""
    now = real_now()
    due = session.scalar(SOONEST, moments(now))
    return max(0.005, (due - now + settle).total_seconds()) if due else None
