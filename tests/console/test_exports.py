"""Lists as files: what stands in them, that Excel opens them right, and that nothing typed is ever run."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from console.cases.columns import columns
from console.files.exports import rows
from console.files.tables import defused, write_csv, write_xlsx
from models.desk import Chosen
from models.looks import Look
from tests.console import factories
from tests.console.conftest import Office

FORMULAS = (
    "=1+1", "+66812345678", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1", " =1+1",
    '=HYPERLINK("http://x")',
)  # fmt: skip


@pytest.fixture
def office(office: Office) -> Office:
    with office.rows() as session:
        first = factories.answers(0, contact_other="0812345678", products='=HYPERLINK("http://x","กดที่นี่") ผ้าทอ')
        factories.application(session, 0, "screening", answers=first)
        factories.application(session, 1, answers=factories.answers(1, community_name="- กลุ่มแม่บ้าน"))
        factories.application(session, 2, "draft")
    return office


def as_table(response: object) -> list[dict[str, str]]:
    text = response.data.decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_opens_in_excel_with_thai_and_for_people(office: Office) -> None:
    response = office.visitor().get("/console/applications/download.csv?sort=reference")
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == "attachment; filename=samak-20210605-1000.csv"
    first, second = as_table(response)
    assert (first["เลขที่ใบสมัคร"], first["ขั้น"], first["รหัสขั้น"]) == ("GLO3-00001", "กำลังตรวจใบสมัคร", "screening")
    assert (first["ชื่อชุมชนหรือกลุ่ม"], first["เบอร์โทรผู้ติดต่อ"], first["จำนวนสมาชิก"]) == ("บ้านผาฮี้", "081-000-0000", "24")
    assert (first["ส่งเมื่อ"], first["ส่งเมื่อ (พ.ศ.)"]) == ("2021-06-04T12:00:00+07:00", "4/6/2564 12:00")
    assert first["ประเภทกลุ่ม"] == "วิสาหกิจชุมชน"
    assert second["ชื่อชุมชนหรือกลุ่ม"] == "'- กลุ่มแม่บ้าน"


def test_xlsx_holds_no_formula_no_link_and_every_leading_zero(office: Office) -> None:
    response = office.visitor().get("/console/applications/download.xlsx?sort=reference")
    sheet = load_workbook(io.BytesIO(response.data)).worksheets[0]
    heading, first, second = (list(row) for row in sheet.iter_rows())
    named = {head.value: cell for head, cell in zip(heading, first, strict=True)}
    assert {cell.data_type for row in (heading, first, second) for cell in row} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    assert named["ช่องทางติดต่ออื่น"].value == "0812345678"
    assert str(named["สินค้าและบริการ"].value).startswith("=HYPERLINK")
    assert named["สินค้าและบริการ"].data_type == "s"
    assert named["สินค้าและบริการ"].quotePrefix
    assert named["จำนวนสมาชิก"].value == 24
    assert sheet.freeze_panes == "B2"


def test_json_lines_hold_answers_as_they_are_stored(office: Office) -> None:
    response = office.visitor().get("/console/applications/download.jsonl?sort=reference")
    first, second = (json.loads(line) for line in response.data.decode().splitlines())
    assert first["answers"] == factories.answers(
        0, contact_other="0812345678", products='=HYPERLINK("http://x","กดที่นี่") ผ้าทอ'
    )
    assert {key: first[key] for key in ("reference", "programme", "status", "channel", "language", "submitted_at")} == {
        "reference": "GLO3-00001", "programme": "glo-creative", "status": "screening", "channel": "line",
        "language": "th", "submitted_at": "2021-06-04T12:00:00+07:00",
    }  # fmt: skip
    assert second["channel"] == "messenger"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["GLO3-00001", "GLO3-00002"]),
        ("status=draft", [""]),
        ("channel=messenger", ["GLO3-00002"]),
        ("q=ผาฮี", ["GLO3-00001"]),
    ],
)
def test_the_file_holds_the_list_that_was_on_the_screen(office: Office, query: str, found: list[str]) -> None:
    table = as_table(office.visitor().get(f"/console/applications/download.csv?sort=reference&{query}"))
    assert [row["เลขที่ใบสมัคร"] for row in table] == found


def test_who_took_what_is_recorded_with_filter_and_number(office: Office) -> None:
    office.visitor().get("/console/applications/download.xlsx?province=เชียงราย")
    with office.rows() as session:
        look = session.scalars(select(Look)).one()
    assert (look.what, look.subject) == ("export", "applications as xlsx")
    assert look.detail == {"filter": {"province": "เชียงราย"}, "rows": 1}


def test_a_format_that_there_is_not_is_no_page(office: Office) -> None:
    assert office.visitor().get("/console/applications/download.exe").status_code == 404


def test_english_readers_get_english_headings(office: Office) -> None:
    row = as_table(office.visitor(language="en").get("/console/applications/download.csv?sort=reference"))[0]
    assert (row["Reference"], row["Stage"], row["Sent (B.E.)"]) == ("GLO3-00001", "Screening", "4/6/2564 12:00")


def test_the_command_line_gets_the_same_records_by_key(office: Office) -> None:
    known = factories.Known(factories.book(6))
    with office.rows() as session:
        laid_out = columns(session, "glo-creative", known.form, lambda _programme, status: status, "th")
        records = list(rows(session, "glo-creative"))
    assert [record.reference for record in records] == ["GLO3-00002", "GLO3-00001"]  # the oldest first
    keys = [column.key for column in laid_out]
    assert keys[:6] == ["reference", "programme", "status", "channel", "language", "stage"]
    assert keys[12:] == [field.key for field in factories.form().fields]


def test_rows_are_read_in_stretches_and_none_is_lost(office: Office) -> None:
    with office.rows() as session:
        for number in range(10, 440):
            factories.application(session, number)
    with office.rows() as session:
        found = [record.reference for record in rows(session, chosen=Chosen(sort="reference"))]
    assert found == [f"GLO3-{number + 1:05}" for number in (0, 1, *range(10, 440))]


@pytest.mark.parametrize("typed", FORMULAS)
def test_what_a_spreadsheet_would_run_is_defused_in_csv(typed: str) -> None:
    assert defused(typed) == f"'{typed}"


@pytest.mark.parametrize("plain", ["ผ้าทอ", "0812345678", "a=b", "", 5, -5, 1.5])
def test_everything_else_stays_as_it_was_typed(plain: str | float) -> None:
    assert defused(plain) == plain


def test_no_formula_survives_either_format() -> None:
    table, sheet = io.BytesIO(), io.BytesIO()
    write_csv(table, ["=x"], [[typed] for typed in FORMULAS])
    write_xlsx(sheet, "[x]/:*?'", ["=x"], [[typed] for typed in FORMULAS])
    read = csv.reader(io.StringIO(table.getvalue().decode("utf-8-sig"), newline=""))
    assert all(row[0].startswith("'") for row in read)
    cells = [cell for row in load_workbook(sheet).worksheets[0].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells] == ["s"] * (len(FORMULAS) + 1)


def test_what_excel_cannot_hold_is_cut_and_not_broken() -> None:
    out = io.BytesIO()
    write_xlsx(out, "x", ["words"], [["ก" * 40_000], ["\x00\x1b bell"]])
    first, second = (str(row[0].value) for row in load_workbook(out).worksheets[0].iter_rows(min_row=2))
    assert len(first) == 32_767
    assert second.endswith(" bell")
