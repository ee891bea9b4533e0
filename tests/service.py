"""The whole service in one process for tests: real signed webhooks in, real platform calls out, no thread of its own.

Knows the stand-in platforms and how to work everything off; knows no sentence of the bot.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy import select

from bot.app import Parts, create_app
from bot.clock import real_now
from bot.demo import AS_OF
from bot.folders import Found, find
from bot.loading import write
from bot.settings import Settings
from bot.worker import Worker
from faq.index import Index
from models.conversation import Conversation, Message
from models.database import Database
from models.talk import Choice, Reply
from simulator import FakeLine, FakeMessenger, Webhook
from simulator.server import running

BUILT: dict[Any, Index] = {}
build = Index.build


def build_once(wordings: Any, *rest: Any) -> Index:
    """The index of the same wordings, built once in a run: every test has the same answers."""
    key = (repr(wordings), repr(rest))
    if key not in BUILT:
        BUILT[key] = build(wordings, *rest)
    return BUILT[key]


Index.build = staticmethod(build_once)  # type: ignore[method-assign, assignment]

LINE_PERSON = "U" + "1" * 32
MESSENGER_PERSON = "7000000000000001"


@lru_cache(maxsize=1)
def programmes() -> Found:
    return find()


@dataclass
class Service:
    """Settings, parts and stand-in platforms of one running service."""

    parts: Parts
    line: FakeLine
    messenger: FakeMessenger
    worker: Worker

    def __post_init__(self) -> None:
        self.app = create_app(self.parts.settings, self.parts)
        self.client = self.app.test_client()

    def post(self, webhook: Webhook) -> int:
        """Deliver a webhook as the platform would; the status."""
        response = self.client.post(f"/webhook/{webhook.channel}", data=webhook.body, headers=dict(webhook.headers))
        return response.status_code

    def deliver(self, *webhooks: Webhook) -> None:
        """Deliver and work everything off, echoes too."""
        for webhook in webhooks:
            assert self.post(webhook) == 200
        self.settle()

    def settle(self) -> None:
        self.worker.work_off()
        while self.messenger.echoes:
            assert self.post(self.messenger.echoes.pop(0)) == 200
            self.worker.work_off()

    def at(self, moment: str) -> None:
        """Set the programme clock: "2021-06-15 09:00", Bangkok."""
        self.parts.clock._ahead = datetime.fromisoformat(f"{moment}:00+07:00") - real_now()

    def line_chat(self, person: str = LINE_PERSON) -> "Chat":
        return Chat(self, "line", person)

    def messenger_chat(self, person: str = MESSENGER_PERSON) -> "Chat":
        return Chat(self, "messenger", person)


@dataclass
class Chat:
    """One person talking. Every verb returns what the bot then said, as the texts of its bubbles."""

    service: Service
    channel: str
    person: str

    @property
    def platform(self) -> Any:
        return self.service.line if self.channel == "line" else self.service.messenger

    def _do(self, *webhooks: Webhook) -> list[str]:
        before = self._last_id()
        self.service.deliver(*webhooks)
        self.replies = self._replies_after(before)
        return [reply.text for reply in self.replies]

    def says(self, text: str) -> list[str]:
        return self._do(self.platform.says(self.person, text))

    def taps(self, label_or_data: str) -> list[str]:
        return self._do(self.platform.taps(self.person, label_or_data))

    def follows(self) -> list[str]:
        hook = self.platform.follow(self.person) if self.channel == "line" else self.platform.starts(self.person)
        return self._do(hook)

    def sends_photo(self, body: bytes = b"") -> list[str]:
        return self._do(self.platform.sends_image(self.person, body or photo()))

    def does(self, webhook: Webhook) -> list[str]:
        return self._do(webhook)

    @property
    def choices(self) -> list[str]:
        """Labels under the last bubble."""
        return [choice.label for choice in self.last.choices]

    def choice(self, label: str) -> Choice:
        return next(choice for choice in self.last.choices if choice.label == label)

    @property
    def last(self) -> Reply:
        return self.replies[-1]

    def conversation(self, session: Any) -> Conversation | None:
        query = select(Conversation).filter_by(channel=self.channel, address=self.person)
        found: Conversation | None = session.scalar(query)
        return found

    def _last_id(self) -> int:
        with self.service.parts.database.reading() as session:
            conversation = self.conversation(session)
            return max((message.id for message in conversation.messages), default=0) if conversation else 0

    def _replies_after(self, message_id: int) -> list[Reply]:
        with self.service.parts.database.reading() as session:
            conversation = self.conversation(session)
            rows: list[Message] = conversation.messages if conversation else []
            new = [row for row in rows if row.id > message_id and row.direction == "out"]
            return [reply for row in new for reply in row.replies]


def photo(size: tuple[int, int] = (640, 480), colour: str = "#3f7d5a") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def shut(parts: Parts) -> None:
    """Nobody reads the database any more when it is closed."""
    parts.shelf._loading.join()
    parts.database.close()


@contextmanager
def service(database_url: str, folder: Path, **more: Any) -> Iterator[Service]:
    """A service on a migrated, empty database, programmes loaded and both platforms at hand. more: settings."""
    line = FakeLine("line-secret", "line-token")
    messenger = FakeMessenger("app-secret", "page-token", "110564000000001", "verify-token")
    with running(line, messenger) as base:
        settings = Settings(
            database_url=database_url,
            data_dir=folder,
            demo=True,
            as_of=AS_OF,
            line_channel_secret="line-secret",
            line_channel_access_token="line-token",
            line_api_base=f"{base}/line",
            line_data_api_base=f"{base}/line-data",
            messenger_app_secret="app-secret",
            messenger_verify_token="verify-token",
            messenger_page_token="page-token",
            messenger_page_id="110564000000001",
            messenger_graph_base=f"{base}/graph/v26.0",
            **more,
        )
        database = Database(database_url)
        with database.writing() as session:
            write(session, programmes(), real_now())
        database.close()
        parts = Parts.of(settings)
        try:
            yield Service(parts, line, messenger, parts.worker(handlers=1, senders=1))
        finally:
            shut(parts)
