"""Files made in the background: on after the tab is closed, one's own only, gone after a day."""

import csv
import io
import json
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from console.desk import real_now
from console.files import background, bundle, files
from models.exports import GONE, Export, forget_exports
from models.looks import Look
from models.staff import Staff
from tests.console import factories
from tests.console.conftest import Office, Visitor

HERE = "/console/applications/export"


@pytest.fixture
def office(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Four applications, two of them with files; what is begun is finished before the page answers."""
    with office.rows() as session:
        for number in range(3):
            made = factories.application(session, number, "screening")
            factories.photo(session, office.folder, made)
        factories.paper(session, office.folder, made, name="../ทะเบียน: วิสาหกิจ?.pdf")
        factories.application(session, 3, "draft")

    def at_once(app: Flask, export_id: int) -> None:
        background.begin(app, export_id).join()

    monkeypatch.setattr(files, "begin", at_once)
    return office


def export(office: Office, **changes: Any) -> Export:
    """The last one that was asked for, changed where something is given."""
    with office.rows() as session:
        found = session.scalars(select(Export).order_by(Export.id.desc())).first()
        assert found
        for name, value in changes.items():
            setattr(found, name, value)
    return found


def taken(office: Office, visitor: Visitor, kind: str, query: str = "", **form: Any) -> bytes:
    assert visitor.post(f"{HERE}?{query}", kind=kind, **form).location == "/console/files"
    response = visitor.get(f"/console/files/{export(office).key}")
    assert response.status_code == 200
    return bytes(response.data)


def test_a_table_is_made_and_waits_to_be_taken(office: Office) -> None:
    visitor = office.visitor()
    sheet = load_workbook(io.BytesIO(taken(office, visitor, "xlsx", "sort=reference"))).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows()] == ["เลขที่ใบสมัคร", "GLO3-00001", "GLO3-00002", "GLO3-00003"]
    made = export(office)
    assert (made.state, made.done, made.total) == ("done", 3, 3)
    page = visitor.reads("/console/files")
    assert "พร้อมแล้ว" in page
    assert "every 1s" not in page  # nothing is being made: the page asks no more


def test_only_the_chosen_columns_are_in_it(office: Office) -> None:
    columns = ["community_name", "contact_phone", "submitted_at", "submitted_at_be"]
    written = taken(office, office.visitor(), "csv", "sort=reference&status=ours", column=columns)
    table = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert table[0] == ["ส่งเมื่อ", "ส่งเมื่อ (พ.ศ.)", "ชื่อชุมชนหรือกลุ่ม", "เบอร์โทรผู้ติดต่อ"]
    assert table[1] == ["2021-06-04T12:00:00+07:00", "4/6/2564 12:00", "บ้านผาฮี้", "081-000-0000"]


def test_json_keeps_to_the_columns_too(office: Office) -> None:
    written = taken(office, office.visitor(), "jsonl", "sort=reference", column=["reference", "members"])
    first = json.loads(written.splitlines()[0])
    assert first == {"reference": "GLO3-00001", "answers": {"members": 24}}


def test_the_page_of_choices_remembers_the_filter_and_ticks_what_was_chosen(office: Office) -> None:
    page = office.visitor().reads(f"{HERE}?province=เชียงราย&columns=reference&kind=csv")
    assert "1 ใบตามตัวกรอง" in page
    assert page.count(" checked") == 2  # one column, one format
    assert "province=%E0%B9%80%E0%B8%8A%E0%B8%B5%E0%B8%A2%E0%B8%87%E0%B8%A3%E0%B8%B2%E0%B8%A2" in page


def test_a_format_that_there_is_not_is_refused(office: Office) -> None:
    assert office.visitor().post(HERE, kind="exe").status_code == 400


def test_a_zip_holds_a_folder_for_each_with_pdf_answers_and_files(office: Office) -> None:
    archive = ZipFile(io.BytesIO(taken(office, office.visitor(), "zip", "sort=reference")))
    assert archive.testzip() is None
    assert [name for name in archive.namelist() if name.startswith("GLO3-00003")] == [
        "GLO3-00003 บ้านเชียงเหียน/GLO3-00003.pdf",
        "GLO3-00003 บ้านเชียงเหียน/answers.json",
        "GLO3-00003 บ้านเชียงเหียน/photo-01.jpg",
        "GLO3-00003 บ้านเชียงเหียน/ทะเบียน วิสาหกิจ.pdf",
    ]
    answers = json.loads(archive.read("GLO3-00001 บ้านผาฮี้/answers.json"))
    assert (answers["reference"], answers["answers"]["members"]) == ("GLO3-00001", 24)
    assert archive.read("GLO3-00002 บ้านนาต้นจั่น/GLO3-00002.pdf").startswith(b"%PDF-")


def test_what_is_too_large_together_is_told_and_leaves_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGEST", 200_000)
    visitor = office.visitor()
    visitor.post(HERE, kind="zip")
    made = export(office)
    assert (made.state, made.problem, made.path) == ("failed", "large", "")
    assert "ลองกรองให้น้อยใบลง" in visitor.reads("/console/files")
    assert visitor.get(f"/console/files/{made.key}").status_code == 404
    assert visitor.get("/console/applications/3/application.zip").status_code == 413


def test_nobody_else_opens_stops_or_sees_ones_file(office: Office) -> None:
    taken(office, office.visitor(), "csv")
    other, key = office.visitor("admin"), export(office).key
    assert other.get(f"/console/files/{key}").status_code == 404
    assert other.post(f"/console/files/{key}/stop").status_code == 404
    assert other.post(f"/console/files/{key}/again").status_code == 404
    assert key not in other.reads("/console/files")


def test_a_file_that_is_thrown_away_is_gone_at_once(office: Office) -> None:
    visitor = office.visitor()
    taken(office, visitor, "csv")
    kept = office.folder / export(office).path
    assert kept.is_file()
    visitor.post(f"/console/files/{export(office).key}/stop")
    assert not kept.exists()
    assert export(office).state == "stopped"


def test_what_is_stopped_meanwhile_is_not_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped_first(app: Flask, export_id: int) -> None:
        export(office, state="stopped")
        background.begin(app, export_id).join()

    monkeypatch.setattr(files, "begin", stopped_first)
    office.visitor().post(HERE, kind="csv")
    assert (export(office).state, export(office).path) == ("stopped", "")
    assert not (office.folder / "exports").exists()


def test_what_a_restart_left_half_done_says_so_and_can_be_made_again(office: Office) -> None:
    visitor = office.visitor()
    with office.rows() as session:
        owner, long_ago = session.scalars(select(Staff.id)).one(), real_now() - timedelta(minutes=2)
        about = {"state": "working", "made_at": long_ago, "beat_at": long_ago, "query": {"status": "screening"}}
        session.add(Export(staff_id=owner, kind="csv", **about))
    page = visitor.reads("/console/files")
    assert "ค้างอยู่ เพราะระบบเริ่มทำงานใหม่" in page
    assert "every 1s" not in page
    visitor.post(f"/console/files/{export(office).key}/again")
    assert (export(office).state, export(office).done, export(office).query) == ("done", 3, {"status": "screening"})


def test_while_a_file_is_made_the_page_asks_how_far_it_is(office: Office) -> None:
    visitor = office.visitor()
    taken(office, visitor, "csv")
    export(office, state="working", done=40, total=120, beat_at=real_now())
    piece = visitor.reads("/console/files/list")
    assert "40 จาก 120 ใบ" in piece
    assert '<progress value="40" max="120">' in piece
    assert 'hx-trigger="every 1s"' in piece


def test_after_a_day_nothing_of_it_is_left(office: Office) -> None:
    visitor = office.visitor()
    taken(office, visitor, "csv")
    path = export(office).path
    with office.rows() as session:
        assert forget_exports(session, real_now() + timedelta(hours=23)) == []
        assert forget_exports(session, real_now() + timedelta(hours=25)) == [path]
    assert (export(office).state, export(office).path, export(office).query) == (GONE, "", {})
    assert visitor.get(f"/console/files/{export(office).key}").status_code == 404


def test_who_asked_for_a_file_and_who_took_it_is_recorded(office: Office) -> None:
    taken(office, office.visitor(), "csv", "province=เชียงราย")
    with office.rows() as session:
        looks = [(one.what, one.subject, one.detail) for one in session.scalars(select(Look).order_by(Look.id))]
    assert looks == [
        ("export", "applications as csv", {"filter": {"province": "เชียงราย"}, "file": 1}),
        ("download", "file 1", {"kind": "csv", "rows": 1}),
    ]


def test_one_application_can_be_taken_as_pdf_and_with_its_files(office: Office) -> None:
    visitor = office.visitor()
    paper, archive = (visitor.get(f"/console/applications/3/application.{kind}") for kind in ("pdf", "zip"))
    assert (paper.mimetype, archive.mimetype) == ("application/pdf", "application/zip")
    assert paper.headers["Content-Disposition"].endswith(
        "filename*=UTF-8''GLO3-00003%20%E0%B8%9A%E0%B9%89%E0%B8%B2%E0%B8%99%E0%B9%80%E0%B8%8A%E0%B8%B5%E0%B8%A2%E0%B8%87%E0%B9%80%E0%B8%AB%E0%B8%B5%E0%B8%A2%E0%B8%99.pdf"
    )
    assert len(ZipFile(io.BytesIO(archive.data)).namelist()) == 4
    with office.rows() as session:
        looks = [(one.what, one.subject, one.detail) for one in session.scalars(select(Look).order_by(Look.id))]
    assert looks == [("export", "application 3", {"kind": kind}) for kind in ("pdf", "zip")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ทะเบียนวิสาหกิจ.pdf", "ทะเบียนวิสาหกิจ.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\ที่อยู่.docx", "ที่อยู่.docx"),
        ('a<b>:"c|d?*.txt', "a b c d.txt"),
        ("con.txt", "file"),
        ("  .. ", "file"),
        ("\u202egpj.exe\x00", "gpj.exe"),
        ("ก" * 300 + ".jpg", "ก" * 60 + ".jpg"),
    ],
)
def test_names_inside_an_archive_are_safe_on_every_system(typed: str, kept: str) -> None:
    assert bundle.safe(typed) == kept
