"""The page of one application: who else is there, who may read a note, the place, papers, everything in time."""

import re
from datetime import timedelta

import pytest

from console.cases.map_pin import locator
from console.cases.worddiff import word_changes
from models.presence import Presence
from tests.console import factories
from tests.console.conftest import Office


@pytest.fixture
def desk(office: Office) -> Office:
    with office.rows() as session:
        made = factories.application(session, 0, "screening")
        factories.heard(session, made.conversation, "ปิดรับวันไหนคะ")
    return office


def here(page: str) -> list[str]:
    return re.findall(r'class="here-one[^>]*>.*?<span>([^<]*)', page, re.DOTALL)


def test_everybody_who_is_there_is_named_with_what_they_do(desk: Office) -> None:
    path = "/console/applications/1/here/{}"
    for name, does in (("มาลัย", "read"), ("สมพร", "move"), ("อรุณี", "change")):
        visitor = desk.visitor(name=name)
        visitor.get(path.format("read"))
        visitor.get(path.format(does))
    mine = desk.visitor(name="me").get(path.format("read")).text
    assert here(mine) == ["มาลัย เปิดดูใบนี้อยู่", "สมพร กำลังเปลี่ยนขั้นของใบนี้", "อรุณี กำลังแก้คำตอบในใบนี้"]
    assert mine.count("here-busy") == 2


def test_nothing_is_sent_where_nothing_changed(desk: Office) -> None:
    desk.visitor(name="มาลัย").get("/console/applications/1/here/read")
    visitor = desk.visitor(name="me")
    again = re.findall(r'hx-get="([^"]*)"', visitor.get("/console/applications/1/here/read").text)[0]
    assert visitor.get(again.replace("&amp;", "&")).status_code == 204


def test_whoever_is_silent_for_half_a_minute_has_gone(desk: Office) -> None:
    desk.visitor(name="มาลัย").get("/console/applications/1/here/move")
    with desk.rows() as session:
        session.query(Presence).one().at -= timedelta(seconds=31)
    assert here(desk.visitor(name="me").get("/console/applications/1/here/read").text) == []
    with desk.rows() as session:
        assert session.query(Presence).count() == 1


def test_nobody_is_anywhere_else(desk: Office) -> None:
    visitor = desk.visitor()
    assert visitor.get("/console/applications/9/here/read").status_code == 404
    assert visitor.get("/console/applications/1/here/dance").status_code == 404


@pytest.mark.parametrize(
    ("role", "read"),
    [
        ("admin", ["ทุกคน", "กรรมการ", "ผู้ดูแล", "จดเอง"]),
        ("reviewer", ["ทุกคน", "กรรมการ"]),
        ("writer", ["ทุกคน", "กรรมการ", "จดเอง"]),
    ],
)
def test_a_note_is_read_by_those_it_is_for_and_by_its_writer(desk: Office, role: str, read: list[str]) -> None:
    admin, writer = desk.visitor("admin", name="boss"), desk.visitor(name="writer")
    for text, audience in (("ทุกคน", "all"), ("กรรมการ", "reviewers"), ("ผู้ดูแล", "admins")):
        admin.post("/console/applications/1/notes", note=text, audience=audience)
    writer.post("/console/applications/1/notes", note="จดเอง", audience="admins")
    reader = writer if role == "writer" else desk.visitor(role, name="reader")
    page = reader.reads("/console/applications/1")
    notes = page[page.index('id="notes"') : page.index('id="history"')]
    assert sorted(re.findall(r'<div class="note"><p class="words">([^<]*)', notes)) == sorted(read)
    for place in (page[page.index('id="history"') :], reader.reads("/console/applications/1/timeline?show=notes")):
        assert sorted(re.findall(r'history-words">([^<]*)', place)[: len(read)]) == sorted(read)


def test_a_note_sent_twice_by_one_press_is_kept_once(desk: Office) -> None:
    visitor = desk.visitor()
    for _ in range(2):
        visitor.post("/console/applications/1/notes", note="โทรแล้ว", once="a1")
    page = visitor.reads("/console/applications/1")
    assert page.count('<div class="note">') == 1


def test_everything_stands_in_one_row_of_time(desk: Office) -> None:
    visitor = desk.visitor()
    visitor.post("/console/applications/1/notes", note="โทรแล้ว")
    page = visitor.reads("/console/applications/1/timeline")
    assert re.findall(r'<li class="history-(\w+)">', page) == ["noted", "said", "moved", "moved", "started"]
    assert re.findall(r'<li class="history-(\w+)">', visitor.reads("/console/applications/1/timeline?show=steps")) == [
        "moved", "moved", "started",
    ]  # fmt: skip


