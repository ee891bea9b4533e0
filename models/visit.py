"""One site visit to one community: the days offered, the day agreed, what was found there.

Knows the rows; who is told what, and what may follow what, is known to `visiting`.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import JSON

from models.application import Application
from models.base import Base, Json

PROPOSED, UNSUITED, AGREED, DONE, CANCELLED = "proposed", "unsuited", "agreed", "done", "cancelled"
STATES = (PROPOSED, UNSUITED, AGREED, DONE, CANCELLED)
OPEN = (PROPOSED, UNSUITED, AGREED)


class Visit(Base):
    """options: the slots offered, as {"day": "2021-07-12", "part": "morning"}; part: morning, afternoon or "09:30".

    route: visits made on one journey share it. words: what the person wrote when no day suited.
    findings: by question, {"value", "n", "by", "at"}; n counts the writes, so that two pages do not undo each other.
    uid and sequence: the calendar feed's own; sequence grows with every change that a calendar must take up.
    """

    __tablename__ = "visits"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), default=PROPOSED)
    route: Mapped[str] = mapped_column(String(80), default="")
    options: Mapped[list[Json]] = mapped_column(JSON, default=list)
    day: Mapped[date | None]
    part: Mapped[str] = mapped_column(String(10), default="")
    team: Mapped[str] = mapped_column(Text, default="")
    prepare: Mapped[str] = mapped_column(Text, default="")
    words: Mapped[str] = mapped_column(Text, default="")
    uid: Mapped[str] = mapped_column(String(40), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete="SET NULL"))
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]  # these by the programme clock
    changed_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    reminded_for: Mapped[date | None]
    done_at: Mapped[datetime | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    findings: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
    frozen: Mapped[list[Json]] = mapped_column(JSON, default=list)

    application: Mapped[Application] = relationship()

    __table_args__ = (
        Index("ix_visits_application", "application_id", "state"),
        Index("ix_visits_day", "state", "day"),
    )

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
