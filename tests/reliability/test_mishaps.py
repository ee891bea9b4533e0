"""A full disk, a database that is gone or closed to writing, bodies that are nonsense: 503 or 4xx, and on it goes."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, event, text

from bot.media import NoRoom
from models.conversation import Attachment
from models.inbox import Event
from simulator import Fault
from tests import postgres
from tests.conftest import missing
from tests.reliability.rows import Rows, shown
from tests.service import Chat, Service, photo, service

ASKED = "ปิดรับสมัครวันไหน"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder of eight megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], capture_output=True, check=False)
    if made.returncode:
        missing("the right to mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", disk], check=True)


def test_a_full_disk_is_503_and_room_again_is_200_with_nothing_lost(
    small_disk: Path, sqlite_template: Path, tmp_path: Path
) -> None:
    (small_disk / "samak.db").write_bytes(sqlite_template.read_bytes())
    with service(f"sqlite:///{small_disk}/samak.db", tmp_path / "data") as samak:
        chat, statuses = samak.line_chat(), list[int]()
        while 503 not in statuses and len(statuses) < 4000:
            statuses.append(samak.post(samak.line.says(chat.person, "ก" * 4000)))
        assert set(statuses) == {200, 503}
        with samak.parts.database.engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM inbox")) == statuses.count(200)
        remount(small_disk, "size=64m")
        assert samak.post(samak.line.says(chat.person, ASKED)) == 200
        with samak.parts.database.engine.connect() as connection:
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
            assert connection.scalar(text("SELECT count(*) FROM inbox")) == statuses.count(200) + 1


def test_a_database_closed_to_writing_is_503_and_open_again_it_goes_on(sqlite_samak: Service) -> None:
    samak, chat = sqlite_samak, sqlite_samak.line_chat()
    assert len(chat.says(ASKED)) == 1
    engine = samak.parts.database.engine

    def close(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    event.listen(engine, "connect", close)
    engine.dispose()
    assert samak.post(samak.line.says(chat.person, ASKED)) == 503
    event.remove(engine, "connect", close)
    engine.dispose()
    assert len(chat.says(ASKED)) == 1


def test_a_postgresql_closed_to_writing_or_gone_is_503_and_back_it_goes_on(
    postgresql_url: str, postgresql_server: str, tmp_path: Path
) -> None:
    with service(postgresql_url, tmp_path) as samak:
        chat, hook = samak.line_chat(), samak.line.says("U" + "3" * 32, ASKED)
        chat.says(ASKED)
        name = samak.parts.database.engine.url.database
        postgres.tell(postgresql_server, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        _cut(postgresql_server, str(name))
        assert samak.post(hook) == 503
        assert samak.client.get("/readyz").status_code == 503
        postgres.tell(postgresql_server, f'ALTER DATABASE "{name}" SET default_transaction_read_only = off')
        postgres.tell(postgresql_server, f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        _cut(postgresql_server, str(name))
        assert (samak.post(hook), samak.client.get("/healthz").status_code) == (503, 200)
        postgres.tell(postgresql_server, f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        samak.deliver(samak.line.redelivers(hook))
        assert (len(chat.says(ASKED)), Rows(samak.parts.database).answers()) == (1, 3)


def _cut(server: str, name: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :n"), {"n": name}
        )
    engine.dispose()


def test_a_photo_for_which_there_is_no_room_now_is_kept_later(
    samak: Service, chat: Chat, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NoRoom

    with monkeypatch.context() as patch:
        patch.setattr("bot.media.Store.keep", full)
        assert chat.sends_photo(photo()) == []
        for _ in range(8):
            rows.due_now()
            samak.settle()
    assert [(event.status, event.waits) for event in rows.events()] == [("new", 9)]
    rows.due_now()
    samak.settle()
    assert len(shown(chat)) == 1
    with samak.parts.database.reading() as session:
        assert [one.status for one in session.query(Attachment)] == ["stored"]


def test_a_photo_that_the_platform_withholds_for_minutes_is_had_in_the_end(
    samak: Service, chat: Chat, rows: Rows
) -> None:
    samak.line.faults.arm(Fault.SERVER_ERROR, 8, on=frozenset({"content"}))
    chat.sends_photo(photo())
    for _ in range(8):
        rows.due_now()
        samak.settle()
    with samak.parts.database.reading() as session:
        assert [one.status for one in session.query(Attachment)] == ["stored"]


NAMES = (
    "events", "type", "message", "source", "userId", "webhookEventId", "timestamp", "replyToken", "text", "id", "mode",
    "deliveryContext", "postback", "data", "params", "contentProvider", "mention", "mentionees", "object", "entry",
    "messaging", "sender", "recipient", "mid", "attachments", "payload", "url", "quick_reply", "is_echo", "metadata",
)  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=9), inner, max_size=6)
    ),
    max_leaves=25,
)


@pytest.fixture(scope="module")
def listening(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("nonsense")
    (folder / "samak.db").write_bytes(sqlite_template.read_bytes())
    with service(f"sqlite:///{folder}/samak.db", folder) as samak:
        yield samak


@given(payload=ANYTHING, channel=st.sampled_from(["line", "messenger"]))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_signed_nonsense_never_ends_in_an_error_of_ours(listening: Service, payload: Any, channel: str) -> None:
    dressed = {"object": "page", "entry": [{"messaging": [payload]}], "events": [payload]}
    for body in (payload, dressed):
        fake = listening.line if channel == "line" else listening.messenger
        assert listening.post(fake.signed(body)) in {200, 400}


@given(
    body=st.binary(max_size=200),
    headers=st.dictionaries(
        st.sampled_from(["X-Line-Signature", "X-Hub-Signature-256"]), st.text("abc=+/é", max_size=50)
    ),
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_unsigned_nonsense_is_refused_and_leaves_no_row(
    listening: Service, body: bytes, headers: dict[str, str]
) -> None:
    for channel in ("line", "messenger"):
        assert listening.client.post(f"/webhook/{channel}", data=body, headers=headers).status_code == 403


def test_what_was_signed_nonsense_left_nothing_that_cannot_be_handled(listening: Service) -> None:
    listening.settle()
    with listening.parts.database.reading() as session:
        left = session.query(Event).filter(Event.status != "done")
        assert [(one.kind, one.status, one.error) for one in left] == []
