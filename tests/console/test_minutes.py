"""Minutes of the board: the same words on the screen, as PDF and for Word; what is typed is never lost."""

import io
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pypdfium2
import pytest
from sqlalchemy import select

from models.board import Board, BoardLine
from models.looks import Look
from models.minutes import Minutes
from models.review import Review
from tests.console import factories
from tests.console.conftest import Office

HERE = "/console/minutes/1"
TYPED = {
    "number": "2/2564", "held_on": "30/6/2564", "venue": "ห้องประชุม 3 สำนักงานสลาก", "chair": "นายประเสริฐ ดีงาม",
    "secretary": "นางสาวมาลี ตั้งใจ", "present": "นายประเสริฐ ดีงาม\nดร.สมหญิง ปัญญาดี", "absent": "",
    "remarks": "นัดประชุมครั้งหน้า",
}  # fmt: skip


@pytest.fixture
def office(office: Office) -> Office:
    """A board that decided about three: two equal ones put in order, one moved by hand, one reviewer aside."""
    with office.rows() as session:
        person = factories.staff(session, "boss", "admin", "คุณหนึ่ง")
        said = {"why": "อยู่คนละภาค", "by": person.id, "at": "2021-06-30T04:00:00+00:00"}
        board = Board(
            programme_id=factories.PROGRAMME, by="mean", places=1, reserves=1, opened_at=factories.NOW,
            opened_by=person.id, decided_at=factories.NOW, decided_by=person.id, note="ขอให้โทรแจ้งทุกชุมชน",
            ties=[{"ids": [1, 2], **said}], hand={"3": {**said, "why": "เกษียณคะแนน & <ทบทวน>"}}, tried=[],
        )  # fmt: skip
        session.add(board)
        session.flush()
        for number, outcome in enumerate(("selected", "reserve", "not_selected")):
            made = factories.application(session, number, "shortlisted")
            about = {
                "place": number + 1,
                "by_score": 3 - number,
                "outcome": outcome,
                "mean": 80.5 - number,
                "readers": 2,
            }
            session.add(BoardLine(board_id=board.id, application_id=made.id, median=80, why="", **about))
        aside = {"state": "conflict", "aside": "ญาติ", "assigned_at": factories.NOW}
        session.add(Review(application_id=2, reviewer_id=person.id, **aside))
    return office


def in_word(body: bytes) -> str:
    archive = ZipFile(io.BytesIO(body))
    assert archive.testzip() is None
    texts = [ET.fromstring(archive.read(name)) for name in archive.namelist()][-1]
    return "\n".join(node.text or "" for node in texts.iter() if node.tag.endswith("}t"))


def test_what_was_decided_stands_on_the_screen_with_its_reasons(office: Office) -> None:
    page = office.visitor().reads(HERE)
    for words in (
        "รายงานการประชุมคณะกรรมการคัดเลือก",
        "ที่ประชุมพิจารณาใบสมัคร 3 ใบ เรียงตามคะแนนเฉลี่ยของกรรมการ มีที่ว่าง 1 ที่ และตัวสำรอง 1 ที่",
        '<td class="words">GLO3-00001</td><td class="words">บ้านผาฮี้</td><td class="words">เชียงราย</td>',
        '<td class="words">80.50</td><td class="words">2</td>',
        "GLO3-00001 บ้านผาฮี้ → GLO3-00002 บ้านนาต้นจั่น เหตุผล: อยู่คนละภาค (บันทึกโดย คุณหนึ่ง 30 มิถุนายน 2564 11:00 น.)",
        "เกษียณคะแนน &amp; &lt;ทบทวน&gt;",
        "คุณหนึ่ง มีส่วนได้เสียกับ GLO3-00002 บ้านนาต้นจั่น เหตุผล: ญาติ",
        "ขอให้โทรแจ้งทุกชุมชน",
    ):
        assert words in page, words


def test_who_was_there_is_typed_in_and_can_sign(office: Office) -> None:
    visitor = office.visitor()
    assert visitor.post(HERE, revision=0, **TYPED).location == HERE
    page = visitor.reads(HERE)
    assert "ครั้งที่ 2/2564" in page
    assert "1. นายประเสริฐ ดีงาม\n2. ดร.สมหญิง ปัญญาดี" in page
    assert page.count("sheet-line") == 3  # chair, secretary and the one member who is neither
    with office.rows() as session:
        assert str(session.scalars(select(Minutes)).one().held_on) == "2021-06-30"


def test_two_who_type_at_once_lose_nothing(office: Office) -> None:
    visitor, other = office.visitor(), office.visitor("admin")
    other.post(HERE, revision=0, **TYPED)
    late = visitor.post(HERE, revision=0, **TYPED | {"venue": "ห้องใหญ่", "held_on": "1/7/2564"})
    assert late.status_code == 409
    assert "มีคนบันทึกก่อนหน้านี้แล้ว" in late.text
    assert 'value="ห้องใหญ่"' in late.text  # what was typed is still there
    assert "ห้องประชุม 3 สำนักงานสลาก" in late.text  # and what stands is shown beside it
    assert visitor.post(HERE, revision=1, **TYPED | {"venue": "ห้องใหญ่"}).status_code == 302
    with office.rows() as session:
        assert session.scalars(select(Minutes)).one().venue == "ห้องใหญ่"


def test_a_day_that_makes_no_sense_is_told_and_nothing_is_lost(office: Office) -> None:
    response = office.visitor().post(HERE, revision=0, **TYPED | {"held_on": "เมื่อวาน"})
    assert response.status_code == 422
    assert 'value="เมื่อวาน"' in response.text
    assert 'value="ห้องประชุม 3 สำนักงานสลาก"' in response.text


def test_the_word_file_says_the_same_as_the_screen(office: Office) -> None:
    visitor = office.visitor()
    visitor.post(HERE, revision=0, **TYPED)
    words = in_word(visitor.get(f"{HERE}/minutes.docx").data)
    for said in ("GLO3-00001", "บ้านผาฮี้", "80.50", "2. ดร.สมหญิง ปัญญาดี", "(นายประเสริฐ ดีงาม)", "ประธานคณะกรรมการ"):
        assert said in words, said
    assert "เหตุผล: เกษียณคะแนน & <ทบทวน>" in words


def test_the_pdf_holds_the_table_and_the_lines_to_sign(office: Office) -> None:
    visitor = office.visitor()
    visitor.post(HERE, revision=0, **TYPED)
    response = visitor.get(f"{HERE}/minutes.pdf")
    assert response.mimetype == "application/pdf"
    document = pypdfium2.PdfDocument(io.BytesIO(response.data))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert [
        number for number in ("GLO3-00001", "GLO3-00002", "GLO3-00003", "80.50", "2/2564") if number not in text
    ] == []
    document.close()


def test_a_board_that_has_not_decided_has_no_minutes(office: Office) -> None:
    visitor = office.visitor()
    assert [visitor.get(path).status_code for path in ("/console/minutes/2", f"{HERE}/minutes.exe")] == [404, 404]
    assert visitor.get("/console/minutes?board=1").location == HERE
    assert f'href="{HERE}"' in visitor.reads("/console/minutes")


def test_who_took_the_minutes_along_is_recorded(office: Office) -> None:
    office.visitor().get(f"{HERE}/minutes.docx")
    with office.rows() as session:
        look = session.scalars(select(Look)).one()
    assert (look.what, look.subject, look.detail) == ("export", "minutes of board 1", {"kind": "docx"})
