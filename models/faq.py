"""The answers as they are loaded and edited, and what people asked that we did not know.

Knows no matching: an entry's content is JSON in the shape of `faq.entry.Entry`.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json


class FaqEntry(Base):
    """content: the entry now in use; loaded: as it last stood in the file, to see whether staff changed it since."""

    __tablename__ = "faq_entries"

    topic: Mapped[str] = mapped_column(String(80), primary_key=True)
    programme: Mapped[str] = mapped_column(String(40), default="")  # a folder's name; "service" for the service itself
    content: Mapped[Json] = mapped_column(JSON)
    loaded: Mapped[Json] = mapped_column(JSON, default=dict)
    position: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime]
    updated_by: Mapped[str] = mapped_column(String(80), default="")


class Miss(Base):
    """A question without an answer. kind: none, none-of-these (suggestions turned down) or no-answer (on the phone)."""

    __tablename__ = "misses"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id", ondelete="SET NULL"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    offered: Mapped[list[str]] = mapped_column(JSON, default=list)
    language: Mapped[str] = mapped_column(String(2), default="th")
    channel: Mapped[str] = mapped_column(String(40), default="")
    at: Mapped[datetime]
    settled_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_misses_at", "at"),)


class FaqWording(Base):
    """One more way to ask for an answer, added by staff. origin: "missed" (somebody asked so, and we did not know)."""

    __tablename__ = "faq_wordings"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(String(80), index=True)
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(20))
    added_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    added_at: Mapped[datetime]


class FaqWords(Base):
    """What is known about words (synonyms, spellings, politeness), in the shape of `faq.words.Words`, by its source."""

    __tablename__ = "faq_words"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    content: Mapped[Json] = mapped_column(JSON)
    updated_at: Mapped[datetime]
