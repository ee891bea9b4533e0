"""The folders of `programmes/`: read all, check all, and name every mistake with its file and line.

Knows files; the shapes are checked by the packages that own them. Knows no database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.documents import Document, Wrong, checked, read
from bot.rubrics import loose_ends
from faq.answers import names_in
from faq.entry import Entry
from faq.words import Words
from forms import WrongForm, read_form
from models.base import Json
from models.programme import ProgrammeRecord
from models.rubric import Rubric

FOLDER = Path(__file__).parent.parent / "programmes"
KINDS = ("programme.yaml", "form.yaml", "faq.yaml", "rubric.yaml", "words.yaml")
OF_THE_FORM = frozenset({"form_questions", "form_count", "form_minutes"})


@dataclass
class Found:
    """What the folders hold, checked."""

    records: dict[str, ProgrammeRecord] = field(default_factory=dict)
    forms: dict[str, Json] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    words: dict[str, Json] = field(default_factory=dict)
    rubrics: dict[str, Rubric] = field(default_factory=dict)


class Said(Protocol):
    """Words in two languages, whichever package they come from."""

    @property
    def th(self) -> str: ...

    @property
    def en(self) -> str: ...


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
        mistakes = [*_loose_ends(found), *loose_ends(found.rubrics, found.forms)]
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
        found.entries |= {entry.topic: entry for entry in _entries(document, name, found.entries)}
    elif kind == "words.yaml":
        found.words[name] = checked(document, Words, document.data).model_dump(mode="json")
    elif kind == "rubric.yaml":
        found.rubrics[name] = checked(document, Rubric, document.data)
    else:
        raise Wrong([f"{document.path}:1: not known here; files are {', '.join(KINDS)}"])


def _form(document: Document) -> Json:
    try:
        return read_form(document.data).model_dump(mode="json", exclude_defaults=True)
    except WrongForm as wrong:
        raise Wrong([document.wrong(one.where, f"{one.problem}; {one.remedy}") for one in wrong.errors]) from None


def _entries(document: Document, programme: str, elsewhere: Mapping[str, Entry]) -> Iterable[Entry]:
    items = document.data.get("entries") if isinstance(document.data, dict) else None
    if not isinstance(items, list) or set(document.data) != {"entries"}:
        raise Wrong([document.wrong((), "a FAQ file has one list called “entries”")])
    mistakes, topics = list[str](), dict[str, int]()
    for number, item in enumerate(items):
        below = ("entries", number)
        try:
            entry = checked(
                document, Entry, {"programme": programme, **item} if isinstance(item, dict) else item, below
            )
        except Wrong as wrong:
            mistakes += wrong.lines
            continue
        if entry.topic in topics:
            mistakes.append(document.wrong(below, f"topic “{entry.topic}” stands twice; rename or join them"))
        elif entry.topic in elsewhere:
            mistakes.append(f"{document.path}: topic “{entry.topic}” stands in another file too; rename one of them")
        topics[entry.topic] = number
        yield entry
    if mistakes:
        raise Wrong(mistakes)


def _loose_ends(found: Found) -> Iterable[str]:
    """Names that lead nowhere: facts that nobody gives, topics that are not there."""
    for entry in found.entries.values():
        place = f"{entry.programme}/faq.yaml: {entry.topic}"
        yield from _unknown_facts(place, entry.sayings(), _facts_known(found, entry.programme))
        for topic in (*entry.next, *entry.related):
            if topic not in found.entries and topic not in WAYS_ON:
                yield f"{place}: “{topic}” is no topic; write one that is, or take it out"
    for record in found.records.values():
        place, known = f"{record.id}/programme.yaml", _facts_known(found, record.id) | {"reference", "community"}
        texts = [record.consent.text] if record.consent else []
        texts += [text for stage in record.stages for text in (stage.applicant, stage.notice) if text]
        yield from _unknown_facts(place, texts, known)


def _unknown_facts(place: str, texts: Iterable[Said], known: frozenset[str]) -> Iterable[str]:
    names = {name for said in texts for name in names_in(said.th) | names_in(said.en)} - known
    for name in sorted(names):
        yield f"{place}: {{{name}}} is no known fact; known: {', '.join(sorted(known))}"


WAYS_ON = frozenset({"apply", "check", "staff", "status"})


def _facts_known(found: Found, programme: str) -> frozenset[str]:
    record = found.records.get(programme) or home_of_service(found.records)
    if record is None:
        return frozenset()
    moment = datetime.fromisoformat("2021-06-01T09:00:00+07:00")
    return frozenset(record.named_facts("th", moment)) | (OF_THE_FORM if record.id in found.forms else frozenset())


def home_of_service(records: dict[str, ProgrammeRecord]) -> ProgrammeRecord | None:
    """The programme whose facts the service's own answers show: the first that takes applications."""
    return next((record for record in records.values() if record.takes_applications), None)
