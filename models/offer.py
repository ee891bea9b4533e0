"""A place that is offered to a selected community: until when, whether it was told, and what they said.

Knows the row; what becomes of it is known to `offering`.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.application import Application
from models.base import Base
from models.thai_time import as_day

OPEN, ACCEPTED, DECLINED, EXPIRED, TAKEN_BACK = "open", "accepted", "declined", "expired", "taken_back"
OFFERED = "selected"  # the status of an application with an offer
GIVEN_UP = "withdrawn"  # where it goes when the place is given up


class Offer(Base):
    """state: open → accepted, declined, expired or taken_back. reply_by: the last day to answer, in Bangkok.

    told_at: when the applicant learnt of it, by chat or by phone; before that it can be answered by nobody.
    how: "chat" or "phone". reminded_at: the one reminder.
    """

    __tablename__ = "offers"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(12), default=OPEN)
    reply_by: Mapped[date]
    made_at: Mapped[datetime]  # these by the programme clock
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    told_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    how: Mapped[str] = mapped_column(String(10), default="")
    why: Mapped[str] = mapped_column(Text, default="")

    application: Mapped[Application] = relationship()

    __table_args__ = (
        Index("ix_offers_application", "application_id", "state"),
        Index("ix_offers_due", "state", "reply_by"),
    )

    @property
    def stands(self) -> bool:
        """Whether it may be answered: open, told, and the application still selected."""
        return self.state == OPEN and self.told_at is not None and self.application.status == OFFERED

    @property
    def shown_state(self) -> str:
        """An open offer to somebody who is no longer selected is none: they withdrew, or staff moved them."""
        return TAKEN_BACK if self.state == OPEN and self.application.status != OFFERED else self.state

    def is_overdue(self, now: datetime) -> bool:
        return self.stands and as_day(now) > self.reply_by
