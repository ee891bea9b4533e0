"""Sending, who hears of it, taking it back, withdrawing, restoring, and another community."""

import pytest

from models.application import Application
from tests.service import MESSENGER_PERSON, Chat, Service
from tests.talks.applied import application, drafted, sent

HELPED = {"filler": "helper", "helper_name": "ครูสมหญิง", "helper_phone": "+66899990000"}


def test_at_sending_it_is_told_whose_phone_rings_and_where_news_come(samak: Service, chat: Chat) -> None:
    drafted(samak, chat)
    assert chat.says("ส่งใบสมัคร")[-1].splitlines()[-1] == (
        "เจ้าหน้าที่จะโทรหา นางศิรินันท์ สารมณฐี ที่ 081-234-5678 ส่วนข่าวจะแจ้งในแชทนี้ค่ะ "
        "ดูสถานะจากแชทอื่นได้ด้วยเลขที่ใบสมัครกับเลข 4 ตัวท้ายของเบอร์นี้"
    )
    assert chat.choices == ["ยกเลิกการส่ง", "ดูสถานะใบสมัคร", "ดูคำตอบ", "ถามอะไรได้บ้าง"]


def test_a_helper_hears_that_both_can_follow(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, **HELPED)
    told = chat.says("ส่งใบสมัคร")[-1].splitlines()[-1]
    assert told.startswith("เจ้าหน้าที่จะโทรหา นางศิรินันท์ สารมณฐี ที่ 081-234-5678")
    assert "ทั้ง นางศิรินันท์ สารมณฐี และ ครูสมหญิง ดูสถานะจากแชทไหนก็ได้" in told


@pytest.mark.parametrize("words", ["GLO3-00001 5678", "glo3 00001 เบอร์ 0000", "GLO3-๐๐๐๐๑ ๕๖๗๘"])
def test_contact_and_helper_follow_from_any_chat(samak: Service, chat: Chat, page_chat: Chat, words: str) -> None:
    sent(samak, chat, **HELPED)
    assert page_chat.says(words)[0].splitlines()[0] == "ใบสมัคร GLO3-00001 · ชุมชนบ้านน้ำเกี๋ยน"


def test_digits_are_not_tried_out(samak: Service, chat: Chat, page_chat: Chat) -> None:
    sent(samak, chat)
    for digits in range(1000, 1005):
        assert page_chat.says(f"GLO3-00001 {digits}")[0].startswith("ไม่พบใบสมัครตามเลขที่กับเบอร์โทรนี้ค่ะ")
    assert page_chat.says("GLO3-00001 5678")[0].startswith("ลองหลายครั้งแล้วค่ะ")
    samak.at("2021-06-02 09:00")
    assert page_chat.says("GLO3-00001 5678")[0].splitlines()[0] == "ใบสมัคร GLO3-00001 · ชุมชนบ้านน้ำเกี๋ยน"


def test_what_was_taken_back_is_no_application_to_follow(samak: Service, chat: Chat, page_chat: Chat) -> None:
    sent(samak, chat)
    chat.says("ยกเลิกการส่ง")
    assert page_chat.says("GLO3-00001 5678")[0].startswith("ไม่พบใบสมัคร")
    assert chat.says("พอก่อน")[0].startswith("พักไว้ก่อนได้ค่ะ")
    assert chat.says("สถานะ")[0] == "มีฉบับร่างที่ยังไม่ได้ส่ง ตอบแล้ว 21 จาก 21 ข้อค่ะ"


def test_after_a_minute_it_is_not_taken_back(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    samak.at("2021-06-01 09:05")
    assert chat.taps("ยกเลิกการส่ง")[0].startswith("ส่งไปเกิน 1 นาทีแล้วค่ะ")
    assert application(samak, number).status == "submitted"


def test_withdrawing_asks_once_and_a_no_keeps_it(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    assert chat.says("ถอนใบสมัคร") == ["จะถอนใบสมัคร GLO3-00001 ใช่ไหมคะ"]
    chat.says("ไม่ใช่")
    assert application(samak, number).status == "submitted"
    chat.says("ถอนใบสมัคร")
    assert chat.says("ใช่ค่ะ") == ["ถอนใบสมัคร GLO3-00001 แล้วค่ะ"]
    assert application(samak, number).status == "withdrawn"


def test_while_an_answer_is_changed_and_a_draft_waits_it_is_withdrawn_too(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    chat.says("แก้เบอร์โทร")
    drafted(samak, chat, "products")
    assert chat.says("ถอนใบสมัคร") == ["จะถอนใบสมัคร GLO3-00001 ใช่ไหมคะ"]
    chat.says("ใช่")
    assert application(samak, number).status == "withdrawn"


def test_a_yes_after_something_else_was_said_withdraws_nothing(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    chat.says("ถอนใบสมัคร")
    chat.says("ปิดรับสมัครวันไหน")
    chat.says("ใช่")
    assert application(samak, number).status == "submitted"


def test_a_cancelled_draft_is_restored_within_thirty_days_and_not_after(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat, "products")
    for day, status in (("2021-06-28 09:00", "draft"), ("2021-07-29 09:00", "cancelled")):
        chat.says("ยกเลิก")
        chat.taps("ยกเลิกฉบับร่าง")
        samak.at(day)
        chat.says("กู้คืน")
        assert application(samak, number).status == status


@pytest.mark.parametrize("words", ["สมัครอีกชุมชน", "do:another"])
def test_another_community_is_a_second_application(samak: Service, chat: Chat, words: str) -> None:
    sent(samak, chat)
    chat.says("สมัคร")
    assert chat.choices == ["ดูสถานะใบสมัคร", "สมัครอีกชุมชน", "ถามอะไรได้บ้าง"]
    (chat.taps if words.startswith("do:") else chat.says)(words)
    chat.taps("ยินยอม")
    chat.taps("ชุมชนของตัวเอง")
    with samak.parts.database.reading() as session:
        assert sorted(session.query(Application.status)) == [("draft",), ("submitted",)]


def test_the_numbers_go_on_after_one_was_deleted(samak: Service, chat: Chat) -> None:
    first = sent(samak, chat)
    sent(samak, samak.messenger_chat(MESSENGER_PERSON), community_name="บ้านอื่น", contact_phone="+66899999999")
    with samak.parts.database.writing() as session:
        gone = session.get_one(Application, first)
        for event in gone.events:
            session.delete(event)
        session.delete(gone)
    third = sent(samak, samak.messenger_chat(MESSENGER_PERSON), community_name="บ้านสาม")
    assert application(samak, third).reference == "GLO3-00003"
