"""Decide now, tell later: letters wait, follow the decision, and are sent together."""

import re

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from models.application import Application
from models.conversation import Conversation, Message
from models.outbox import Delivery
from models.post import Letter
from tests.console import factories
from tests.console.conftest import Office, Visitor

YES = "ยินดีด้วยค่ะ ชุมชนของคุณได้รับคัดเลือก"
RESERVE = "ชุมชนของคุณอยู่ในรายชื่อสำรองค่ะ"


@pytest.fixture
def board(office: Office) -> Office:
    with office.rows() as session:
        for number in range(3):
            factories.application(session, number, "shortlisted")
    return office


def decides(visitor: Visitor, number: int, status: str, notice: str, tell: str = "later") -> TestResponse:
    page = visitor.reads(f"/console/applications/{number}/move/{status}")
    hidden = dict(re.findall(r'name="(revision|seen)" value="(\d+)"', page))
    address = f"/console/applications/{number}/move/{status}"
    return visitor.post(address, **hidden, reason="มติกรรมการ", override="1", tell=tell, notice=notice)


def letters(office: Office) -> list[tuple[int, str, str]]:
    with office.rows() as session:
        return [(one.application_id, one.status, one.state) for one in session.scalars(select(Letter))]


def said(office: Office) -> list[str]:
    with office.rows() as session:
        return list(session.scalars(select(Message.text).where(Message.author == "staff").order_by(Message.id)))


def test_a_decision_waits_and_nobody_is_told_until_it_is_sent(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    assert (letters(board), said(board)) == ([(1, "selected", "waiting")], [])
    check = visitor.post("/console/letters/check", letter="1").text
    assert "จะส่ง 1 ข้อความ" in check
    assert "ใช้โควตา push ของ LINE 1 ข้อความ" in check
    visitor.post("/console/letters/send", letter="1")
    assert (letters(board), said(board)) == ([(1, "selected", "sent")], [YES])


def test_who_asks_meanwhile_is_told_what_was_known_before(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    with board.rows() as session:
        assert session.get_one(Application, 1).told_status == "shortlisted"
    visitor.post("/console/letters/send", letter="1")
    with board.rows() as session:
        assert session.get_one(Application, 1).told_status == "selected"


def test_a_decision_that_changes_takes_its_letter_along(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    decides(visitor, 1, "reserve", RESERVE)
    assert letters(board) == [(1, "selected", "dropped"), (1, "reserve", "waiting")]
    with board.rows() as session:
        assert session.get_one(Application, 1).told_status == "shortlisted"
    visitor.post("/console/letters/send", letter=["1", "2"])
    assert said(board) == [RESERVE]


def test_a_letter_sent_twice_goes_once(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    for _ in range(2):
        visitor.post("/console/letters/send", letter="1")
    with board.rows() as session:
        assert len(session.scalars(select(Delivery)).all()) == 1


def test_who_cannot_be_reached_is_named_and_left_out(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    decides(visitor, 2, "selected", YES)
    with board.rows() as session:
        session.get_one(Conversation, session.get_one(Application, 1).conversation_id).reachable = False
    page = visitor.post("/console/letters/check", letter=["1", "2"]).text
    assert "จะส่ง 1 ข้อความ" in page
    assert "ส่งทางแชทไม่ได้ กรุณาโทรแจ้ง" in page
    visitor.post("/console/letters/send", letter=["1", "2"])
    assert letters(board) == [(1, "selected", "waiting"), (2, "selected", "sent")]


def test_the_words_can_be_changed_and_a_letter_dropped_before_it_is_sent(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    decides(visitor, 2, "not_selected", "เสียใจด้วยค่ะ")
    visitor.post("/console/letters/1", text=YES + " นัดหมายสัปดาห์หน้า", step="keep")
    visitor.post("/console/letters/2", text="เสียใจด้วยค่ะ", step="drop")
    visitor.post("/console/letters/send", letter=["1", "2"])
    assert said(board) == [YES + " นัดหมายสัปดาห์หน้า"]


def test_the_list_shows_each_decision_apart_with_its_count(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    decides(visitor, 2, "not_selected", "เสียใจด้วยค่ะ")
    decides(visitor, 3, "not_selected", "เสียใจด้วยค่ะ")
    page = visitor.reads("/console/letters?status=not_selected")
    assert len(re.findall(r'name="letter"', page)) == 2
    assert 'href="/console/letters"' in visitor.reads("/console/")


def test_told_at_once_leaves_no_letter(board: Office) -> None:
    decides(board.visitor("admin"), 1, "selected", YES, tell="now")
    assert (letters(board), said(board)) == ([], [YES])


def test_an_operator_sends_no_letters(board: Office) -> None:
    assert board.visitor("operator").get("/console/letters").status_code == 403


def test_who_withdraws_before_the_letter_is_told_so_at_once(board: Office) -> None:
    decides(board.visitor("admin"), 1, "selected", YES)
    with board.rows() as session:
        withdrawn = session.get_one(Application, 1)
        withdrawn.move_to("withdrawn", by="applicant", at=board.now)
        assert withdrawn.told_status == "withdrawn"
