"""What was done towards a programme's targets, as staff write it down; and whether the chat may tell of it.

Knows the rows; what a target is stands in `targets`.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json


class Activity(Base):
    """One activity towards one target. amount: how many times, or whole baht. earlier: what stood before each change.

    withdrawn_at: it does not count any more; it stays to be read, with who took it back and why.
    """

    __tablename__ = "activities"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    target: Mapped[str] = mapped_column(String(40))
    day: Mapped[date]
    place: Mapped[str] = mapped_column(String(200), default="")
    amount: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id", ondelete="SET NULL"))
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]  # these by the programme clock
    withdrawn_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)
    earlier: Mapped[list[Json]] = mapped_column(JSON, default=list)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy declares it so
    __table_args__ = (Index("ix_activities_programme", "programme_id", "day"),)


class TargetNotice(Base):
    """The figures of this year (the one in which it ends, A.D.) are told in the chat and on the phone."""

    __tablename__ = "target_notices"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"), primary_key=True)
    year: Mapped[int]
    published_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    published_at: Mapped[datetime]
