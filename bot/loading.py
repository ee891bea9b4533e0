"""From the checked folders into the database: show what changes, then write it. What staff edited is kept.

Knows rows; the files were read by `folders`.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from json import dumps
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.folders import Found
from bot.rubrics import add_versions, sign_of
from faq.entry import Entry
from models.base import Json
from models.faq import FaqEntry, FaqWords
from models.programme import FormVersion, Programme, ProgrammeRecord
from models.pulse import beat


@dataclass(frozen=True)
class Change:
    """One line of the diff. sign: + new, ~ changed, - gone, = kept because staff edited it."""

    sign: str
    what: str
    name: str


def compare(session: Session, found: Found) -> list[Change]:
    """What writing would change."""
    changes = [_programme_change(session, record) for record in found.records.values()]
    changes += [_form_change(session, name, definition) for name, definition in found.forms.items()]
    changes += [Change(sign_of(session, name, rubric), "rubric", name) for name, rubric in found.rubrics.items()]
    rows = {row.topic: row for row in session.scalars(select(FaqEntry))}
    changes += [_entry_change(rows.get(topic), entry) for topic, entry in found.entries.items()]
    changes += [Change("-", "answer", topic) for topic, row in rows.items() if _is_gone(row, found)]
    changes += [_words_change(session, name, words) for name, words in found.words.items()]
    return [change for change in changes if change and change.sign]


def _is_gone(row: FaqEntry, found: Found) -> bool:
    """No longer in the folder that it came from; answers of folders that were not read stay."""
    read = {entry.programme for entry in found.entries.values()} | found.records.keys()
    return row.topic not in found.entries and row.programme in read and not row.updated_by


def _words_change(session: Session, name: str, words: Json) -> Change | None:
    row = session.get(FaqWords, name)
    if row is None:
        return Change("+", "words", name or "all")
    return None if row.content == words else Change("~", "words", name or "all")


def _programme_change(session: Session, record: ProgrammeRecord) -> Change | None:
    row = session.get(Programme, record.id)
    if row is None:
        return Change("+", "programme", record.id)
    return None if row.data == record.model_dump(mode="json") else Change("~", "programme", record.id)


def newest_form(session: Session, programme: str) -> FormVersion | None:
    query = select(FormVersion).where(FormVersion.programme_id == programme).order_by(FormVersion.number.desc())
    return session.scalar(query.limit(1))


def _form_change(session: Session, programme: str, definition: Json) -> Change | None:
    newest = newest_form(session, programme)
    if newest is None:
        return Change("+", "form", programme)
    return None if newest.sha256 == _digest(definition) else Change("~", "form", programme)


def _entry_change(row: FaqEntry | None, entry: Entry) -> Change | None:
    content = entry.model_dump(mode="json")
    if row is None:
        return Change("+", "answer", entry.topic)
    if row.loaded == content:
        return None
    return Change("=" if row.content != row.loaded else "~", "answer", entry.topic)


def write(session: Session, found: Found, now: datetime) -> None:
    """Make the database say what the folders say; an answer that staff edited stays as they left it."""
    for record in found.records.values():
        session.merge(Programme(id=record.id, data=record.model_dump(mode="json"), loaded_at=now))
    session.flush()
    for name, definition in found.forms.items():
        if _form_change(session, name, definition):
            _add_form(session, name, definition, now)
    add_versions(session, found.rubrics, now)
    for position, entry in enumerate(found.entries.values()):
        _write_entry(session, entry, position, now)
    for row in session.scalars(select(FaqEntry)):
        if _is_gone(row, found):
            session.delete(row)
    for name, words in found.words.items():
        session.merge(FaqWords(name=name, content=words, updated_at=now))
    beat(session, "knowledge", now)


def _add_form(session: Session, programme: str, definition: Json, now: datetime) -> None:
    newest = newest_form(session, programme)
    number = newest.number + 1 if newest else 1
    version = FormVersion(programme_id=programme, number=number, definition=definition, created_at=now)
    version.sha256 = _digest(definition)
    session.add(version)


def _write_entry(session: Session, entry: Entry, position: int, now: datetime) -> None:
    content: dict[str, Any] = entry.model_dump(mode="json")
    row = session.get(FaqEntry, entry.topic)
    if row is None:
        row = FaqEntry(topic=entry.topic, content=content, updated_at=now)
        session.add(row)
    elif row.content == row.loaded and row.content != content:
        row.content, row.updated_at = content, now
    row.programme, row.loaded, row.position = entry.programme, content, position


def _digest(definition: Json) -> str:
    return sha256(dumps(definition, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
