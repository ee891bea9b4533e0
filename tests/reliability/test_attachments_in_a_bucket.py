"""What people send along, in a folder or in a bucket: kept, saved, brought back, and gone when it must be."""

import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from sqlalchemy import select

from bot import archive, leftovers
from bot.buckets import Bucket, Unreachable
from bot.clock import real_now
from bot.findings import attachments as doctors_look
from bot.housekeeping import tidy_up
from bot.places import Folder, Place, place_for
from bot.settings import Settings, SettingsError
from models.conversation import Attachment
from models.database import Database
from models.pulse import Pulse
from tests.reliability.rows import Rows
from tests.s3 import BUCKET, KEY, KEY_ID, REGION, FakeBucket
from tests.service import photo, service

URL = f"s3://{BUCKET}/samak"
TOMORROW = datetime.now(UTC) + timedelta(days=1)


@pytest.fixture
def bucket(httpserver: HTTPServer) -> FakeBucket:
    fake = FakeBucket()
    httpserver.expect_request(re.compile(".*")).respond_with_handler(fake)
    return fake


@pytest.fixture
def keys(bucket: FakeBucket, httpserver: HTTPServer) -> dict[str, str]:
    endpoint = httpserver.url_for("").rstrip("/")
    return {"aws_access_key_id": KEY_ID, "aws_secret_access_key": KEY, "aws_region": REGION,
            "aws_endpoint_url": endpoint}  # fmt: skip


@pytest.fixture(params=["folder", "bucket"])
def place(request: pytest.FixtureRequest, tmp_path: Path, keys: dict[str, str]) -> Place:
    return Folder(tmp_path) if request.param == "folder" else Bucket(URL, keys)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bucket's client tries again for half a minute; a test need not."""
    monkeypatch.setattr("bot.buckets.RETRIES", 1)


