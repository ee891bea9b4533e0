"""Sending what waits: one lane at a time, in order, with no transaction open while the network is.

Knows attempts, leases and what each failure means for the next try; knows no platform.
A reply token is tried while fresh; what may have gone by it is never pushed as well, nor the other way round.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import random

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from bot.channels.base import ChannelError, Envelope
from bot.clock import real_now
from bot.leases import LEASE, is_free
from models.conversation import Conversation, Message
from models.inbox import Event
from models.outbox import Delivery

LONGEST_WAIT = timedelta(minutes=1)
LONGEST_TOLD = timedelta(minutes=15)  # however long the platform tells us to wait
GIVE_UP = timedelta(hours=24)  # LINE forgets a retry key after a day
ECHO_WAIT = timedelta(seconds=20)  # how long an echo may take to tell us that a call went through
NEVER_AGAIN = 2 * LONGEST_TOLD  # a due time further away than this was written by a clock that jumped
TOKEN_LIFE = timedelta(seconds=50)  # of the minute that the platform gives
OPEN = ("pending", "failed")  # to be sent, or given up too soon
IN_DOUBT = "it may have arrived: the reply token ran out before we learned"


@dataclass(frozen=True)
class Claimed:
    """A leased delivery. may_have_gone: an earlier try of this very call ended without our learning how."""

    delivery: Delivery
    may_have_gone: bool


@dataclass(frozen=True)
class Roads:
    """Names of channels. echoing: only an echo tells whether a lost call went. silent: lately no answer came."""

    echoing: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()


def claim(session: Session, owner: str, roads: Roads) -> Claimed | None:
    """The oldest due delivery at the head of its lane, leased; its way (`via`) is chosen here, before the first call.

    It is marked unsure until the call's outcome is written: a process that dies in between leaves the truth behind.
    """
    while delivery := session.scalar(_next_due()):
        if delivery.unsure and _channel(delivery) in roads.echoing and _an_echo_may_come(session, delivery):
            delivery.owner, delivery.lease_until, delivery.due_at = "", None, real_now() + ECHO_WAIT
            session.flush()
            continue
        return _leased(delivery, owner, roads)
    return None


def _next_due() -> Select[Delivery]:
    now, earlier = real_now(), aliased(Delivery)
    waits = exists().where(earlier.lane == Delivery.lane, earlier.status == "pending", earlier.id < Delivery.id)
    due = or_(Delivery.due_at <= now, Delivery.due_at > now + NEVER_AGAIN)
    query = select(Delivery).where(Delivery.status == "pending", due, is_free(Delivery, now), ~waits)
    to_whom = joinedload(Delivery.message).joinedload(Message.conversation)
    ordered = query.options(to_whom).order_by(Delivery.due_at, Delivery.id).limit(1)
    return ordered.with_for_update(skip_locked=True, of=Delivery)


def _an_echo_may_come(session: Session, delivery: Delivery) -> bool:
    """Somebody died with the call in hand and nobody has waited yet, or an echo lies unread."""
    unread = exists().where(Event.lane == delivery.lane, Event.status == "new", Event.kind == "echo")
    return bool(delivery.owner) or bool(session.scalar(select(unread)))


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
    if delivery.calls is not None and delivery.done >= len(delivery.calls):
        delivery.status, delivery.sent_at = "sent", real_now()
        delivery.owner, delivery.lease_until = "", None


def failed(delivery: Delivery, error: ChannelError, may_have_gone: bool = False) -> None:
    """Decide what a failure means: the same way again later, push instead, or staff must see it."""
    delivery.error, delivery.owner, delivery.lease_until = str(error)[:300], "", None
    delivery.unsure = may_have_gone or error.unsure
    if error.unreachable:
        delivery.message.conversation.reachable = False
    if error.token_spent and delivery.via == "reply":
        _token_was_spent(delivery, may_have_gone)
    elif error.permanent or real_now() - delivery.created_at > GIVE_UP:
        delivery.status = "failed"
    else:
        delivery.due_at = real_now() + _wait(delivery, error)


def _token_was_spent(delivery: Delivery, may_have_gone: bool) -> None:
    """While it cannot be too old, an earlier try of ours used it. Else: push; but what may have gone, staff decide."""
    if delivery.attempts > 1 and token_is_fresh(delivery, real_now()):
        went(delivery)
    elif may_have_gone:
        delivery.status, delivery.error = "failed", IN_DOUBT
    else:
        delivery.via, delivery.due_at = "push", real_now()


def _wait(delivery: Delivery, error: ChannelError) -> timedelta:
    if error.retry_after is not None:
        return min(timedelta(seconds=error.retry_after), LONGEST_TOLD)
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
    if delivery and delivery.status in OPEN and step == str(delivery.done):
        went(delivery, (platform_id,))
        delivery.owner, delivery.lease_until, delivery.due_at = "", None, real_now()


def oldest_waiting(session: Session) -> datetime | None:
    return session.scalar(select(func.min(Delivery.created_at)).where(Delivery.status == "pending"))
