"""Two applications that look like one community, and what staff made of it.

Knows pairs as rows; what makes two alike is `duplicates`' business, what merging does `merging`'s.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Select, String, Text, UniqueConstraint, func, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, joinedload, mapped_column, relationship
from sqlalchemy.types import JSON

from models.application import Application
from models.base import Base, Json

LIKELY, APART, LINKED, MERGED = "likely", "apart", "linked", "merged"
STATES = (LIKELY, LINKED, MERGED, APART)
NOT_SENT = ("draft", "cancelled", "withdrawn")
OVER = (*NOT_SENT, "duplicate")  # with one of these there is nothing left to settle


class Pair(Base):
    """one_id is the smaller id. marks: what agrees (phone, name, place). undo: what a merge changed."""

    __tablename__ = "pairs"

    id: Mapped[int] = mapped_column(primary_key=True)
    one_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), default=LIKELY)
    marks: Mapped[list[str]] = mapped_column(JSON, default=list)
    found_at: Mapped[datetime]
    kept_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id", ondelete="SET NULL"))
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    why: Mapped[str] = mapped_column(Text, default="")
    undo: Mapped[Json] = mapped_column(JSON, default=dict)

    one: Mapped[Application] = relationship(foreign_keys=[one_id])
    other: Mapped[Application] = relationship(foreign_keys=[other_id])

    __table_args__ = (
        UniqueConstraint("one_id", "other_id"),
        Index("ix_pairs_state", "state", "one_id"),
        Index("ix_pairs_other", "other_id"),
    )

    def beside(self, application_id: int) -> Application:
        """The other one of the two."""
        return self.other if application_id == self.one_id else self.one


def pair_of(session: Session, first: int, second: int) -> Pair | None:
    one, other = sorted((first, second))
    return session.scalar(select(Pair).where(Pair.one_id == one, Pair.other_id == other))


def pairs_of(session: Session, application_id: int) -> list[Pair]:
    """All that name this application, with both sides, the oldest first."""
    both = joinedload(Pair.one, innerjoin=True), joinedload(Pair.other, innerjoin=True)
    query = select(Pair).where(or_(Pair.one_id == application_id, Pair.other_id == application_id))
    return list(session.scalars(query.options(*both).order_by(Pair.id)))


def pairs_in(state: str) -> Select[Pair]:
    """Those in one state, the newest first; likely ones only while both are still in the running."""
    query = select(Pair).options(joinedload(Pair.one, innerjoin=True), joinedload(Pair.other, innerjoin=True))
    return query.where(*standing(state)).order_by(Pair.settled_at.desc(), Pair.id.desc())


def count_pairs(session: Session) -> dict[str, int]:
    """How many in each state: one query."""
    counted = (select(func.count(Pair.id)).where(*standing(state)).scalar_subquery() for state in STATES)
    return dict(zip(STATES, session.execute(select(*counted)).one(), strict=True))


def standing(state: str) -> list[ColumnElement[bool]]:
    """Conditions on pairs of this state: what is likely must still be open on both sides."""
    if state != LIKELY:
        return [Pair.state == state]
    sides = aliased(Application), aliased(Application)
    over = [
        select(side.id).where(side.id == key, side.status.in_(OVER)).correlate(Pair).exists()
        for side, key in zip(sides, (Pair.one_id, Pair.other_id), strict=True)
    ]
    return [Pair.state == LIKELY, *(~one for one in over)]


def looks_double() -> ColumnElement[bool]:
    """For lists of applications: an unsettled likely pair names it."""
    sides = (select(key).where(*standing(LIKELY)) for key in (Pair.one_id, Pair.other_id))
    return or_(*(Application.id.in_(side) for side in sides))
