"""Moving an application on: what is offered, what is told, and the reviewer who comes second."""

import re

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from models.application import Application, ApplicationEvent
from models.conversation import Message
from models.looks import Look
from models.outbox import Delivery
from models.stages import UNSENT
from tests.console import factories
from tests.console.conftest import Office, Visitor, first


@pytest.fixture
def case(office: Office) -> Office:
    with office.rows() as session:
        factories.application(session, 0, "submitted")
    return office


def moved(visitor: Visitor, status: str, page: str = "", **form: str) -> TestResponse:
    """Fill in the form that the page shows (as it was when it was opened) and send it."""
    page = page or visitor.reads(f"/console/applications/1/move/{status}")
    hidden = dict(re.findall(r'name="(revision|seen)" value="(\d+)"', page))
    return visitor.post(f"/console/applications/1/move/{status}", **hidden, **form)


def status_of(office: Office) -> str:
    with office.rows() as session:
        return session.get_one(Application, 1).status


def offered(page: str) -> list[str]:
    asked = ["more_information"] if "/applications/1/correct" in page else []
    return [*re.findall(r"/move/(\w+)\?", page), *asked]


@pytest.mark.parametrize("status", factories.records()[factories.PROGRAMME].statuses())
def test_only_what_the_table_allows_is_offered_and_never_the_applicants_own_steps(office: Office, status: str) -> None:
    with office.rows() as session:
        factories.application(session, 0, "submitted").status = status
    page = office.visitor("admin").reads("/console/applications/1")
    following = factories.records()[factories.PROGRAMME].rule(status).next
    assert sorted(offered(page)) == sorted(set(following) - set(UNSENT))


def test_a_move_is_kept_with_who_when_and_why(case: Office) -> None:
    response = moved(case.visitor(), "screening", reason="เอกสารครบ")
    assert response.location == "/console/applications/1"
    with case.rows() as session:
        made = session.get_one(Application, 1)
        last = session.scalars(select(ApplicationEvent).order_by(ApplicationEvent.id.desc()).limit(1)).one()
        assert (made.status, made.moved_at) == ("screening", case.now)
        assert (last.kind, last.by, last.staff_id) == ("moved", "staff", 1)
        assert last.detail == {"before": "submitted", "after": "screening", "why": "เอกสารครบ"}
        assert [look.what for look in session.scalars(select(Look))] == ["move"]


