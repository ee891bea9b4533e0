"""What is to be sent, and what became of it: one row for each message of ours.

Knows calls, attempts and leases; knows no platform.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import JSON

from models.base import Base
from models.conversation import Message


class Delivery(Base):
    """status: pending → sent, failed or cancelled; held waits for staff to let it go.

    calls: what the channel rendered, one item a call; done: how many of them the platform took.
    via: "reply" or "push", chosen at the first attempt and never changed from push to reply.
    """

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), unique=True)
    lane: Mapped[str] = mapped_column(String(500))
    status: Mapped[str] = mapped_column(String(10), default="pending")
    calls: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    done: Mapped[int] = mapped_column(default=0)
    retry_key: Mapped[str] = mapped_column(String(36))
    reply_token: Mapped[str] = mapped_column(String(300), default="")
    token_until: Mapped[datetime | None]
    via: Mapped[str] = mapped_column(String(10), default="")
    by_person: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    owner: Mapped[str] = mapped_column(String(80), default="")
    lease_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    unsure: Mapped[bool] = mapped_column(default=False)  # the last call may have been carried out
    error: Mapped[str] = mapped_column(String(300), default="")

    message: Mapped[Message] = relationship()

    __table_args__ = (Index("ix_outbox_open", "status", "due_at"), Index("ix_outbox_lane", "lane", "status", "id"))
