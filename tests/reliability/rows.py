"""Looking at the queue behind the talk, and moving its times. Knows rows; sends nothing."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update

from bot.clock import real_now
from models.conversation import Message
from models.database import Database
from models.inbox import Event
from models.outbox import Delivery
from tests.service import Chat


class Rows:
    """Short words for what tests ask of the tables."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def events(self) -> Sequence[Event]:
        with self.database.reading() as session:
            return session.scalars(select(Event).order_by(Event.id)).all()

    def deliveries(self) -> Sequence[Delivery]:
        with self.database.reading() as session:
            return session.scalars(select(Delivery).order_by(Delivery.id)).all()

    def heard(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.scalars(select(Message.text).filter_by(direction="in").order_by(Message.id)))

    def answers(self) -> int:
        with self.database.reading() as session:
            return session.scalar(select(func.count()).where(Message.direction == "out")) or 0

    def change(self, kind: type[Event | Delivery], **values: Any) -> None:
        """The same for every row of this table."""
        with self.database.writing() as session:
            session.execute(update(kind).values(**values))

    def time_passes(self, seconds: float) -> None:
        """As if everything had been written that much earlier."""
        ago = timedelta(seconds=seconds)
        with self.database.writing() as session:
            for event in session.scalars(select(Event)):
                event.due_at, event.received_at = event.due_at - ago, event.received_at - ago
                event.lease_until = event.lease_until and event.lease_until - ago
            for delivery in session.scalars(select(Delivery)):
                delivery.due_at, delivery.created_at = delivery.due_at - ago, delivery.created_at - ago
                delivery.lease_until = delivery.lease_until and delivery.lease_until - ago
                delivery.token_until = delivery.token_until and delivery.token_until - ago

    def due_now(self) -> None:
        self.change(Event, due_at=real_now())
        self.change(Delivery, due_at=real_now())


def shown(chat: Chat) -> list[str]:
    """What the bot's words on this person's phone are."""
    bubbles = chat.platform.chat(chat.person).bubbles.values()
    return [str(one.message.get("text") or one.message.get("altText") or "…") for one in bubbles if one.side == "bot"]
