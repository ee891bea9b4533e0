"""A file that is written in the background: what was asked for, how far it is, where it lies, until when.

Knows the row and who works on it; knows no format and no page. All moments are real time.
"""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, Index, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json

WAITING, WORKING, DONE, FAILED, STOPPED, GONE = "waiting", "working", "done", "failed", "stopped", "gone"
UNFINISHED = (WAITING, WORKING)
KEPT = timedelta(days=1)
SILENT = timedelta(seconds=30)  # a worker that has not been heard of for so long is no more


class Export(Base):
    """key: in the address, unguessable. query: the list's address. path: below the data folder. size: bytes."""

    __tablename__ = "exports"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(18))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))  # xlsx, csv, jsonl, zip
    query: Mapped[Json] = mapped_column(JSON, default=dict)
    language: Mapped[str] = mapped_column(String(2), default="th")
    state: Mapped[str] = mapped_column(String(10), default=WAITING)
    done: Mapped[int] = mapped_column(default=0)  # applications written so far
    total: Mapped[int] = mapped_column(default=0)
    path: Mapped[str] = mapped_column(String(300), default="")
    size: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(String(40), default="")
    made_at: Mapped[datetime]
    beat_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_exports_staff", "staff_id", "made_at"), Index("ix_exports_state", "state", "made_at"))

    def is_left(self, now: datetime) -> bool:
        """Whether whoever wrote it is gone."""
        return self.state in UNFINISHED and now - self.beat_at > SILENT


def export_of(session: Session, key: str, staff_id: int) -> Export | None:
    """A person's own file; nobody else's."""
    return session.scalar(select(Export).where(Export.key == key, Export.staff_id == staff_id))


def exports_of(session: Session, staff_id: int, now: datetime) -> list[Export]:
    """What a person asked for within the time that files are kept, newest first."""
    query = select(Export).where(Export.staff_id == staff_id, Export.made_at > now - KEPT)
    return list(session.scalars(query.order_by(Export.id.desc())))


def beat(session: Session, export_id: int, now: datetime, **changes: object) -> bool:
    """The worker is alive and this far. False where the file is not wanted any more."""
    alive = update(Export).where(Export.id == export_id, Export.state.in_(UNFINISHED))
    return bool(session.execute(alive.values(beat_at=now, **changes)).rowcount)  # type: ignore[attr-defined]


def finish(session: Session, export_id: int, state: str, now: datetime, **about: object) -> None:
    """The last word on it, unless it was stopped meanwhile."""
    beat(session, export_id, now, state=state, finished_at=now, **about)


def forget_exports(session: Session, now: datetime) -> list[str]:
    """Rows past their time say so; the paths of their files, to be removed once this is committed."""
    old = list(session.scalars(select(Export).where(Export.made_at < now - KEPT, Export.state != GONE)))
    paths = [one.path for one in old if one.path]
    for one in old:
        one.state, one.path, one.query = GONE, "", {}
    return paths
