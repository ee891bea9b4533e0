"""Saying something in a conversation: the words go into the transcript and wait in the outbox, in one transaction.

Knows rows only; what is pending is sent after the commit by others.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from models.conversation import Conversation, Message
from models.inbox import Event
from models.outbox import Delivery
from models.talk import Reply


def say(
    session: Session,
    conversation: Conversation,
    replies: Sequence[Reply],
    *,
    at: datetime,
    answering: Event | None = None,
    token_until: datetime | None = None,
    staff_id: int | None = None,
    why: dict[str, Any] | None = None,
    held: bool = False,
) -> Message:
    """Put replies into the transcript and the outbox. `at`: the programme clock; staff_id: a person wrote them.

    held: they wait until staff let them go. answering: the event answered, whose reply token is used while fresh.
    """
    message = Message(
        conversation=conversation,
        direction="out",
        author="staff" if staff_id else "bot",
        staff_id=staff_id,
        event_id=answering.id if answering else None,
        at=at,
        text="\n\n".join(reply.text for reply in replies),
        said={"replies": [reply.model_dump(exclude_defaults=True) for reply in replies]},
        why=why or {},
    )
    delivery = _delivery(message, "held" if held else "pending")
    if answering and token_until:
        delivery.reply_token, delivery.token_until = answering.as_incoming().reply_token, token_until
    session.add_all([message, delivery])
    return message


def _delivery(message: Message, status: str) -> Delivery:
    now = datetime.now(UTC)
    return Delivery(
        message=message,
        lane=message.conversation.lane,
        status=status,
        retry_key=str(uuid4()),
        by_person=message.staff_id is not None,
        created_at=now,
        due_at=now,
    )
