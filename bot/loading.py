"""From the folders of `programmes/` into the database: read all, check all, show what changes, then write.

Knows files and rows; the shapes are checked by the packages that own them. What staff edited is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.documents import Document, Wrong, checked, read
from faq.answers import names_in
from faq.entry import Entry
from faq.words import Words
from forms import WrongForm, read_form
from models.base import Json
from models.faq import FaqEntry, FaqWords
from models.programme import FormVersion, Programme, ProgrammeRecord
from models.pulse import beat

FOLDER = Path(__file__).parent.parent / "programmes"
OF_THE_FORM = frozenset({"form_questions", "form_count", "form_minutes"})


@dataclass
class Found:
    """What the folders hold, checked."""

    records: dict[str, ProgrammeRecord] = field(default_factory=dict)
    forms: dict[str, Json] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    words: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One line of the diff. sign: + new, ~ changed, - gone, = kept because staff edited it."""

    sign: str
    what: str
    name: str


def find(folder: Path = FOLDER) -> Found:
    """Read every programme below `folder`. Raises Wrong with every mistake of every file."""
    found, mistakes = Found(), list[str]()
    if not folder.is_dir():
        raise Wrong([f"{folder}: no such folder"])
    for path in sorted(folder.rglob("*.yaml")):
        try:
            _take(read(path), found, path.parent.name if path.parent != folder else "")
        except Wrong as wrong:
            mistakes += wrong.lines
    if not mistakes:
        mistakes = [*_loose_ends(found)]
    if mistakes:
        raise Wrong(mistakes)
    return found


def _take(document: Document, found: Found, name: str) -> None:
    kind = document.path.name
    if kind == "programme.yaml":
        record = checked(document, ProgrammeRecord, document.data)
        if record.id != name:
            raise Wrong([document.wrong(("id",), f"“{record.id}” must be the folder's name, “{name}”")])
        found.records[name] = record
    elif kind == "form.yaml":
        found.forms[name] = _form(document)
    elif kind == "faq.yaml":
        for entry in _entries(document, name):
            if entry.topic in found.entries:
                raise Wrong([f"{document.path}: topic “{entry.topic}” stands in another file too; rename one of them"])
            found.entries[entry.topic] = entry
    elif kind == "words.yaml":
        found.words[name] = checked(document, Words, document.data).model_dump(mode="json")
    else:
        raise Wrong([f"{document.path}:1: not known here; files are programme.yaml, form.yaml, faq.yaml, words.yaml"])


def _form(document: Document) -> Json:
    try:
        return read_form(document.data).model_dump(mode="json", exclude_defaults=True)
    except WrongForm as wrong:
        raise Wrong([document.wrong(one.where, f"{one.problem}; {one.remedy}") for one in wrong.errors]) from None


def _entries(document: Document, programme: str) -> Iterable[Entry]:
    items = document.data.get("entries") if isinstance(document.data, dict) else None
    if not isinstance(items, list) or set(document.data) != {"entries"}:
        raise Wrong([document.wrong((), "a FAQ file has one list called “entries”")])
    mistakes, topics = list[str](), dict[str, int]()
    for number, item in enumerate(items):
        below = ("entries", number)
        try:
            entry = checked(document, Entry, {"programme": programme, **item} if isinstance(item, dict) else item, below)
        except Wrong as wrong:
            mistakes += wrong.lines
            continue
        if entry.topic in topics:
            mistakes.append(document.wrong(below, f"topic “{entry.topic}” stands twice; rename or join them"))
        topics[entry.topic] = number
        yield entry
    if mistakes:
        raise Wrong(mistakes)


def _loose_ends(found: Found) -> Iterable[str]:
    """Names that lead nowhere: facts that nobody gives, topics that are not there."""
    for entry in found.entries.values():
        known = _facts_known(found, entry.programme)
        for said in entry.sayings():
            for name in sorted((names_in(said.th) | names_in(said.en)) - known):
                yield f"{entry.programme}/faq.yaml: {entry.topic}: {{{name}}} is no known fact; known: {', '.join(sorted(known))}"
        for topic in (*entry.next, *entry.related):
            if topic not in found.entries and topic not in WAYS_ON:
                yield f"{entry.programme}/faq.yaml: {entry.topic}: “{topic}” is no topic; write one that is, or take it out"


WAYS_ON = frozenset({"apply", "staff", "status"})


def _facts_known(found: Found, programme: str) -> frozenset[str]:
    record = found.records.get(programme) or home_of_service(found.records)
    if record is None:
        return frozenset()
    moment = datetime.fromisoformat("2021-06-01T09:00:00+07:00")
    return frozenset(record.named_facts("th", moment)) | (OF_THE_FORM if record.id in found.forms else frozenset())


def home_of_service(records: dict[str, ProgrammeRecord]) -> ProgrammeRecord | None:
    """The programme whose facts the service's own answers show: the first that takes applications."""
    return next((record for record in records.values() if record.takes_applications), None)


def compare(session: Session, found: Found) -> list[Change]:
    """What writing would change."""
    changes = [_programme_change(session, record) for record in found.records.values()]
    changes += [_form_change(session, name, definition) for name, definition in found.forms.items()]
    rows = {row.topic: row for row in session.scalars(select(FaqEntry))}
    changes += [_entry_change(rows.get(topic), entry) for topic, entry in found.entries.items()]
    changes += [Change("-", "answer", topic) for topic in rows if topic not in found.entries and not rows[topic].updated_by]
    for name, words in found.words.items():
        row = session.get(FaqWords, name)
        changes.append(Change("+" if row is None else "~", "words", name or "all") if not row or row.content != words else None)
    return [change for change in changes if change]


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
    for position, entry in enumerate(found.entries.values()):
        _write_entry(session, entry, position, now)
    for row in session.scalars(select(FaqEntry)):
        if row.topic not in found.entries and not row.updated_by:
            session.delete(row)
    for name, words in found.words.items():
        session.merge(FaqWords(name=name, content=words, updated_at=now))
    beat(session, "knowledge", now)


def _add_form(session: Session, programme: str, definition: Json, now: datetime) -> None:
    newest = newest_form(session, programme)
    number = newest.number + 1 if newest else 1
    row = FormVersion(programme_id=programme, number=number, definition=definition, sha256=_digest(definition), created_at=now)
    session.add(row)


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
