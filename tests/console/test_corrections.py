"""Asking for corrections, letting in late, and other applications that look alike, from the page of one application."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from models.application import Application, ApplicationEvent
from models.conversation import Message
from models.corrections import ask_for_correction
from models.duplicates import note_pairs
from models.looks import Look
from models.outbox import Delivery
from tests.console import factories
from tests.console.conftest import Office, Visitor, first

ADDRESS = "/console/applications/1/correct"
BLURRED = "รูปไม่ชัดค่ะ ขอรูปใหม่ 2 รูป"


@pytest.fixture
def case(office: Office) -> Office:
    with office.rows() as session:
        factories.application(session, 0, "screening")
    return office


def asks(visitor: Visitor, page: str = "", **form: Any) -> TestResponse:
    page = page or visitor.reads(ADDRESS)
    revision = re.findall(r'name="revision" value="(\d+)"', page)[0]
    return visitor.post(ADDRESS, revision=revision, **form)


def test_the_applicant_gets_one_message_with_every_question_and_its_reason(case: Office) -> None:
    form = {"why-photos": BLURRED, "why-contact_phone": "โทรไม่ติด", "due": "2021-06-10"}
    response = asks(case.visitor(), ask=["photos", "contact_phone"], **form)
    assert response.location == "/console/applications/1"
    with case.rows() as session:
        made = session.get_one(Application, 1)
        assert (made.status, made.asides["correction"]["due"]) == ("more_information", "2021-06-10")
        said = session.scalars(select(Message).where(Message.author == "staff")).one()
        assert [line for line in said.text.splitlines() if line.startswith("•")] == [
            f"• รูปภาพ: {BLURRED}",
            "• เบอร์โทรผู้ติดต่อ: โทรไม่ติด",
        ]
        assert "10 มิถุนายน 2564" in said.text
        assert len(session.scalars(select(Delivery)).all()) == 1
        assert [look.what for look in session.scalars(select(Look).order_by(Look.id))] == ["read", "correction"]
    assert case.rung == 1


def test_the_page_shows_what_is_waited_for_and_the_history_says_who_asked(case: Office) -> None:
    visitor = case.visitor()
    asks(visitor, **{"ask": "photos", "why-photos": BLURRED})
    page = visitor.reads("/console/applications/1")
    panel = re.findall(r'id="correction">(.*?)</section>', page, re.DOTALL)[0]
    assert " ".join(re.sub(r"<[^>]+>", " ", panel).split()) == f"รอผู้สมัครแก้ รูปภาพ รอตอบ {BLURRED} ขอให้แก้เพิ่ม"
    assert "<b>ขอให้แก้คำตอบ</b>" in page


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({}, "ยังไม่ได้เลือกข้อที่ต้องแก้ค่ะ"),
        ({"ask": "photos", "why-photos": "  "}, "แต่ละข้อต้องมีเหตุผลค่ะ เช่น รูปไม่ชัด หรือเบอร์นี้โทรไม่ติด"),
        ({"ask": "photos", "why-photos": BLURRED, "due": "2021-06-04"}, "วันที่ขอคำตอบต้องเป็นวันนี้หรือหลังจากนี้ค่ะ"),
        ({"ask": "photos", "why-photos": BLURRED, "due": "10 มิ.ย."}, "วันที่ขอคำตอบต้องเป็นวันนี้หรือหลังจากนี้ค่ะ"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(case: Office, form: dict[str, str], says: str) -> None:
    response = asks(case.visitor(), **form)
    assert (response.status_code, says in response.text) == (422, True)
    assert (BLURRED in response.text) == (form.get("why-photos") == BLURRED)
    with case.rows() as session:
        assert session.get_one(Application, 1).status == "screening"


def test_a_question_that_the_form_does_not_have_is_refused(case: Office) -> None:
    assert asks(case.visitor(), **{"ask": "salary", "why-salary": "เพราะ"}).status_code == 400


def test_the_second_reviewer_is_told_and_keeps_what_was_typed(case: Office) -> None:
    first, second = case.visitor(), case.visitor(name="อีกคน")
    page = second.reads(ADDRESS)
    asks(first, **{"ask": "photos", "why-photos": BLURRED})
    response = asks(second, page, **{"ask": "households", "why-households": "ตัวเลขไม่ตรงกับเอกสาร"})
    assert response.status_code == 409
    assert "มีคนทำใบนี้ไปก่อนแล้วค่ะ" in response.text
    assert 'value="ตัวเลขไม่ตรงกับเอกสาร"' in response.text


def test_a_second_request_is_added_to_the_first(case: Office) -> None:
    visitor = case.visitor()
    asks(visitor, **{"ask": "photos", "why-photos": BLURRED})
    asks(visitor, **{"ask": "households", "why-households": "ขอตัวเลขล่าสุด"})
    with case.rows() as session:
        kept = session.get_one(Application, 1).asides["correction"]["reasons"]
    assert kept == [["photos", BLURRED], ["households", "ขอตัวเลขล่าสุด"]]


def test_an_operator_cannot_ask_for_corrections(case: Office) -> None:
    assert case.visitor("operator").get(ADDRESS).status_code == 403


@pytest.fixture
def closed(office: Office) -> Office:
    with office.rows() as session:
        factories.application(session, 0, "draft")
    office.now = datetime(2021, 6, 20, 3, 0, tzinfo=UTC)
    return office


def test_a_draft_is_let_in_late_once_and_the_applicant_is_told(closed: Office) -> None:
    visitor = closed.visitor()
    assert "อนุญาตให้ส่งหลังกำหนด</button>" in visitor.reads("/console/applications/1")
    for _ in range(2):
        visitor.post("/console/applications/1/late")
    assert "อนุญาตให้ส่งหลังกำหนด</button>" not in visitor.reads("/console/applications/1")
    with closed.rows() as session:
        allowed = select(ApplicationEvent).where(ApplicationEvent.kind == "late_allowed")
        assert [event.staff_id for event in session.scalars(allowed)] == [1]
        assert len(session.scalars(select(Message).where(Message.author == "staff")).all()) == 1


def test_nobody_is_let_in_late_while_applications_are_open(office: Office) -> None:
    with office.rows() as session:
        factories.application(session, 0, "draft")
    visitor = office.visitor()
    assert "อนุญาตให้ส่งหลังกำหนด</button>" not in visitor.reads("/console/applications/1")
    visitor.post("/console/applications/1/late")
    with office.rows() as session:
        assert session.get_one(Application, 1).asides.get("late_allowed") is None


def test_applications_that_look_alike_point_to_each_other(office: Office) -> None:
    with office.rows() as session:
        one, other = (factories.application(session, number, "submitted") for number in (0, 1))
        same = ("community_name", "contact_phone", "subdistrict", "district", "province")
        other.answers.update({key: one.answers[key] for key in same})
        note_pairs(session, other, factories.NOW)
    visitor = office.visitor()
    for here, there in ((1, 2), (2, 1)):
        panel = re.findall(r'id="alike">(.*?)</section>', visitor.reads(f"/console/applications/{here}"), re.DOTALL)[0]
        assert re.findall(r"/applications/(\d+)\"", panel) == [str(there)]
        assert "เบอร์โทร · ชื่อ · ตำบล" in panel


# --- the day that was set -------------------------------------------------------------------------


def late_by(office: Office, days: int) -> None:
    """So many days after the day that was set."""
    office.now = factories.NOW + timedelta(days=5 + days)


def test_until_when_answers_are_waited_for_stands_in_the_list_and_turns_overdue(case: Office) -> None:
    visitor = case.visitor()
    asks(visitor, **{"ask": "photos", "why-photos": BLURRED, "due": "2021-06-10"})
    assert (
        first(r"(ภายใน <time[^>]*>|ภายใน [^<]*)</span></td>", visitor.reads("/console/applications"))
        == "ภายใน 10 มิ.ย. 64"
    )
    assert "แก้คำตอบเลยกำหนด" not in visitor.reads("/console/")
    late_by(case, 1)
    assert "เลยกำหนด 10 มิ.ย. 64" in visitor.reads("/console/applications")
    assert "แก้คำตอบเลยกำหนด" in visitor.reads("/console/")
    assert '<span class="age">เลยกำหนด</span>' in visitor.reads("/console/applications/1")


def test_what_waits_for_applicants_is_listed_with_the_nearest_day_first_and_a_number_to_call(case: Office) -> None:
    with case.rows() as session:
        for number in (1, 2):
            factories.application(session, number, "screening")
        for id_, due in ((1, None), (2, date(2021, 6, 20)), (3, date(2021, 6, 10))):
            application = session.get_one(Application, id_)
            ask_for_correction(session, application, {"photos": BLURRED}, staff_id=None, at=case.now, due=due)
    page = case.visitor().reads("/console/corrections")
    assert re.findall(r'class="lines-main" href="/console/applications/(\d)', page) == ["3", "2", "1"]
    assert "เหลือ 1 จาก 1 ข้อ" in page
    assert len(re.findall(r'href="tel:', page)) == 3


def test_the_list_of_what_waits_asks_as_much_with_thirty_as_with_three(case: Office) -> None:
    visitor = case.visitor()

    def asked() -> int:
        with case.counting() as sent:
            visitor.reads("/console/corrections")
        return len(sent)

    def ask(numbers: range) -> None:
        with case.rows() as session:
            for number in numbers:
                made = factories.application(session, number, "screening")
                ask_for_correction(session, made, {"photos": BLURRED}, staff_id=None, at=case.now)

    ask(range(1, 4))
    few = asked()
    ask(range(4, 31))
    assert asked() == few


def test_the_history_tells_asked_and_unasked_changes_apart(case: Office) -> None:
    with case.rows() as session:
        made = session.get_one(Application, 1)
        for key, asked in (("members", True), ("members", False)):
            made.note("corrected", by="applicant", at=case.now, key=key, before=1, after=2, asked=asked)
        made.note("edited", by="applicant", at=case.now, key="households", before=1, after=2, asked=False)
    page = case.visitor().reads("/console/applications/1")
    kinds = re.findall(r"<b>(แก้ตามที่ขอ|แก้เพิ่มโดยไม่ได้ขอ|ผู้สมัครแก้เอง)</b>", page)
    assert kinds == ["ผู้สมัครแก้เอง", "แก้เพิ่มโดยไม่ได้ขอ", "แก้ตามที่ขอ"]
