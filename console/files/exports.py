"""Applications as records for other programs: one source for the console and the command line.

Knows what belongs to a record; knows no file format, no page and no rights.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from models.application import Application
from models.database import Database
from models.desk import Chosen
from models.thai_time import local

CHUNK = 200
MOMENTS = ("started_at", "submitted_at", "moved_at", "updated_at")
COLUMNS = (
    Application.id, Application.reference, Application.programme_id, Application.status, Application.channel,
    Application.language, Application.answers, Application.created_at, Application.submitted_at,
    Application.moved_at, Application.updated_at, Application.revision,
)  # fmt: skip


@dataclass(frozen=True)
class Record:
    """One application: its times (aware, UTC) by the names in MOMENTS, its answers as stored, by field key."""

    reference: str
    programme: str
    status: str
    channel: str
    language: str
    times: dict[str, datetime | None]
    answers: dict[str, Any]


def rows(session: Session, programme: str = "", chosen: Chosen | None = None) -> Iterator[Record]:
    """Every chosen application, read a few hundred at a time; without a choice all that were sent, oldest first."""
    chosen = chosen or Chosen(programme=programme, sort="oldest")
    query = chosen.select().options(load_only(*COLUMNS)).execution_options(yield_per=CHUNK)
    for application in session.scalars(query):
        yield _record(application)
        session.expunge(application)


def stretches(database: Database, ids: Sequence[int]) -> Iterator[Record]:
    """These applications in this order; no transaction stays open while somebody writes them down."""
    for begin in range(0, len(ids), CHUNK):
        wanted = ids[begin : begin + CHUNK]
        query = select(Application).where(Application.id.in_(wanted)).options(load_only(*COLUMNS))
        with database.reading() as session:
            found = {application.id: _record(application) for application in session.scalars(query)}
        yield from (found[id_] for id_ in wanted if id_ in found)


def as_json(record: Record, keys: Collection[str] = ()) -> dict[str, Any]:
    """A JSON-ready object: times in ISO 8601 with Bangkok's offset, answers as stored; of these keys, or all."""
    about = {name: getattr(record, name) for name in ("reference", "programme", "status", "channel", "language")}
    about |= {name: iso(moment) or None for name, moment in record.times.items()}
    if not keys:
        return about | {"answers": record.answers}
    answers = {key: value for key, value in record.answers.items() if key in keys}
    return {key: value for key, value in about.items() if key in keys} | {"answers": answers}


def iso(moment: datetime | None) -> str:
    return local(moment).isoformat(timespec="seconds") if moment else ""


def _record(application: Application) -> Record:
    moments = (application.created_at, application.submitted_at, application.moved_at, application.updated_at)
    return Record(
        reference=application.reference or "",
        programme=application.programme_id,
        status=application.status,
        channel=application.channel,
        language=application.language,
        times=dict(zip(MOMENTS, moments, strict=True)),
        answers=dict(application.answers),
    )
