"""Saved views of the list: a name for an address, kept for oneself or for everybody.

Knows the address as names and values; knows no filter.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.types import JSON

from models.base import Base

LONGEST = 60  # characters of a name
MOST = 30  # of one person


class View(Base):
    """query: the parameters of the list's address, without the page."""

    __tablename__ = "views"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(LONGEST))
    query: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    shared: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("staff_id", "name"),)


def views_for(session: Session, staff_id: int) -> list[View]:
    """One's own, then those that others share, each by name."""
    query = select(View).where(or_(View.staff_id == staff_id, View.shared))
    return list(session.scalars(query.order_by(View.staff_id != staff_id, View.name, View.id)))


def view_named(session: Session, staff_id: int, name: str) -> View | None:
    return session.scalar(select(View).where(View.staff_id == staff_id, View.name == name))
