"""Making the calls of one delivery, one after the other, with each outcome written down before the next.

Knows the outbox and the channels as arguments; what a failure means is decided in `outbox`.
"""

from datetime import UTC, datetime

import structlog

from bot import outbox
from bot.channels.base import ChannelError
from bot.handling import Handling
from bot.metrics import DELIVERED, REPLYING
from models.inbox import Event
from models.outbox import Delivery

log = structlog.get_logger()


def deliver(handling: Handling, claimed: outbox.Claimed, owner: str) -> None:
    """Make the calls of one delivery, one after the other; write down each outcome before the next."""
    delivery, may_have_gone = claimed.delivery, claimed.may_have_gone
    while True:
        channel = handling.channels.get(delivery.message.conversation.channel)
        failure: ChannelError | None = None
        ids: tuple[str, ...] = ()
        if channel is None or delivery.calls is None:
            failure = ChannelError("the channel is off", permanent=True)
        elif delivery.done < len(delivery.calls):
            try:
                ids = channel.send(outbox.envelope(delivery)).ids
            except ChannelError as error:
                failure = error
        again = _write_down(handling, delivery.id, owner, failure, ids, may_have_gone)
        if again is None:
            return
        delivery, may_have_gone = again, False


def _write_down(
    handling: Handling,
    delivery_id: int,
    owner: str,
    failure: ChannelError | None,
    ids: tuple[str, ...],
    may_have_gone: bool,
) -> Delivery | None:
    """The delivery where another call follows, else None."""
    with handling.database.writing() as session:
        delivery = session.get(Delivery, delivery_id, with_for_update=True)
        if delivery is None or delivery.owner != owner:
            return None
        conversation, first = delivery.message.conversation, delivery.done == 0
        via, event_id = delivery.via, delivery.message.event_id
        if failure:
            outbox.failed(delivery, failure, may_have_gone)
        else:
            outbox.went(delivery, ids)
        outcome = type(failure).__name__ if failure else "sent"
        DELIVERED.labels(conversation.channel, via, outcome).inc()
        if failure:
            log.warning("not_delivered", delivery=delivery.id, channel=conversation.channel, error=str(failure))
        elif first and event_id:
            received = session.get(Event, event_id)
            REPLYING.observe((datetime.now(UTC) - received.received_at).total_seconds() if received else 0)
        if delivery.status != "pending" or failure:
            return None
        delivery.unsure = True
        return delivery
