"""Taking the next message in hand: one lane at a time, in order; the way it goes is chosen here, before the first call.

Knows rows, lanes and leases; what an outcome means, `outbox` knows.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from bot.clock import real_now
from bot.ears import open_for
from bot.leases import LEASE, is_free, moments
from bot.outbox import ECHO_WAIT, NEVER_AGAIN, token_is_fresh
from models.base import Moment
from models.conversation import Message
from models.inbox import Event
from models.outbox import Delivery

LONGEST_DEAF = timedelta(minutes=10)  # longer than this nothing is held back because no webhook is open
LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _due() -> Select[Delivery]:
    """Pending, in nobody's hands, and the first of its lane; with the message and to whom it goes."""
    earlier = aliased(Delivery)
    waits = exists().where(earlier.lane == Delivery.lane, earlier.status == "pending", earlier.id < Delivery.id)
    now, never = bindparam("now", type_=Moment), bindparam("never", type_=Moment)
    due = or_(Delivery.due_at <= now, Delivery.due_at > never)
    query = select(Delivery).where(Delivery.status == "pending", due, is_free(Delivery), ~waits)
    to_whom = joinedload(Delivery.message).joinedload(Message.conversation)
    ordered = query.options(to_whom).order_by(Delivery.due_at, Delivery.id).limit(1)
    return ordered.with_for_update(skip_locked=True, of=Delivery)


DUE = _due()


@dataclass(frozen=True)
class Claimed:
    """A leased delivery. may_have_gone: an earlier try of this very call ended without our learning how."""

    delivery: Delivery
    may_have_gone: bool


@dataclass(frozen=True)
class Roads:
    """Names of channels. echoing: only an echo tells whether a lost call went. silent: lately no answer came.

    since: when this process began; before, an echo may have knocked in vain, and the platform brings it again.
    """

    echoing: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    since: datetime = LONG_AGO


def claim(session: Session, owner: str, roads: Roads) -> Claimed | None:
    """The oldest due delivery at the head of its lane, leased; its way (`via`) is chosen here, before the first call.

    It is marked unsure until the call's outcome is written: a process that dies in between leaves the truth behind.
    """
    while delivery := _next_due(session):
        if delivery.unsure and _channel(delivery) in roads.echoing and _an_echo_may_come(session, delivery, roads):
            delivery.owner, delivery.lease_until, delivery.due_at = "", None, real_now() + ECHO_WAIT
            session.flush()
            continue
        return _leased(delivery, owner, roads)
    return None


def _next_due(session: Session) -> Delivery | None:
    now = real_now()
    return session.scalar(DUE, moments(now) | {"never": now + NEVER_AGAIN})


def _an_echo_may_come(session: Session, delivery: Delivery, roads: Roads) -> bool:
    """Somebody died with the call in hand, or we have just begun to listen, or an echo lies unread."""
    now = real_now()
    if delivery.owner or now - roads.since < ECHO_WAIT:
        return True
    if now - delivery.created_at < LONGEST_DEAF and not open_for(session, ECHO_WAIT, now):
        return True
    unread = exists().where(Event.lane == delivery.lane, Event.status == "new", Event.kind == "echo")
    return bool(session.scalar(select(unread)))


def _leased(delivery: Delivery, owner: str, roads: Roads) -> Claimed:
    now, may_have_gone = real_now(), delivery.unsure
    delivery.owner, delivery.lease_until, delivery.attempts = owner, now + LEASE, delivery.attempts + 1
    delivery.unsure = True
    if not delivery.via or (delivery.via == "reply" and not may_have_gone):
        by_token = token_is_fresh(delivery, now) and _channel(delivery) not in roads.silent
        delivery.via = "reply" if by_token else "push"
    return Claimed(delivery, may_have_gone)


def _channel(delivery: Delivery) -> str:
    return delivery.message.conversation.channel