def test_where_the_programme_has_a_notice_it_is_shown_and_sent_through_the_outbox(case: Office) -> None:
    visitor = case.visitor()
    page = visitor.reads("/console/applications/1/move/not_selected")
    notice = first(r'<textarea[^>]*name="notice"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert notice.startswith("ครั้งนี้ชุมชนของคุณยังไม่ได้รับคัดเลือกค่ะ")
    assert "092-690-6000" in notice
    moved(visitor, "not_selected", page, reason="ยังไม่พร้อม", tell="now", notice=notice + "\r\nโทรหาเราได้")
    with case.rows() as session:
        message, delivery = session.scalars(select(Message)).one(), session.scalars(select(Delivery)).one()
        assert (message.author, message.staff_id, message.text) == ("staff", 1, notice + "\nโทรหาเราได้")
        assert (delivery.status, delivery.by_person) == ("pending", True)
        kinds = session.scalars(select(ApplicationEvent.kind).order_by(ApplicationEvent.id.desc()).limit(2)).all()
        assert kinds == ["written", "moved"]
    assert case.rung == 1


def test_an_english_applicant_is_told_in_english(office: Office) -> None:
    with office.rows() as session:
        talk = factories.conversation(session, language="en")
        factories.application(session, 0, conversation=talk, status="screening")
    page = office.visitor().reads("/console/applications/1/move/shortlisted")
    assert "Your community has passed the first reading" in page


@pytest.mark.parametrize(("form", "reachable"), [({}, True), ({"tell": "yes"}, False)])
def test_nothing_is_sent_where_it_was_not_wished_or_cannot_arrive(
    office: Office, form: dict[str, str], reachable: bool
) -> None:
    with office.rows() as session:
        talk = factories.conversation(session, reachable=reachable)
        factories.application(session, 0, conversation=talk)
    moved(office.visitor(), "not_selected", reason="ยังไม่พร้อม", notice="ขอบคุณค่ะ", **form)
    with office.rows() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 0
    assert status_of(office) == "not_selected"


def test_a_step_that_ends_something_needs_a_reason_and_loses_nothing_typed(case: Office) -> None:
    response = moved(case.visitor(), "not_selected", tell="now", notice="ข้อความที่แก้แล้ว")
    assert response.status_code == 422
    assert "ขั้นนี้ต้องบอกเหตุผลค่ะ" in response.text
    assert ">ข้อความที่แก้แล้ว</textarea>" in response.text
    assert status_of(case) == "submitted"


def test_the_second_of_two_reviewers_is_told_who_moved_it_where_and_keeps_their_words(case: Office) -> None:
    first, second = case.visitor("reviewer", "wichai", shown="วิชัย เรืองศรี"), case.visitor("reviewer", "somying")
    seen_by_both = second.reads("/console/applications/1/move/not_selected")
    moved(first, "screening", reason="น่าสนใจมาก")
    response = moved(second, "not_selected", seen_by_both, reason="ขาดรูปสินค้า", tell="now", notice="ถ้อยคำของฉัน")
    assert response.status_code == 409
    late = response.text[response.text.index('id="late"') : response.text.index('class="ask-what"')]
    told = " ".join(re.sub(r"<[^>]+>", " ", late).split())
    assert "เปลี่ยนขั้น รับใบสมัครแล้ว กำลังตรวจใบสมัคร น่าสนใจมาก วิชัย เรืองศรี" in told
    assert ">ขาดรูปสินค้า</textarea>" in response.text
    assert ">ถ้อยคำของฉัน</textarea>" in response.text
    assert status_of(case) == "screening"
    with case.rows() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 0


def test_having_read_that_the_second_reviewer_may_still_go_on(case: Office) -> None:
    first, second = case.visitor("reviewer", "wichai"), case.visitor("reviewer", "somying")
    before = second.reads("/console/applications/1/move/not_selected")
    moved(first, "screening")
    after = moved(second, "not_selected", before, reason="ขาดรูปสินค้า")
    assert moved(second, "not_selected", after.text, reason="ขาดรูปสินค้า").status_code == 302
    assert status_of(case) == "not_selected"


def test_a_step_that_is_no_longer_possible_is_not_offered_again(case: Office) -> None:
    first, second = case.visitor("reviewer", "wichai"), case.visitor("reviewer", "somying")
    before = second.reads("/console/applications/1/move/duplicate")
    for status in ("screening", "shortlisted"):
        moved(first, status)
    response = moved(second, "duplicate", before, reason="ซ้ำกับใบที่ 2")
    assert response.status_code == 409
    assert "ทำต่อแบบที่เลือกไว้ไม่ได้แล้ว" in response.text
    assert '<button class="btn btn-harm-solid"' not in response.text
    assert ">ซ้ำกับใบที่ 2</textarea>" in response.text


def test_somebody_elses_note_in_between_is_shown_before_anything_is_moved(case: Office) -> None:
    first, second = case.visitor("reviewer", "wichai"), case.visitor("reviewer", "somying")
    before = second.reads("/console/applications/1/move/screening")
    first.post("/console/applications/1/notes", note="อย่าเพิ่งรับ รอเอกสารก่อน")
    response = moved(second, "screening", before)
    assert response.status_code == 409
    assert "อย่าเพิ่งรับ รอเอกสารก่อน" in response.text


def test_the_button_of_an_old_page_says_what_happened_since(case: Office) -> None:
    earlier, second = case.visitor("reviewer", "wichai", shown="วิชัย"), case.visitor("reviewer", "somying")
    button = first(r'href="([^"]*/move/not_selected[^"]*)"', second.reads("/console/applications/1"))
    moved(earlier, "screening")
    response = second.get(button.replace("&amp;", "&"))
    assert response.status_code == 409
    assert "มีคนทำใบนี้ไปก่อนแล้วค่ะ" in response.text
    assert "วิชัย" in response.text


@pytest.mark.parametrize("status", ["draft", "cancelled", "nonsense"])
def test_steps_that_are_the_applicants_own_or_nobodys_are_no_pages(case: Office, status: str) -> None:
    visitor = case.visitor()
    assert visitor.get(f"/console/applications/1/move/{status}").status_code == 404
    assert visitor.post(f"/console/applications/1/move/{status}", revision="2").status_code == 404
    assert status_of(case) == "submitted"


def test_after_a_move_the_next_of_the_list_is_one_click_away(office: Office) -> None:
    with office.rows() as session:
        for number in range(3):
            factories.application(session, number)
    visitor = office.visitor()
    page = visitor.reads("/console/applications/1/move/screening?status=submitted&sort=reference")
    hidden = dict(re.findall(r'name="(revision|seen)" value="(\d+)"', page))
    path = "/console/applications/1/move/screening?status=submitted&sort=reference"
    done = visitor.post_and_follow(path, **hidden).text
    assert '<a href="/console/applications/2?status=submitted&amp;sort=reference">เปิดใบถัดไป</a>' in done
