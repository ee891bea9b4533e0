"""The secret address of one person's calendar feed. Knows the row; how a token opens it, `calendar_links` knows."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class CalendarLink(Base):
    """The secret address of one person's calendar feed, as the SHA-256 of its token; made anew, the old one is dead."""

    __tablename__ = "calendar_links"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
