"""One reviewer's reading of one application: given out, begun, done, or put aside with a reason.

Knows the row; who may see it and what a total is are other modules' business.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json

OPEN = ("assigned", "started")
PUT_ASIDE = ("abstained", "conflict")
STATES = (*OPEN, "done", *PUT_ASIDE)
ADVICE = ("yes", "maybe", "no")


class Review(Base):
    """scores: by criterion's id. reasons: words to single scores, likewise. why: the justification of the whole.

    total: 0 to 100, once done. aside: why it was put aside. earlier: what stood before it was done anew.
    window: the page that wrote last, so that one's own two windows do not undo each other.
    """

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    rubric_version_id: Mapped[int | None] = mapped_column(ForeignKey("rubric_versions.id"))
    state: Mapped[str] = mapped_column(String(12), default="assigned")
    assigned_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # None: taken up without being asked
    assigned_at: Mapped[datetime]  # these by the programme clock
    changed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    total: Mapped[float | None]
    advice: Mapped[str] = mapped_column(String(8), default="")
    aside: Mapped[str] = mapped_column(Text, default="")
    window: Mapped[str] = mapped_column(String(40), default="")
    revision: Mapped[int] = mapped_column(default=1)
    scores: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    reasons: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    why: Mapped[str] = mapped_column(Text, default="")
    earlier: Mapped[list[Json]] = mapped_column(JSON, default=list)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy declares it so
    __table_args__ = (
        UniqueConstraint("application_id", "reviewer_id"),
        Index("ix_reviews_reviewer", "reviewer_id", "state"),
        Index("ix_reviews_totals", "application_id", "state", "total"),
    )
