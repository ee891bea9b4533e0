"""Sending what waits: one lane at a time, in order, with no transaction open while the network is.

Knows attempts, leases and what each failure means for the next try; knows no platform.
A reply token is tried once while fresh; what may have gone by it is never pushed as well, nor the other way round.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import random

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from bot.channels.base import ChannelError, Envelope
from bot.clock import real_now
from models.conversation import Conversation, Message
from models.outbox import Delivery

LEASE = timedelta(seconds=60)
LONGEST_WAIT = timedelta(minutes=1)
GIVE_UP = timedelta(hours=24)  # LINE forgets a retry key after a day
QUOTA_WAIT = timedelta(hours=6)
ECHO_WAIT = timedelta(seconds=20)  # how long an echo may take to tell us that a call went through
NEVER_AGAIN = timedelta(minutes=15)
TOKEN_LIFE = timedelta(seconds=50)  # of the minute that the platform gives


@dataclass(frozen=True)
class Claimed:
    """A leased delivery. may_have_gone: an earlier try of this very call ended without our learning how."""

    delivery: Delivery
    may_have_gone: bool


def claim(session: Session, owner: str) -> Claimed | None:
    """The oldest due delivery at the head of its lane, leased; its way (`via`) is chosen here, before the first call.

    It is marked unsure until the call's outcome is written: a process that dies in between leaves the truth behind.
    """
    now, earlier = real_now(), aliased(Delivery)
    waits = exists().where(earlier.lane == Delivery.lane, earlier.status == "pending", earlier.id < Delivery.id)
    due = or_(Delivery.due_at <= now, Delivery.due_at > now + GIVE_UP)
    free = or_(Delivery.lease_until.is_(None), Delivery.lease_until < now, Delivery.lease_until > now + NEVER_AGAIN)
    query = (
        select(Delivery)
        .options(joinedload(Delivery.message).joinedload(Message.conversation))
        .where(and_(Delivery.status == "pending", due, free, ~waits))
        .order_by(Delivery.due_at, Delivery.id)
        .limit(1)
    )
    delivery = session.scalar(query.with_for_update(skip_locked=True, of=Delivery))
    if delivery is None:
        return None
    may_have_gone, delivery.unsure = delivery.unsure, True
    delivery.owner, delivery.lease_until, delivery.attempts = owner, now + LEASE, delivery.attempts + 1
    if not delivery.via or (delivery.via == "reply" and not may_have_gone):
        delivery.via = "reply" if token_is_fresh(delivery, now) else "push"
    return Claimed(delivery, may_have_gone)


def token_is_fresh(delivery: Delivery, now: datetime) -> bool:
    return (
        bool(delivery.reply_token and delivery.token_until) and now < (delivery.token_until or now) <= now + TOKEN_LIFE
    )


def envelope(delivery: Delivery) -> Envelope:
    """The next call to make. Only the first call of a delivery can use the reply token."""
    conversation: Conversation = delivery.message.conversation
    step = delivery.done
    return Envelope(
        address=conversation.address,
        call=(delivery.calls or [])[step],
        retry_key=_step_key(delivery.retry_key, step),
        reply_token=delivery.reply_token if delivery.via == "reply" and step == 0 else "",
        mark=f"{delivery.retry_key}:{step}",
        by_person=delivery.by_person,
        last_heard=conversation.heard_at,
    )


def _step_key(key: str, step: int) -> str:
    """Each call has a retry key of its own, the same at every attempt: the last digits count the calls."""
    return key[:-4] + f"{(int(key[-4:], 16) + step) & 0xFFFF:04x}"


def went(delivery: Delivery, ids: tuple[str, ...] = ()) -> None:
    """One call was taken by the platform."""
    delivery.done, delivery.unsure, delivery.error = delivery.done + 1, False, ""
    if ids and not delivery.message.platform_id:
        delivery.message.platform_id = ids[0]
    if delivery.done >= len(delivery.calls or ()):
        delivery.status, delivery.sent_at = "sent", real_now()
        delivery.owner, delivery.lease_until = "", None


def failed(delivery: Delivery, error: ChannelError, may_have_gone: bool = False) -> None:
    """Decide what a failure means: the same way again later, push instead, or staff must see it."""
    delivery.error, delivery.owner, delivery.lease_until = str(error)[:300], "", None
    delivery.unsure = may_have_gone or error.unsure
    if error.unreachable:
        delivery.message.conversation.reachable = False
    if getattr(error, "token_spent", False) and delivery.via == "reply":
        _token_was_spent(delivery, may_have_gone)
    elif error.quota:
        delivery.due_at = real_now() + QUOTA_WAIT
    elif error.permanent or real_now() - delivery.created_at > GIVE_UP:
        delivery.status = "failed"
    else:
        delivery.due_at = real_now() + _wait(delivery, error)


def _token_was_spent(delivery: Delivery, may_have_gone: bool) -> None:
    """Too old: push instead. But where a lost try of ours may have used it, a push could say everything twice."""
    if may_have_gone:
        went(delivery)
    else:
        delivery.via, delivery.due_at = "push", real_now()


def _wait(delivery: Delivery, error: ChannelError) -> timedelta:
    if error.retry_after is not None:
        return timedelta(seconds=error.retry_after)
    if error.unsure and delivery.via != "reply":
        return ECHO_WAIT
    grown = timedelta(seconds=0.5 * 2 ** min(delivery.attempts, 10))
    return min(grown, LONGEST_WAIT) * (0.8 + 0.4 * random())  # noqa: S311 - spreads tries, hides nothing


def came_back(session: Session, mark: str, platform_id: str) -> None:
    """An echo carries our mark: that call went through, whatever we were told at the time."""
    key, _, step = mark.rpartition(":")
    delivery = (
        session.scalar(select(Delivery).where(Delivery.retry_key == key).with_for_update(of=Delivery)) if key else None
    )
    if delivery and delivery.status == "pending" and step == str(delivery.done) and delivery.calls:
        went(delivery, (platform_id,))
        delivery.owner, delivery.lease_until, delivery.due_at = "", None, real_now()


def oldest_waiting(session: Session) -> datetime | None:
    return session.scalar(select(func.min(Delivery.created_at)).where(Delivery.status == "pending"))
