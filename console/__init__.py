"""The desks: what staff and operators see. Knows models, answers and forms; knows no channel and no handler."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from faq.book import Book
from forms.definition import Form
from models.database import Database
from models.programme import FormVersion, ProgrammeRecord


class Knowledge(Protocol):
    """What is loaded: answers, programmes, forms."""

    book: Book
    records: Mapping[str, ProgrammeRecord]

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
