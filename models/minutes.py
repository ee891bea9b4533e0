"""Minutes of a decided board: where and when it sat, who was there, and what else was said.

Knows the row; ranking, decisions and reasons are the board's own (`models.board_minutes`).
"""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.board import Board


class Minutes(Base):
    """present, absent: one person a line. number: of the sitting, such as “2/2564”."""

    __tablename__ = "minutes"

    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), unique=True)
    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    number: Mapped[str] = mapped_column(String(20), default="")
    held_on: Mapped[date] = mapped_column(Date)
    venue: Mapped[str] = mapped_column(String(200), default="")
    chair: Mapped[str] = mapped_column(String(200), default="")
    secretary: Mapped[str] = mapped_column(String(200), default="")
    present: Mapped[str] = mapped_column(Text, default="")
    absent: Mapped[str] = mapped_column(Text, default="")
    remarks: Mapped[str] = mapped_column(Text, default="")
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy declares it so


def minutes_on(session: Session, board_id: int) -> Minutes | None:
    """What was typed for this board; None before anybody did."""
    return session.scalar(select(Minutes).where(Minutes.board_id == board_id))


def decided_boards(session: Session) -> list[Board]:
    """Boards that decided, the latest first."""
    return list(session.scalars(select(Board).where(Board.decided_at.is_not(None)).order_by(Board.decided_at.desc())))
