"""Making the calls of one delivery, one after the other, with each outcome written down before the next.

Knows the outbox and the channels as arguments; what a failure means is decided in `outbox`.
"""

import time

import structlog
from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from bot import outbox, taking
from bot.channels.base import Channel, ChannelError
from bot.clock import real_now
from bot.metrics import DELIVERED, REPLYING
from models.conversation import Message
from models.database import Database
from models.inbox import Event
from models.outbox import Delivery

Outcome = tuple[str, ...] | ChannelError  # the platform's message ids, or what went wrong
log = structlog.get_logger()
JUMP = 15.0  # seconds: an echo needs the rest of its twenty
HELD = (
    select(Delivery)
    .where(Delivery.id == bindparam("id"))
    .options(joinedload(Delivery.message).joinedload(Message.conversation))
    .with_for_update(of=Delivery)
)
RECEIVED = select(Event.received_at).where(Event.id == bindparam("id"))


def _ahead() -> float:
    """Seconds between the clock on the wall and the one that nobody sets."""
    return real_now().timestamp() - time.monotonic()


class Delivering:
    """What this process sends, and from which platforms no answer came of late."""

    def __init__(self, database: Database, channels: dict[str, Channel]) -> None:
        self._database, self._channels = database, channels
        self._echoing = frozenset(name for name, channel in channels.items() if channel.echoes)
        self._silent: set[str] = set()
        self._since, self._ahead = real_now(), _ahead()

    def claim(self, owner: str) -> taking.Claimed | None:
        self._mind_the_clock()
        with self._database.writing() as session:
            return taking.claim(session, owner, taking.Roads(self._echoing, frozenset(self._silent), self._since))

    def _mind_the_clock(self) -> None:
        """Where it was set, what was to be waited for is waited for anew."""
        before, self._ahead = self._ahead, _ahead()
        if abs(self._ahead - before) > JUMP:
            self._since = real_now()

    def deliver(self, claimed: taking.Claimed, owner: str) -> None:
        """Draw what is to be said, and make the calls of it until all are taken or one fails."""
        delivery, may_have_gone = claimed.delivery, claimed.may_have_gone
        channel = self._channels.get(delivery.message.conversation.channel)
        if channel is None:
            return self.give_up(delivery, owner, "the channel is off")
        calls = delivery.calls or channel.render(delivery.message.replies)
        while True:
            delivery.calls = calls
            outcome = self._call(channel, delivery) if delivery.done < len(calls) else ()
            again = self._write_down(delivery, owner, outcome, may_have_gone)
            if again is None:
                return None
            delivery, may_have_gone = again, False

    def _call(self, channel: Channel, delivery: Delivery) -> Outcome:
        """One call: the platform's ids, or what went wrong."""
        try:
            ids = channel.send(outbox.envelope(delivery)).ids
        except ChannelError as error:
            if error.lost:
                self._silent.add(channel.name)
            return error
        self._silent.discard(channel.name)
        return ids

    def _write_down(self, called: Delivery, owner: str, outcome: Outcome, may_have_gone: bool) -> Delivery | None:
        """The delivery where another call follows, else None."""
        with self._database.writing() as session, session.no_autoflush:
            delivery = session.scalar(HELD, {"id": called.id})
            if delivery is None or delivery.owner != owner:
                return None
            delivery.calls = delivery.calls or called.calls
            first, event_id = delivery.done == 0, delivery.message.event_id
            _count(delivery, outcome)
            if isinstance(outcome, ChannelError):
                outbox.failed(delivery, outcome, may_have_gone)
                return None
            outbox.went(delivery, outcome)
            if first and event_id and (received := session.scalar(RECEIVED, {"id": event_id})):
                REPLYING.observe((real_now() - received).total_seconds())
            delivery.unsure = delivery.status == "pending"
            return delivery if delivery.unsure else None

    def give_up(self, delivery: Delivery, owner: str, error: str) -> None:
        """What cannot be drawn or sent, whatever the reason, is for staff; those behind it go on."""
        self._write_down(delivery, owner, ChannelError(error, permanent=True), may_have_gone=False)


def _count(delivery: Delivery, outcome: Outcome) -> None:
    channel, refused = delivery.message.conversation.channel, isinstance(outcome, ChannelError)
    DELIVERED.labels(channel, delivery.via, type(outcome).__name__ if refused else "sent").inc()
    if refused:
        log.warning("not_delivered", delivery=delivery.id, channel=channel, error=str(outcome))
