"""One person (or group) on one channel, and every word said in either direction.

Knows the transcript and what was sent along; of applications only whose they are; not how messages
travel.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import JSON

from models.base import Base, Json
from models.talk import Reply

if TYPE_CHECKING:
    from models.application import Application


class Conversation(Base):
    """mode: "bot", or "staff" while a person has the talk. memory: the little that outlives a turn."""

    __tablename__ = "conversations"

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(40))
    account: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(200))
    group: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str] = mapped_column(String(200), default="")
    language: Mapped[str] = mapped_column(String(2), default="th")
    mode: Mapped[str] = mapped_column(String(10), default="bot")
    wants_staff_since: Mapped[datetime | None]
    reachable: Mapped[bool] = mapped_column(default=True)
    memory: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
    created_at: Mapped[datetime]
    heard_at: Mapped[datetime | None]  # when the person last wrote, by the platform's clock

    applications: Mapped[list["Application"]] = relationship(back_populates="conversation", order_by="Application.id")
    messages: Mapped[list["Message"]] = relationship(back_populates="conversation", order_by="Message.id")

    __table_args__ = (UniqueConstraint("channel", "account", "address"),)

    @property
    def lane(self) -> str:
        return f"{self.channel}:{self.account}:{self.address}"


class Message(Base):
    """One turn of the transcript. direction: "in" or "out"; author: "person", "bot" or "staff".

    said: for "in" the Incoming's kind, data and location; for "out" the list of Reply under "replies".
    why: how the bot came to its answer (topic, band, score), for staff.
    """

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    direction: Mapped[str] = mapped_column(String(3))
    author: Mapped[str] = mapped_column(String(10))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id", ondelete="SET NULL"))
    at: Mapped[datetime]  # the programme clock
    text: Mapped[str] = mapped_column(Text, default="")
    said: Mapped[Json] = mapped_column(JSON, default=dict)
    why: Mapped[Json] = mapped_column(JSON, default=dict)
    platform_id: Mapped[str] = mapped_column(String(200), default="")
    unsent_at: Mapped[datetime | None]
    edited_at: Mapped[datetime | None]

    conversation: Mapped[Conversation] = relationship(back_populates="messages")
    attachments: Mapped[list["Attachment"]] = relationship(back_populates="message", order_by="Attachment.id")

    __table_args__ = (
        Index("ix_messages_conversation", "conversation_id", "id"),
        Index("ix_messages_platform", "platform_id"),
        Index("ix_messages_event", "event_id"),  # an event that is dropped must not look through every message
    )

    @property
    def replies(self) -> list[Reply]:
        """What we said, for an "out" message; empty for an "in" one."""
        return [Reply.model_validate(reply) for reply in self.said.get("replies", ())]


class Attachment(Base):
    """Something sent along. status: stored, refused (see `reason`) or deleted; paths are below the data folder."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete="SET NULL"))
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id", ondelete="SET NULL"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id", ondelete="SET NULL"))  # taken by staff there
    kind: Mapped[str] = mapped_column(String(10))  # image, audio, video, file
    status: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(40), default="")
    mime: Mapped[str] = mapped_column(String(80), default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    path: Mapped[str] = mapped_column(String(300), default="")
    thumbnail: Mapped[str] = mapped_column(String(300), default="")
    size: Mapped[int] = mapped_column(default=0)  # bytes
    width: Mapped[int | None]  # pixels
    height: Mapped[int | None]
    sha256: Mapped[str] = mapped_column(String(64), default="")
    at: Mapped[datetime]

    message: Mapped[Message | None] = relationship(back_populates="attachments")

    __table_args__ = (
        Index("ix_attachments_message", "message_id"),
        Index("ix_attachments_application", "application_id"),
        Index("ix_attachments_visit", "visit_id"),
    )
