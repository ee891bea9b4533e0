"""The closing date that passes while a draft is open, and staff who let it come late."""

import pytest

from models.application import Application
from models.lateness import allow_late
from tests.service import Chat, Service
from tests.talks.applied import application, drafted, history, sent

CLOSED = "ปิดรับสมัครแล้วตั้งแต่ 15 มิถุนายน 2564 ค่ะ ใบสมัครฉบับร่างนี้จึงส่งตามปกติไม่ได้แล้ว คำตอบทั้งหมดยังเก็บไว้ให้"


def let_in_late(samak: Service, chat: Chat, number: int) -> None:
    before = chat._last_id()
    with samak.parts.database.writing() as session:
        found = session.get_one(Application, number)
        allow_late(session, found, staff_id=None, at=samak.parts.clock.now())
    samak.settle()
    chat.replies = chat._replies_after(before)


def test_it_is_said_as_it_is_once_and_the_answer_is_kept(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat, "members", "products")
    samak.at("2021-06-15 23:55")
    chat.says("ทำต่อ")
    samak.at("2021-06-16 00:05")
    assert chat.says("85 คน")[0].splitlines()[0] == CLOSED
    assert application(samak, number).answers["members"] == 85
    assert CLOSED not in "\n".join(chat.says("สบู่สมุนไพร แชมพู และโฮมสเตย์ 12 หลัง"))


def test_what_is_complete_cannot_be_sent_and_is_kept(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat)
    samak.at("2021-06-16 09:00")
    assert chat.says("ส่งใบสมัคร")[-1].splitlines()[0] == (
        "ปิดรับสมัครแล้วตั้งแต่ 15 มิถุนายน 2564 ค่ะ จึงส่งใบสมัครนี้ไม่ได้ คำตอบทั้งหมดยังเก็บไว้ให้"
    )
    assert chat.choices == ["คุยกับเจ้าหน้าที่", "ดูคำตอบ"]
    assert application(samak, number).status == "draft"


def test_staff_let_it_in_late_the_person_is_told_and_sends_it(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat)
    samak.at("2021-06-16 09:00")
    let_in_late(samak, chat, number)
    assert chat.last.text.splitlines()[0] == "เจ้าหน้าที่เปิดให้ส่งใบสมัครของคุณหลังวันปิดรับได้แล้วค่ะ คำตอบเดิมอยู่ครบ"
    assert chat.choices == ["ทำใบสมัครต่อ", "คุยกับเจ้าหน้าที่"]
    chat.taps("ทำใบสมัครต่อ")
    chat.taps("ส่งใบสมัคร")
    assert application(samak, number).status == "submitted"
    assert history(samak, number, "late_allowed", "late") == [("late_allowed", {}), ("late", {"closed": "2021-06-15"})]


def test_what_is_sent_in_time_is_not_marked_late(samak: Service, chat: Chat) -> None:
    assert history(samak, sent(samak, chat), "late") == []


def test_only_a_draft_can_be_let_in_late(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    with samak.parts.database.reading() as session, pytest.raises(ValueError, match="only a draft"):
        allow_late(session, session.get_one(Application, number), staff_id=None, at=samak.parts.clock.now())


def test_what_was_sent_in_the_last_minute_is_not_lost_by_taking_it_back_too_late(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat)
    samak.at("2021-06-15 23:59")
    chat.says("ส่งใบสมัคร")
    samak.at("2021-06-16 00:00")
    assert chat.says("ยกเลิกการส่ง")[0].startswith("ส่งไปเกิน 1 นาทีแล้วค่ะ")
    assert application(samak, number).status == "submitted"
