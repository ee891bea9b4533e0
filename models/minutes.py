"""Minutes of the selection board: who sat, what was said, and the ranking and decisions as they stood then.

Knows the row; where ranking and decisions come from is another module's business.
"""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json


class Minutes(Base):
    """present, absent: one person a line. lines: [{reference, name, place, score, …, status, why}], frozen."""

    __tablename__ = "minutes"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    number: Mapped[str] = mapped_column(String(20), default="")  # "2/2564"
    held_on: Mapped[date] = mapped_column(Date)
    venue: Mapped[str] = mapped_column(String(200), default="")
    chair: Mapped[str] = mapped_column(String(200), default="")
    secretary: Mapped[str] = mapped_column(String(200), default="")
    present: Mapped[str] = mapped_column(Text, default="")
    absent: Mapped[str] = mapped_column(Text, default="")
    remarks: Mapped[str] = mapped_column(Text, default="")
    lines: Mapped[list[Json]] = mapped_column(JSON, default=list)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy declares it so


def all_minutes(session: Session) -> list[Minutes]:
    """The latest meeting first."""
    return list(session.scalars(select(Minutes).order_by(Minutes.held_on.desc(), Minutes.id.desc())))
