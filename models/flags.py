"""Flags: short words that staff put on applications for one another, such as “โทรกลับ”; the applicant never sees them.

Knows rows and the line in the history that tells of each; knows no page.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.application import Application
from models.assigning import told
from models.base import Base

LONGEST = 40  # characters


class Flag(Base):
    """One flag on one application: who put it there, and when by the programme clock."""

    __tablename__ = "flags"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(LONGEST))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("application_id", "name"), Index("ix_flags_name", "name"))


def named(words: str) -> str:
    """A flag's name as it is kept."""
    return " ".join(words.split())[:LONGEST].strip()


def raise_flag(session: Session, application_id: int, name: str, *, by: int, at: datetime) -> bool:
    """False where it is there already. The application's row must be locked by the caller."""
    if _found(session, application_id, name):
        return False
    session.add(Flag(application_id=application_id, name=name, staff_id=by, at=at))
    told(session, application_id, "flagged", by, at, why=name)
    return True


def lower_flag(session: Session, application_id: int, name: str, *, by: int, at: datetime) -> bool:
    """False where there is none."""
    flag = _found(session, application_id, name)
    if flag is None:
        return False
    session.delete(flag)
    told(session, application_id, "unflagged", by, at, why=name)
    return True


def _found(session: Session, application_id: int, name: str) -> Flag | None:
    return session.scalar(select(Flag).where(Flag.application_id == application_id, Flag.name == name))


def flags_of(session: Session, ids: Iterable[int]) -> dict[int, list[str]]:
    """Names by application, in the order in which they were put on; one query however many."""
    found: dict[int, list[str]] = defaultdict(list)
    query = select(Flag.application_id, Flag.name).where(Flag.application_id.in_(list(ids))).order_by(Flag.id)
    for application_id, name in session.execute(query):
        found[application_id].append(name)
    return dict(found)


def flags_in_use(session: Session) -> dict[str, int]:
    """Every flag that some application has, most used first, and on how many."""
    count = func.count(Flag.id)
    query = select(Flag.name, count).join(Application, Application.id == Flag.application_id)
    return dict(session.execute(query.group_by(Flag.name).order_by(count.desc(), Flag.name)).all())
