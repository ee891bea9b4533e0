"""What the edge hands to the desks, and how much of it each reader gets. Knows models, answers and forms.

Knows no channel, no handler and no page.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from flask import current_app, g

from faq.book import Book
from forms.definition import Form
from models.database import Database
from models.fence import fenced
from models.programme import FormVersion, ProgrammeRecord
from models.staff import Staff


class Knowledge(Protocol):
    """What is loaded: answers, programmes, forms."""

    @property
    def book(self) -> Book: ...

    @property
    def records(self) -> Mapping[str, ProgrammeRecord]: ...

    def form(self, version: FormVersion) -> Form: ...


class Files(Protocol):
    """Where files are kept. Raises PermissionError for a path that is none of ours, OSError where no answer comes."""

    def read(self, path: str) -> bytes | None: ...

    def pieces(self, path: str) -> Iterator[bytes] | None: ...

    def put(self, path: str, body: bytes | Path) -> None: ...

    def delete(self, path: str) -> None: ...


class Stored(Protocol):
    """A photo that was checked and kept: see `bot.media`. Sizes in bytes and pixels."""

    @property
    def mime(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def thumbnail(self) -> str: ...

    @property
    def size(self) -> int: ...

    @property
    def sha256(self) -> str: ...

    @property
    def width(self) -> int | None: ...

    @property
    def height(self) -> int | None: ...


@dataclass(frozen=True)
class Desk:
    """What the desks are given by the edge."""

    database: Database
    knowledge: Callable[[], Knowledge]
    now: Callable[[], datetime]  # the programme clock
    files: Files  # what people sent along, by the paths of its rows
    ring: Callable[[], None]  # something waits in the outbox
    keep: Callable[[bytes, str], Stored | str] = lambda *_: "off"  # a photo of staff, or why it is not kept
    channel_labels: Mapping[str, str] = field(default_factory=dict)  # "line" → "LINE"
    open_to: Callable[[str, datetime | None, datetime], bool] = lambda *_: True  # channel, heard, now: may staff write?
    secure_cookies: bool = True
    sample_data: bool = False  # shows the ribbon “ข้อมูลตัวอย่าง”
    frame_origins: tuple[str, ...] = ()  # sites that may show our answers in a frame; none: the page is off

    def channel(self, name: str) -> str:
        return self.channel_labels.get(name, name)


@dataclass(frozen=True)
class Within:
    """What is loaded, for a reader of some programmes: the answers to everybody's questions, and their own records."""

    whole: Knowledge
    programmes: frozenset[str]

    @property
    def book(self) -> Book:
        return self.whole.book

    @property
    def records(self) -> Mapping[str, ProgrammeRecord]:
        return {name: record for name, record in self.whole.records.items() if name in self.programmes}

    def form(self, version: FormVersion) -> Form:
        return self.whole.form(version)


def the_desk() -> Desk:
    """The desk of the app that answers this request, with no more in it than the reader may see."""
    desk: Desk = current_app.extensions["samak-desk"]
    reader = g.get("staff")
    if reader is None or reader.sees_everything:
        return desk
    if "narrow_desk" not in g:
        g.narrow_desk = _narrow(desk, reader)
    return g.narrow_desk  # type: ignore[no-any-return]


def _narrow(desk: Desk, reader: Staff) -> Desk:
    database = fenced(desk.database, reader)
    if not reader.programmes:
        return replace(desk, database=database)
    whole, programmes = desk.knowledge, frozenset(reader.programmes)
    return replace(desk, database=database, knowledge=lambda: Within(whole(), programmes))


def real_now() -> datetime:
    """Real time, for sessions, throttles and records; never for deadlines."""
    return datetime.now(UTC)
