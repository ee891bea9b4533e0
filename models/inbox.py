"""What came in and is still to be handled: one row an event, unique by the platform's own id.

Knows lanes, leases and attempts; knows nothing of what an event means.
"""

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json
from models.talk import Incoming


class Event(Base):
    """status: new → done, or dead (set aside for staff to replay). A lane is one conversation.

    attempts: how often it was taken in hand; waits: how often it was put back because somebody else was down.
    """

    __tablename__ = "inbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(40))
    account: Mapped[str] = mapped_column(String(200))
    key: Mapped[str] = mapped_column(String(200))
    lane: Mapped[str] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(20))
    incoming: Mapped[Json] = mapped_column(JSON)
    at: Mapped[datetime]
    received_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(10), default="new")
    attempts: Mapped[int] = mapped_column(default=0)
    waits: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    owner: Mapped[str] = mapped_column(String(80), default="")
    lease_until: Mapped[datetime | None]
    handled_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(String(300), default="")  # a kind of failure, never people's words

    __table_args__ = (
        UniqueConstraint("channel", "account", "key"),
        Index("ix_inbox_open", "status", "at", "id"),
        Index("ix_inbox_lane", "lane", "status", "at"),
    )

    def as_incoming(self) -> Incoming:
        return Incoming.model_validate(self.incoming)


def lane_of(incoming: Incoming) -> str:
    """The conversation's name before there is a row for it; what belongs to none goes a way of its own."""
    return f"{incoming.channel}:{incoming.account}:{incoming.address or f'#{incoming.key}'}"
