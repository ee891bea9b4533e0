"""An app with nothing but the desks on a fresh database, and people who are logged in to it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from bot.places import Folder
from console import Desk, register
from console.access import passwords
from models.database import Database
from models.everything import metadata
from tests.console import factories


def first(pattern: str, text: str, flags: int = 0) -> str:
    """What the pattern's group holds where it is first found."""
    found = re.search(pattern, text, flags)
    assert found, pattern
    return found[1]


@dataclass
class Office:
    """The desks of one test: rows in, pages out, and how often the outbox was rung."""

    database: Database
    folder: Path
    app: Flask = field(init=False)
    now: datetime = factories.NOW
    rung: int = 0

    def __post_init__(self) -> None:
        self.app = self.opened()

    def opened(self, **about: Any) -> Flask:
        app = Flask("office", static_folder=None)
        app.secret_key = "not a secret: this is a test"
        known = factories.Known(factories.book(6))
        labels = {"line": "LINE", "messenger": "Messenger"}
        given: dict[str, Any] = {
            "database": self.database, "knowledge": lambda: known, "now": lambda: self.now, "ring": self._ring,
            "files": Folder(self.folder), "channel_labels": labels, "secure_cookies": False,
        }  # fmt: skip
        register(app, Desk(**given | about))
        return app

    def _ring(self) -> None:
        self.rung += 1

    @contextmanager
    def rows(self) -> Iterator[Session]:
        with self.database.writing() as session:
            yield session

    def stranger(self) -> "Visitor":
        return Visitor(self.app.test_client())

    def visitor(self, role: str = "reviewer", name: str = "", **about: Any) -> "Visitor":
        """Somebody who is logged in."""
        name = name or role
        with self.rows() as session:
            factories.staff(session, name, role, **about)
        visitor = self.stranger()
        assert visitor.enter(name).status_code == 302
        return visitor

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        """The statements that are sent to the database meanwhile."""
        sent: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            sent.append(statement)

        event.listen(self.database.engine, "before_cursor_execute", note)
        yield sent
        event.remove(self.database.engine, "before_cursor_execute", note)


@dataclass
class Visitor:
    """Somebody with a browser without scripts."""

    client: FlaskClient

    def get(self, path: str, **about: Any) -> TestResponse:
        return self.client.get(path, buffered=True, **about)

    def reads(self, path: str, **about: Any) -> str:
        response = self.get(path, **about)
        assert response.status_code == 200, (path, response.status_code)
        return response.text

    def post(self, path: str, /, **form: Any) -> TestResponse:
        """Send a form, with the mark that a page of the desks would have put into it."""
        return self.client.post(path, data={"csrf_token": self.mark(), **form}, buffered=True)

    def post_and_follow(self, path: str, /, **form: Any) -> TestResponse:
        """Send a form and see where it leads."""
        form = {"csrf_token": self.mark(), **form}
        return self.client.post(path, data=form, follow_redirects=True, buffered=True)

    def mark(self) -> str:
        page = self.client.get("/console/account").text or ""
        if 'name="csrf_token"' not in page:
            page = self.client.get("/console/login").text
        return page.split('name="csrf_token" value="')[1].split('"')[0]

    def enter(self, name: str, password: str = factories.PASSWORD, **form: Any) -> TestResponse:
        return self.post("/console/login", name=name, password=password, **form)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords hashed at a hundredth of the cost."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", quick)
    monkeypatch.setattr(passwords, "_NOBODY", quick.hash("nobody"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    database = Database(f"sqlite:///{tmp_path / 'samak.db'}")
    metadata.create_all(database.engine)
    with database.writing() as session:
        factories.load_programmes(session)
    yield Office(database, tmp_path)
    database.close()


@pytest.fixture
def served() -> Iterator[Callable[[Flask], str]]:
    """Serve an app to a browser; the address."""
    servers = []

    def serve(app: Flask) -> str:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
