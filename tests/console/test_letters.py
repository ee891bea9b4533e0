"""Decide now, tell later: letters wait, follow the decision, and are sent together."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from models.application import Application
from models.conversation import Conversation, Message
from models.operations import QUOTA
from models.outbox import Delivery
from models.own_chats import chats_of, link, new_code
from models.post import Letter
from models.pulse import Pulse
from models.staff import Staff
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
    with board.rows() as session:
        session.add(Pulse(name=f"{QUOTA}line", at=board.now, count=40))
    check = visitor.post("/console/letters/check", letter="1").text
    assert "จะส่ง 1 ข้อความ" in check
    assert "ใช้โควตา push ของ LINE 1 ข้อความ เดือนนี้เหลือ 40" in check
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


# --- what it costs, whom it does not reach, and how it looks ---------------------------------------


def test_more_than_the_months_quota_is_warned_of(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    with board.rows() as session:
        session.add(Pulse(name=f"{QUOTA}line", at=board.now, count=0))
    assert "เหลือ 0 ไม่พอสำหรับ 1 ข้อความ" in visitor.post("/console/letters/check", letter="1").text


def shut_for_messenger(channel: str, _heard: datetime | None, _now: datetime) -> bool:
    return channel != "messenger"


def test_where_the_channels_window_is_shut_nothing_goes_and_the_number_is_shown(board: Office) -> None:
    visitor = board.visitor("admin")
    for number in (1, 2):
        decides(visitor, number, "selected", YES)
    board.app.extensions["samak-desk"] = replace(board.app.extensions["samak-desk"], open_to=shut_for_messenger)
    page = visitor.reads("/console/letters?reach=window")
    assert re.findall(r'id="letter-(\d+)"', page) == ["2"]
    assert 'href="tel:+66810000001"' in page
    assert re.findall(r'id="letter-(\d+)"', visitor.reads("/console/letters?reach=yes")) == ["1"]
    visitor.post("/console/letters/send", letter=["1", "2"])
    assert letters(board) == [(1, "selected", "sent"), (2, "selected", "waiting")]


def test_who_was_told_by_phone_is_marked_and_gets_no_message(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    visitor.post("/console/letters/1/phoned")
    assert (letters(board), said(board)) == ([(1, "selected", "phoned")], [])
    with board.rows() as session:
        told = session.get_one(Application, 1)
        assert (told.told_status, told.events[-1].kind) == ("selected", "told_by_phone")
    assert "แจ้งทางโทรศัพท์" in visitor.reads("/console/letters?shelf=gone")
    assert visitor.post("/console/letters/1/phoned").status_code == 404


def test_what_did_not_arrive_can_be_sent_again_or_told_by_phone(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    visitor.post("/console/letters/send", letter="1")
    with board.rows() as session:
        session.scalars(select(Delivery)).one().status = "failed"
    page = visitor.reads("/console/letters?shelf=gone")
    assert ("/console/deliveries/1/" in page, 'action="/console/letters/1/phoned' in page) == (True, True)
    visitor.post("/console/letters/1/phoned")
    assert letters(board) == [(1, "selected", "phoned")]


def test_a_letter_is_shown_as_both_chats_will_show_it(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    page = visitor.reads("/console/letters/1")
    assert re.findall(r'class="in-chat in-chat-(\w+)"', page) == ["line", "messenger"]
    assert page.count(YES) == 3


def test_a_letter_is_tried_on_oneself_and_the_applicant_hears_nothing(board: Office) -> None:
    visitor = board.visitor("admin")
    decides(visitor, 1, "selected", YES)
    assert "เชื่อมแชทของคุณเพื่อลองส่ง" in visitor.reads("/console/letters/1")
    with board.rows() as session:
        me = session.scalars(select(Staff)).one()
        mine = factories.conversation(session, 77)
        assert link(session, new_code(session, me.id, datetime.now(UTC)), mine, datetime.now(UTC)) is me
        talk = mine.id
    visitor.post("/console/letters/1", text=YES + " นะคะ", step="try")
    with board.rows() as session:
        trial = session.scalars(select(Message).where(Message.author == "staff")).one()
        assert (trial.conversation_id, trial.text) == (talk, f"[ทดสอบ] ผู้สมัครยังไม่ได้รับข้อความนี้\n\n{YES} นะคะ")
    assert letters(board) == [(1, "selected", "waiting")]


def test_a_code_is_good_once_and_for_a_quarter_of_an_hour(board: Office) -> None:
    now = datetime.now(UTC)
    with board.rows() as session:
        me, talk = factories.staff(session, "me"), factories.conversation(session, 77)
        old, code = new_code(session, me.id, now), new_code(session, me.id, now)
        assert link(session, old, talk, now) is None
        assert link(session, code, talk, now + timedelta(minutes=16)) is None
        assert link(session, code, talk, now) is me
        assert link(session, code, talk, now) is None
        assert len(chats_of(session, me.id)) == 1


def test_the_page_of_ones_own_chat_gives_a_code(board: Office) -> None:
    visitor = board.visitor("admin")
    visitor.post("/console/account/chats/code")
    assert len(re.findall(r"SAMAK [2-9A-Z]{8}", visitor.reads("/console/account/chats"))) == 1


def test_the_outbox_asks_as_much_with_thirty_as_with_three(board: Office) -> None:
    visitor = board.visitor("admin")

    def asked() -> int:
        with board.counting() as sent:
            visitor.reads("/console/letters")
        return len(sent)

    def write(numbers: range) -> None:
        with board.rows() as session:
            for number in numbers:
                made = factories.application(session, number, "shortlisted")
                session.add(Letter(application=made, status="shortlisted", text="ข่าว", made_at=board.now))

    write(range(10, 13))
    few = asked()
    write(range(13, 43))
    assert asked() == few