def test_the_row_of_time_goes_on_page_by_page_and_skips_nothing(desk: Office) -> None:
    with desk.rows() as session:
        made = factories.application(session, 1)
        for number in range(70):
            factories.heard(session, made.conversation, f"ข้อ {number}", at=factories.NOW + timedelta(minutes=number))
    visitor, page, found = desk.visitor(), "/console/applications/2/timeline?show=talk", list[str]()
    for _ in range(2):
        text = visitor.reads(page.replace("&amp;", "&"))
        found += re.findall(r"ข้อ (\d+)<", text)
        page = re.findall(
            r'href="(/console/applications/2/timeline[^"]*before[^"]*)"',
            text + ' href="/console/applications/2/timeline?before="',
        )[0]
    assert found == [str(number) for number in reversed(range(70))]


def test_a_pdf_opens_only_when_asked_and_an_office_file_never_does(desk: Office) -> None:
    with desk.rows() as session:
        made = factories.application(session, 1)
        factories.paper(session, desk.folder, made)
        factories.paper(session, desk.folder, made, name="งบ.xlsx", mime="application/vnd.ms-excel", body=b"PK")
    visitor = desk.visitor()
    kept, opened, office_file = (visitor.get(f"/console/attachments/{what}") for what in ("1", "1?open=1", "2?open=1"))
    assert kept.headers["Content-Disposition"].startswith("attachment")
    assert (opened.headers["Content-Disposition"], opened.mimetype) == ("inline", "application/pdf")
    assert "default-src 'none'" in opened.headers["Content-Security-Policy"]
    assert office_file.headers["Content-Disposition"].startswith("attachment")
    assert office_file.mimetype == "application/octet-stream"


@pytest.mark.parametrize(
    ("latitude", "longitude", "town", "distance", "wind"),
    [(18.9, 98.985, "Chiang Mai", 12, "n"), (20.3, 99.9, "Chiang Mai", 194, "ne"), (6.43, 101.82, "Hat Yai", 162, "se"),
     (13.0, 100.5, "Bangkok", 84, "s")],
)  # fmt: skip
def test_a_pin_is_told_from_the_nearest_town(
    latitude: float, longitude: float, town: str, distance: int, wind: str
) -> None:
    found = locator(latitude, longitude)
    assert found
    assert (found.nearest.en, found.distance, found.wind) == (town, distance, wind)
    assert (0 < found.pin.x < found.width, 0 < found.pin.y < found.height) == (True, True)


def test_a_pin_outside_of_the_frame_is_not_drawn() -> None:
    assert locator(35.0, 139.0) is None


def test_nothing_of_a_map_is_loaded_from_outside(desk: Office) -> None:
    page = desk.visitor().reads("/console/applications/1")
    assert 'href="https://www.google.com/maps/search/?api=1&amp;query=18.78766,98.99305" target="_blank"' in page
    assert re.findall(r'(?:src|srcset|hx-get)="(?:https?:)?//[^"]*"', page) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("ประชุมทุกเดือน ทำบัญชีรวม", "ประชุมทุกสองเดือน ทำบัญชีรวม", "ประชุมทุก[+สอง]เดือน ทำบัญชีรวม"),
        ("มี 9 คน ขายหน้าร้าน", "มี 12 คน ขายหน้าร้าน", "มี [-9][+12] คน ขายหน้าร้าน"),
        ("081-000-0000", "089-111-2222", "[-081-000-0000][+089-111-2222]"),
        ("ผ้าฝ้ายย้อมคราม", "อาหารทะเลสด", "[-ผ้าฝ้ายย้อมคราม][+อาหารทะเลสด]"),
        ("", "ใหม่", "[+ใหม่]"),
        ("เดิม", "เดิม", "เดิม"),
        ("the old house", "the new house", "the [-old][+new] house"),
    ],
)
def test_changes_are_told_word_by_word(before: str, after: str, said: str) -> None:
    signs = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    assert "".join(signs[piece.kind].format(piece.text) for piece in word_changes(before, after)) == said


def test_a_long_stretch_that_stays_is_cut_where_only_the_change_matters() -> None:
    long = "บ้านเราทอผ้ามานาน " * 20
    assert len("".join(piece.text for piece in word_changes(long + "แม่ทำ", long + "ลูกทำ"))) < 120
    assert word_changes(long + "แม่ทำ", long + "ลูกทำ", whole=True)[0].text == long
