"""One sitting of the selection board: the order that is being tried, and the lines that were decided.

Knows rows; what the scores make of them, `ranking` knows, and what follows from a decision, `deciding`.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import JSON

from models.application import Application
from models.base import Base, Json

WAYS = ("mean", "median")


class Board(Base):
    """by: "mean" or "median". places, reserves: how many above the first line, and between the two.

    tried: ids in the order laid by hand; empty while the scores alone order them. hand: who was moved by hand, as
    {id: {why, by, at}}. ties: those settled by hand, [{ids (in order), why, by, at}]. Nothing of it has any effect
    before `decided_at`.
    """

    __tablename__ = "boards"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    by: Mapped[str] = mapped_column(String(8), default=WAYS[0])
    places: Mapped[int]
    reserves: Mapped[int]
    tried: Mapped[list[int]] = mapped_column(MutableList.as_mutable(JSON), default=list)
    hand: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
    ties: Mapped[list[Json]] = mapped_column(MutableList.as_mutable(JSON), default=list)
    opened_at: Mapped[datetime]  # these by the programme clock
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str] = mapped_column(Text, default="")  # what the board wants to be remembered; for the minutes
    revision: Mapped[int] = mapped_column(default=1)

    lines: Mapped[list["BoardLine"]] = relationship(back_populates="board", order_by="BoardLine.place")

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy declares it so
    __table_args__ = (Index("ix_boards_programme", "programme_id", "decided_at"),)


class BoardLine(Base):
    """What was decided of one application, as the board saw it then. place, by_score: from 1, decided and by scores.

    outcome: the status it was moved to. mean, median: of `readers` scores; None without any. why: of a move by hand.
    """

    __tablename__ = "board_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"))
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    place: Mapped[int]
    by_score: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(20))
    mean: Mapped[float | None]
    median: Mapped[float | None]
    readers: Mapped[int] = mapped_column(default=0)
    why: Mapped[str] = mapped_column(Text, default="")

    board: Mapped[Board] = relationship(back_populates="lines")
    application: Mapped[Application] = relationship()

    __table_args__ = (
        UniqueConstraint("board_id", "application_id"),
        Index("ix_board_lines_application", "application_id", "board_id"),
    )
