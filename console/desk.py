"""What the edge hands to the desks. Knows models, answers and forms; knows no channel, no handler and no page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from flask import current_app

from faq.book import Book
from forms.definition import Form
from models.database import Database
from models.programme import FormVersion, ProgrammeRecord


class Knowledge(Protocol):
    """What is loaded: answers, programmes, forms."""

    @property
    def book(self) -> Book: ...

    @property
    def records(self) -> Mapping[str, ProgrammeRecord]: ...

    def form(self, version: FormVersion) -> Form: ...


@dataclass(frozen=True)
class Desk:
    """What the desks are given by the edge."""

    database: Database
    knowledge: Callable[[], Knowledge]
    now: Callable[[], datetime]  # the programme clock
    data_dir: Path  # attachments' paths are below it
    ring: Callable[[], None]  # something waits in the outbox
    channel_labels: Mapping[str, str] = field(default_factory=dict)  # "line" → "LINE"
    secure_cookies: bool = True
    sample_data: bool = False  # shows the ribbon “ข้อมูลตัวอย่าง”

    def channel(self, name: str) -> str:
        return self.channel_labels.get(name, name)


def the_desk() -> Desk:
    """The desk of the app that answers this request."""
    return current_app.extensions["samak-desk"]  # type: ignore[no-any-return]


def real_now() -> datetime:
    """Real time, for sessions, throttles and records; never for deadlines."""
    return datetime.now(UTC)