def test_what_is_put_is_whole_and_there_and_what_is_deleted_is_gone(place: Place, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(b"z" * 6_000_000)
    place.put("attachments/aa/ก 1+.jpg", b"\x00\xffbody")
    place.put("attachments/aa/large", large)
    assert place.read("attachments/aa/ก 1+.jpg") == b"\x00\xffbody"
    assert b"".join(place.pieces("attachments/aa/large") or ()) == b"z" * 6_000_000
    assert [place.has("attachments/aa/large"), place.has("attachments/aa"), place.has("none")] == [True, False, False]
    assert [place.read("none"), place.pieces("none")] == [None, None]
    assert sorted(place.older("attachments/aa", TOMORROW)) == ["attachments/aa/large", "attachments/aa/ก 1+.jpg"]
    assert [*place.older("attachments/aa", real_now() - timedelta(hours=1))] == []
    for _ in range(2):
        place.delete("attachments/aa/large")
    assert [*place.older("attachments", TOMORROW)] == ["attachments/aa/ก 1+.jpg"]


def test_a_path_that_leads_out_is_nobodys(place: Place) -> None:
    with pytest.raises(PermissionError):
        place.put("../secret", b"x")
    with pytest.raises(PermissionError):
        place.read("attachments/../../secret")


@pytest.mark.parametrize(
    "wrong", [{"aws_secret_access_key": "another"}, {"aws_access_key_id": "AKIDOTHER"}, {"aws_region": "eu-north-1"}]
)
def test_who_signs_wrongly_is_refused_and_told_so_without_the_key(keys: dict[str, str], wrong: dict[str, str]) -> None:
    refused = Bucket(URL, keys | wrong)
    with pytest.raises(Unreachable) as told:
        refused.put("a", b"x")
    assert (refused_text := str(told.value)).startswith("PermissionDeniedError")
    assert [word for word in (KEY, "another", "Credential") if word in refused_text] == []


def test_a_bucket_that_does_not_answer_is_an_error_of_files(bucket: FakeBucket, keys: dict[str, str]) -> None:
    place, bucket.broken = Bucket(URL, keys), True
    for ask in (
        lambda: place.put("a", b"x"),
        lambda: place.read("a"),
        lambda: place.pieces("a"),
        lambda: place.has("a"),
        lambda: place.delete("a"),
        lambda: [*place.older("a", TOMORROW)],
    ):
        with pytest.raises(OSError, match="after 1 retries"):
            ask()


def settings(keys: dict[str, str], folder: Path) -> Settings:
    return Settings(data_dir=folder, attachments=URL, **keys)  # type: ignore[arg-type]


def test_the_doctor_writes_reads_and_deletes_there(bucket: FakeBucket, keys: dict[str, str], tmp_path: Path) -> None:
    found = doctors_look(settings(keys, tmp_path))
    assert (found.state, found.says) == ("ok", f"written, read and deleted at {URL}")
    assert [line.split()[0] for line in bucket.asked] == ["PUT", "GET", "POST"]
    assert bucket.objects == {}
    found = doctors_look(settings(keys | {"aws_secret_access_key": "another"}, tmp_path))
    assert (found.state, found.remedy) == ("fail", "Check SAMAK_ATTACHMENTS and AWS_…; docs/settings.md")


def test_without_the_package_one_sentence_says_what_to_do(
    keys: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "obstore.store", None)
    with pytest.raises(SettingsError, match="make setup LOCK=s3"):
        place_for(settings(keys, tmp_path))


def test_a_photo_waits_for_the_bucket_and_is_deleted_with_its_draft(
    sqlite_url: str, bucket: FakeBucket, keys: dict[str, str], tmp_path: Path
) -> None:
    with service(sqlite_url, tmp_path, attachments=URL, **keys) as samak:
        chat, rows = samak.line_chat(), Rows(samak.parts.database)
        chat.says("สมัคร")
        chat.taps("ยินยอม")
        chat.taps("ชุมชนของตัวเอง")
        bucket.broken = True
        assert chat.sends_photo(photo()) == []
        assert [(one.status, one.error) for one in rows.events()][-1] == ("new", "NoRoom")
        bucket.broken = False
        rows.due_now()
        samak.settle()
        kept = [*bucket.objects]
        assert [re.sub(r"[0-9a-f]{32}", "…", re.sub(r"/../", "/·/", path)) for path in kept] == [
            "samak/attachments/·/….jpg"
        ] * 2
        assert not (tmp_path / "attachments").exists()
        chat.says("ข้อมูลของฉัน")
        chat.taps("ลบข้อมูลของฉัน")
        chat.taps("ลบข้อมูล")
        assert bucket.objects == {}


def test_a_backup_brings_a_bucket_into_a_folder_and_a_folder_into_a_bucket(
    sqlite_url: str, bucket: FakeBucket, keys: dict[str, str], tmp_path: Path
) -> None:
    with service(sqlite_url, tmp_path, attachments=URL, **keys) as samak:
        samak.line_chat().sends_photo(photo())
        archive.save(samak.parts.database, samak.parts.store.place, "k" * 40, tmp_path / "1.tar")
    before, folder, place = dict(bucket.objects), Folder(tmp_path / "there"), Bucket(URL, keys)
    assert len(before) == 2
    for source, target, where in (("1.tar", "2.tar", folder), ("2.tar", "3.tar", place)):
        bucket.objects.clear()
        database = Database(f"sqlite:///{tmp_path}/{target}.db")
        archive.restore(database, where, tmp_path / source, archive.check(tmp_path / source))
        assert archive.missing(database, where) == []
        archive.save(database, where, "k" * 40, tmp_path / target)
        database.close()
    assert bucket.objects == before


def test_a_file_that_could_not_be_deleted_or_that_nobody_knows_is_gone_a_day_later(
    sqlite_url: str, bucket: FakeBucket, keys: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with service(sqlite_url, tmp_path, attachments=URL, **keys) as samak:
        database, store = samak.parts.database, samak.parts.store
        samak.line_chat().sends_photo(photo())
        kept = set(bucket.objects)
        crashed = store.keep(photo((64, 64)), "image")  # taken in by a process that then died
        bucket.broken = True
        store.delete(crashed.path)
        bucket.broken = False
        assert len(bucket.objects) == 4
        clear_all(database, store.place)
        assert len(bucket.objects) == 4  # younger than a day: a row may yet come
        bucket.grow_old(timedelta(days=2))
        assert clear_all(database, store.place) == 2
        assert set(bucket.objects) == kept
        with database.reading() as session:
            row = session.scalars(select(Attachment)).one()
            assert {f"samak/{row.path}", f"samak/{row.thumbnail}"} == kept


def test_a_file_made_for_staff_is_gone_in_two_days_whatever_happened_to_its_row(
    sqlite_url: str, bucket: FakeBucket, keys: dict[str, str], tmp_path: Path
) -> None:
    with service(sqlite_url, tmp_path, attachments=URL, **keys) as samak:
        place = samak.parts.store.place
        place.put("exports/of-a-process-that-died.zip", b"names and phones")
        for days, there in ((1, 1), (1, 0)):
            bucket.grow_old(timedelta(days=days, minutes=1))
            leftovers.clear(samak.parts.database, place, real_now())
            assert len(bucket.objects) == there


def clear_all(database: Database, place: Place) -> int:
    """One day of housekeeping."""
    day = real_now().replace(hour=0)
    return sum(leftovers.clear(database, place, day + timedelta(hours=hour)) for hour in range(leftovers.ROUND))


def test_housekeeping_lives_on_where_the_bucket_does_not_answer(
    sqlite_url: str, bucket: FakeBucket, keys: dict[str, Any], tmp_path: Path
) -> None:
    with service(sqlite_url, tmp_path, attachments=URL, **keys) as samak:
        bucket.broken = True
        assert tidy_up(samak.parts.database, samak.parts.store, samak.parts.clock)
        with samak.parts.database.reading() as session:
            assert session.get(Pulse, "housekeeping") is not None
