"""Work on many applications at once: the frozen set, what is to be done, and what came of each.

Knows ids and outcomes; what an action does is the desks' business. The set never follows the list once it is frozen.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Select, String, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.types import JSON

from models.application import Application
from models.base import Base, Json

MOST = 2000  # applications at once
CHOSEN, RUNNING, DONE, UNDOING, UNDONE = "chosen", "running", "done", "undoing", "undone"


class Batch(Base):
    """state: chosen → running → done, → undoing → undone. chosen: how it was chosen, for the reader. Real time."""

    __tablename__ = "batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default=CHOSEN)
    action: Mapped[str] = mapped_column(String(20), default="")
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    chosen: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    finished_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_batches_staff", "staff_id", "state"),)


class BatchRow(Base):
    """outcome: "" (to do), done, refused, undone or kept (could not be undone). was: the status when it was frozen.

    why: a sentence's name with its values, for whoever asks why it was refused. before: what undoing needs.
    """

    __tablename__ = "batch_rows"

    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    was: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(10), default="")
    why: Mapped[Json] = mapped_column(JSON, default=dict)
    before: Mapped[Json] = mapped_column(JSON, default=dict)

    __table_args__ = (
        Index("ix_batch_rows_application", "application_id"),
        Index("ix_batch_rows_left", "batch_id", "outcome", "place"),
    )


def freeze(session: Session, wanted: Select[int], *, staff_id: int, at: datetime, chosen: dict[str, str]) -> Batch:
    """Keep exactly these, in their order, at most MOST."""
    ids = list(session.scalars(wanted.limit(MOST)))
    batch = Batch(staff_id=staff_id, made_at=at, chosen=chosen)
    session.add(batch)
    session.flush()
    was = dict(session.execute(select(Application.id, Application.status).where(Application.id.in_(ids))).all())
    blank: Json = {"batch_id": batch.id, "outcome": "", "why": {}, "before": {}}
    rows = [blank | {"place": place, "application_id": id_, "was": was[id_]} for place, id_ in enumerate(ids, 1)]
    if rows:
        session.execute(insert(BatchRow), rows)
    return batch


def batch_of(session: Session, batch_id: int, staff_id: int) -> Batch | None:
    """Somebody's own."""
    return session.scalar(select(Batch).where(Batch.id == batch_id, Batch.staff_id == staff_id))


def next_row(session: Session, batch: Batch) -> BatchRow | None:
    """What is to be done, or undone, next; locked, so that two windows never take the same."""
    wanted = "" if batch.state == RUNNING else "done"
    query = select(BatchRow).where(BatchRow.batch_id == batch.id, BatchRow.outcome == wanted)
    return session.scalar(query.order_by(BatchRow.place).limit(1).with_for_update(skip_locked=True))


def rows_of(session: Session, batch: Batch) -> list[tuple[BatchRow, Application]]:
    """The whole set in its order, with the applications as they are now."""
    query = select(BatchRow, Application).join(Application, Application.id == BatchRow.application_id)
    found = session.execute(query.where(BatchRow.batch_id == batch.id).order_by(BatchRow.place))
    return [(row, application) for row, application in found]


def tally(session: Session, batch_id: int) -> Counter[str]:
    """How many rows by outcome."""
    query = select(BatchRow.outcome, func.count()).where(BatchRow.batch_id == batch_id).group_by(BatchRow.outcome)
    return Counter(dict(session.execute(query).all()))


def unfinished_of(session: Session, staff_id: int) -> Sequence[Batch]:
    """What somebody began and has not brought to its end."""
    query = select(Batch).where(Batch.staff_id == staff_id, Batch.state.in_((RUNNING, UNDOING)))
    return session.scalars(query.order_by(Batch.id)).all()
