"""Sending what waits: one lane at a time, in order, with no transaction open while the network is.

Knows attempts, leases and what each failure means for the next try; knows no platform.
A reply token is tried while fresh; what may have gone by it is never pushed as well, nor the other way round.
"""

from datetime import datetime, timedelta
from random import random

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.channels.base import ChannelError, Envelope
from bot.clock import real_now
from models.conversation import Conversation
from models.outbox import Delivery

LONGEST_WAIT = timedelta(minutes=1)
LONGEST_TOLD = timedelta(minutes=15)  # however long the platform tells us to wait
GIVE_UP = timedelta(hours=24)  # LINE forgets a retry key after a day
ECHO_WAIT = timedelta(seconds=20)  # how long an echo may take to tell us that a call went through
NEVER_AGAIN = 2 * LONGEST_TOLD  # a due time further away than this was written by a clock that jumped
TOKEN_LIFE = timedelta(seconds=50)  # of the minute that the platform gives
OPEN = ("pending", "failed")  # to be sent, or given up too soon
IN_DOUBT = "it may have arrived: the reply token ran out before we learned"


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
