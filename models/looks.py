"""A record of who read, changed or exported personal data. Knows that it happened, never what it said."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json


class Look(Base):
    """A record that personal data was read, changed or exported: who, what, when. Never what it said."""

    __tablename__ = "looks"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
    what: Mapped[str] = mapped_column(String(40))  # read, export, look-up, …
    subject: Mapped[str] = mapped_column(String(120))  # "application 12", "conversation 3", a filter
    detail: Mapped[Json] = mapped_column(JSON, default=dict)

    __table_args__ = (Index("ix_looks_subject", "subject"),)
