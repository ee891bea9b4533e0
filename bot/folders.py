"""The folders of `programmes/`: read all, check all, and name every mistake with its file and line.

Knows files; the shapes are checked by the packages that own them. Knows no database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.documents import Document, Wrong, checked, read
from bot.ladder import broken_rungs
from bot.loose_ends import loose_ends
from bot.rubrics import stray_answers
from faq.entry import Entry
from faq.words import Words
from forms import WrongForm, read_form
from models.base import Json
from models.programme import ProgrammeRecord
from models.rubric import Rubric
from models.visit_sheet import VisitSheet

FOLDER = Path(__file__).parent.parent / "programmes"
KINDS = ("programme.yaml", "form.yaml", "faq.yaml", "rubric.yaml", "visit.yaml", "words.yaml")


@dataclass
class Found:
    """What the folders hold, checked."""

    records: dict[str, ProgrammeRecord] = field(default_factory=dict)
    forms: dict[str, Json] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    words: dict[str, Json] = field(default_factory=dict)
    rubrics: dict[str, Rubric] = field(default_factory=dict)
    visits: dict[str, VisitSheet] = field(default_factory=dict)


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
    for name in found.visits.keys() & found.records.keys():
        found.records[name] = found.records[name].model_copy(update={"visit": found.visits[name]})
    if not mistakes:
        mistakes = [*loose_ends(found.entries, found.records, found.forms), *stray_answers(found.rubrics, found.forms)]
    if mistakes:
        raise Wrong(mistakes)
    return found


def _take(document: Document, found: Found, name: str) -> None:
    kind = document.path.name
    if kind == "programme.yaml":
        record = checked(document, ProgrammeRecord, document.data)
        if record.id != name:
            raise Wrong([document.wrong(("id",), f"“{record.id}” must be the folder's name, “{name}”")])
        if broken := [*broken_rungs(document, record)]:
            raise Wrong(broken)
        found.records[name] = record
    elif kind == "form.yaml":
        found.forms[name] = _form(document)
    elif kind == "faq.yaml":
        found.entries |= {entry.topic: entry for entry in _entries(document, name, found.entries)}
    elif kind == "words.yaml":
        found.words[name] = checked(document, Words, document.data).model_dump(mode="json")
    else:
        _take_sheet(document, found, name)


def _take_sheet(document: Document, found: Found, name: str) -> None:
    if document.path.name == "rubric.yaml":
        found.rubrics[name] = checked(document, Rubric, document.data)
    elif document.path.name == "visit.yaml":
        found.visits[name] = checked(document, VisitSheet, document.data)
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
