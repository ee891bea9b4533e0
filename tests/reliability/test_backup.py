"""A backup made while people write, brought back into an empty database of either kind."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, inspect, select

from bot import archive, rows
from bot.cli import samak as command
from bot.places import Folder
from models.database import Database
from models.inbox import Event
from models.outbox import Delivery
from simulator import Fault
from tests.service import Service, photo, service

KEY = "k" * 40


@pytest.fixture
def elsewhere(blank_database_url: str) -> Iterator[Database]:
    """An empty database to restore into, without a table."""
    database = Database(blank_database_url)
    yield database
    database.close()


def talk(samak: Service) -> None:
    chat = samak.line_chat()
    chat.says("สมัคร")
    chat.taps("ยินยอม")
    chat.sends_photo(photo())
    samak.line_chat("U" + "2" * 32).sends_photo(photo())
    samak.messenger_chat().says("ปิดรับสมัครวันไหน")


def counts(database: Database) -> dict[str, int]:
    """Rows by table, of those that hold any."""
    with database.engine.connect() as connection:
        tables = rows.tables(connection)
        found = {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
    return {name: count for name, count in found.items() if count}


def restored(database: Database, folder: Path, file: Path) -> Folder:
    place = Folder(folder)
    archive.restore(database, place, file, archive.check(file))
    return place


def test_everything_comes_back_into_either_kind_of_database(
    samak: Service, elsewhere: Database, tmp_path: Path
) -> None:
    talk(samak)
    about = archive.save(samak.parts.database, samak.parts.store.place, KEY, tmp_path / "b.tar")
    place = restored(elsewhere, tmp_path / "new", tmp_path / "b.tar")
    assert counts(elsewhere) == counts(samak.parts.database)
    assert {name: count for name, count in about["rows"].items() if count} == counts(elsewhere)
    assert archive.missing(elsewhere, place) == []
    with service(elsewhere.url, tmp_path / "new") as again:
        assert len(again.line_chat().says("ต่อ")) >= 1  # new rows find free numbers, and the draft is there


def test_a_backup_under_load_holds_all_that_was_acknowledged_before_it_began(
    samak: Service, elsewhere: Database, tmp_path: Path
) -> None:
    before = [samak.line.says(f"U{number:032x}", "สวัสดีค่ะ") for number in range(10)]
    during = [samak.line.says(f"U{number:032x}", "สวัสดีค่ะ") for number in range(60)]
    for hook in before:
        assert samak.post(hook) == 200
    writing = threading.Thread(target=lambda: [samak.post(hook) for hook in during])
    writing.start()
    archive.save(samak.parts.database, samak.parts.store.place, KEY, tmp_path / "b.tar")
    writing.join()
    restored(elsewhere, tmp_path / "new", tmp_path / "b.tar")
    with elsewhere.reading() as session:
        kept = set(session.scalars(select(Event.key)))
    assert {hook.payload["events"][0]["webhookEventId"] for hook in before} - kept == set()


def test_what_waited_to_be_sent_is_held_and_not_said_twice(samak: Service, elsewhere: Database, tmp_path: Path) -> None:
    samak.line.fails_next(Fault.SERVER_ERROR, 1)
    samak.line_chat().says("ปิดรับสมัครวันไหน")
    archive.save(samak.parts.database, samak.parts.store.place, KEY, tmp_path / "b.tar")
    restored(elsewhere, tmp_path / "new", tmp_path / "b.tar")
    with elsewhere.reading() as session:
        assert [(one.status, one.reply_token) for one in session.scalars(select(Delivery))] == [("held", "")]


def test_a_damaged_backup_and_a_full_database_are_refused(samak: Service, elsewhere: Database, tmp_path: Path) -> None:
    talk(samak)
    file = tmp_path / "b.tar"
    archive.save(samak.parts.database, samak.parts.store.place, KEY, file)
    with pytest.raises(archive.BadBackup, match="holds something already"):
        archive.restore(samak.parts.database, samak.parts.store.place, file, archive.check(file))
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)
    with pytest.raises(archive.BadBackup, match=r"damaged|no whole backup"):
        archive.check(file)
    file.write_bytes(body[: len(body) // 2])
    with pytest.raises(archive.BadBackup, match="no whole backup"):
        archive.check(file)
    assert inspect(elsewhere.engine).get_table_names() == []


def test_a_file_that_leads_out_of_the_folder_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        Folder(tmp_path / "data").put("../secret", b"x")


def test_the_commands_make_a_round_trip_and_ask_for_the_same_key(
    sqlite_samak: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(sqlite_samak)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite_samak.parts.database.url)
    monkeypatch.setenv("SAMAK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SAMAK_SECRET_KEY", KEY)
    run = CliRunner()
    assert run.invoke(command, ["backup", "b.tar"]).exit_code == 0
    assert (tmp_path / "b.tar").stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    monkeypatch.setenv("SAMAK_DATA_DIR", str(tmp_path / "new"))
    monkeypatch.setenv("SAMAK_SECRET_KEY", "x" * 40)
    assert run.invoke(command, ["restore", "b.tar"]).output == (
        "samak: SAMAK_SECRET_KEY is not the one of the backup. Set that one, or say --new-key\n"
    )
    monkeypatch.setenv("SAMAK_SECRET_KEY", KEY)
    assert run.invoke(command, ["restore", "b.tar"]).exit_code == 0
    assert len([path for path in (tmp_path / "new" / "attachments").rglob("*") if path.is_file()]) == 4
