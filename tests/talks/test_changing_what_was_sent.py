"""Changing answers after sending: by oneself until the closing date, with before and after kept."""

import pytest

from models.application import Application
from models.pulse import Pulse
from tests.service import Chat, Service
from tests.talks.applied import application, history, sent


def phone_change(before: str = "+66812345678", after: str = "+66891112222") -> tuple[str, dict[str, object]]:
    return "edited", {"key": "contact_phone", "before": before, "after": after, "asked": False}


def test_one_answer_is_changed_in_two_turns_with_before_and_after_kept(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    assert chat.says("แก้เบอร์โทร") == ["แก้ข้อ “เบอร์โทรผู้ติดต่อ”\nตอนนี้: 081-234-5678\n\nขอเบอร์โทรที่ติดต่อได้ค่ะ"]
    assert chat.says("089 111 2222") == [
        "เบอร์โทรผู้ติดต่อ: 089-111-2222 ✅",
        ("แก้ในใบสมัคร GLO3-00001 แล้วค่ะ เลขที่คงเดิม เจ้าหน้าที่เห็นทั้งคำตอบเดิมและคำตอบใหม่ เปิดรับถึง 15 มิถุนายน 2564 เหลืออีก 14 วันค่ะ"),
    ]
    assert chat.choices == ["แก้ข้ออื่น", "ดูสถานะใบสมัคร", "ถามอะไรได้บ้าง"]
    assert history(samak, number, "edited", "answered") == [phone_change()]
    found = application(samak, number)
    assert (found.status, found.asides.get("reopened")) == ("submitted", None)
    assert {line["key"]: line["value"] for line in found.frozen}["contact_phone"] == "+66891112222"
    assert "0891112222" in found.search


def test_a_new_value_said_at_once_is_taken_at_once(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    chat.says("แก้เบอร์โทรเป็น 089 111 2222")
    assert history(samak, number, "edited") == [phone_change()]


def test_whoever_wants_to_change_something_is_shown_what_there_is(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    assert chat.says("แก้ไขใบสมัคร")[0].splitlines()[0] == "จะแก้ข้อไหนคะ เลือกหรือพิมพ์ชื่อข้อได้เลยค่ะ"
    assert chat.says("ปิดรับสมัครวันไหน")[-1].startswith("จะแก้ข้อไหนคะ")
    assert chat.says("เบอร์โทรผู้ติดต่อ")[0].startswith("แก้ข้อ “เบอร์โทรผู้ติดต่อ”")
    chat.says("089 111 2222")
    assert history(samak, number, "edited") == [phone_change()]


@pytest.mark.parametrize("words", ["พอแล้ว", "ไม่", "ส่งเลย", "ใช่", "ยกเลิก", "ข้าม", "ย้อนกลับ", "😀", "ดูคำตอบ", "สมัคร"])
def test_no_word_to_the_list_of_answers_harms_what_was_sent_or_leads_nowhere(sqlite_samak: Service, words: str) -> None:
    samak, chat = sqlite_samak, sqlite_samak.line_chat()
    number = sent(samak, chat)
    chat.says("แก้ไขใบสมัคร")
    assert chat.says(words) != []
    assert chat.choices != []
    found = application(samak, number)
    assert (found.status, len(found.frozen)) == ("submitted", 16)


def test_a_tap_on_an_answer_of_what_was_sent_opens_that_answer(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    chat.says("แก้ไข")
    chat.taps(f"mend:{number}:members")
    chat.says("ประมาณ 80 คน")
    assert application(samak, number).answers["members"] == 80


def test_a_question_in_between_is_answered_and_the_answer_asked_once_more(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    asked = chat.says("แก้เบอร์โทร")
    said = chat.says("โทรถามเบอร์อะไรคะ")
    assert said[1:] == asked
    assert application(samak, number).answers["contact_phone"] == "+66812345678"


def test_an_answer_that_does_not_fit_is_explained_as_in_the_form(samak: Service, chat: Chat) -> None:
    sent(samak, chat)
    chat.says("แก้เบอร์โทร")
    assert chat.says("089 111 222") == ["เบอร์ยังไม่ครบค่ะ ขาดไป 1 ตัว เช่น 081-234-5678"]


def test_keeping_the_answer_changes_nothing(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    chat.says("แก้เบอร์โทร")
    assert chat.taps("คงเดิม") == ["คงคำตอบเดิมไว้ค่ะ", "ใบสมัคร GLO3-00001 คงเดิมค่ะ จะแก้ข้ออื่นอีกไหมคะ"]
    assert history(samak, number, "edited") == []


def test_answers_that_hang_on_the_changed_one_are_asked_too(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    chat.says("แก้จังหวัด")
    assert chat.says("เชียงราย")[-1].startswith("แก้ข้อ “อำเภอ/เขต”\nตอนนี้: (ยังไม่ตอบ)")
    assert {line["key"]: line["value"] for line in application(samak, number).frozen}["province"] == "น่าน"
    chat.says("แม่ฟ้าหลวง")
    assert chat.says("เทอดไทย")[-1].startswith("แก้ในใบสมัคร GLO3-00001 แล้วค่ะ")
    assert [(detail["key"], detail["before"], detail["after"]) for _, detail in history(samak, number, "edited")] == [
        ("province", "น่าน", "เชียงราย"),
        ("district", "ภูเพียง", "แม่ฟ้าหลวง"),
        ("subdistrict", "น้ำเกี๋ยน", "เทอดไทย"),
    ]


@pytest.mark.parametrize("words", ["พอก่อน", "ยกเลิก", "เมนู"])
def test_a_change_left_half_way_is_dropped_whole(samak: Service, chat: Chat, words: str) -> None:
    number = sent(samak, chat)
    chat.says("แก้จังหวัด")
    chat.says("เชียงราย")
    assert chat.says(words) == ["ข้อที่แก้ยังตอบไม่ครบ จึงคงคำตอบเดิมไว้ค่ะ ใบสมัคร GLO3-00001 ส่งอยู่ตามเดิม"]
    found = application(samak, number)
    assert (found.answers["province"], found.answers["district"]) == ("น่าน", "ภูเพียง")
    assert history(samak, number, "edited") == []


def test_after_the_closing_date_it_is_said_as_it_is_and_a_person_offered(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    samak.at("2021-06-16 09:00")
    assert chat.says("แก้เบอร์โทร") == [
        (
            "ปิดรับสมัครแล้วตั้งแต่ 15 มิถุนายน 2564 ค่ะ จึงแก้ใบสมัคร GLO3-00001 เองในแชทไม่ได้แล้ว\n\n"
            "ถ้ามีข้อมูลผิดที่สำคัญ เช่น เบอร์โทร กด “คุยกับเจ้าหน้าที่” หรือโทร 092-690-6000 ทุกวัน ไม่เว้นวันหยุดราชการ"
        )
    ]
    assert chat.choices == ["คุยกับเจ้าหน้าที่", "ดูสถานะใบสมัคร"]
    assert application(samak, number).asides.get("reopened") is None


def test_the_closing_date_that_passes_while_an_answer_is_changed_closes_it(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    samak.at("2021-06-15 23:50")
    chat.says("แก้เบอร์โทร")
    samak.at("2021-06-16 00:10")
    assert chat.says("089 111 2222")[0].startswith("ปิดรับสมัครแล้วตั้งแต่ 15 มิถุนายน 2564 ค่ะ")
    assert application(samak, number).answers["contact_phone"] == "+66812345678"


def test_what_has_come_too_far_is_changed_by_staff_alone(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    with samak.parts.database.writing() as session:
        for status in ("screening", "shortlisted"):
            session.get_one(Application, number).move_to(status, by="staff", at=samak.parts.clock.now())
    assert chat.says("แก้เบอร์โทร")[0].startswith("ใบสมัคร GLO3-00001 อยู่ในขั้นที่แก้เองในแชทไม่ได้แล้วค่ะ")


def test_photos_are_added_after_sending(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    chat.says("แก้รูป")
    chat.sends_photo()
    chat.says("พอแล้ว")
    ((_, detail),) = history(samak, number, "edited")
    assert (detail["key"], detail["before"], len(detail["after"])) == ("photos", [9001], 2)


def test_a_copy_of_the_answers_has_a_way_to_change_them(samak: Service, chat: Chat) -> None:
    sent(samak, chat)
    assert "เบอร์โทรผู้ติดต่อ: 081-234-5678" in "\n".join(chat.says("ขอสำเนา"))
    assert chat.choices == ["ดูสถานะใบสมัคร", "แก้ไขคำตอบ", "คุยกับเจ้าหน้าที่"]
    assert chat.taps("แก้ไขคำตอบ")[0].startswith("จะแก้ข้อไหนคะ")


def test_a_change_left_alone_for_days_is_closed_by_the_housekeeping(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    chat.says("แก้จังหวัด")
    chat.says("เชียงราย")
    samak.at("2021-06-03 09:00")
    samak.worker._keeping._keep_house()
    assert application(samak, number).answers["province"] == "เชียงราย"
    with samak.parts.database.writing() as session:
        session.query(Pulse).filter_by(name="housekeeping").delete()
    samak.at("2021-06-05 09:00")
    samak.worker._keeping._keep_house()
    found = application(samak, number)
    assert (found.answers["province"], found.asides.get("reopened")) == ("น่าน", None)
    assert chat.says("เชียงราย")[-1] != "เชียงราย"


def test_the_newest_that_can_be_changed_is_meant_where_there_are_several(samak: Service, chat: Chat) -> None:
    first = sent(samak, chat)
    second = sent(samak, chat, community_name="บ้านดอนมูล", contact_phone="+66877777777")
    with samak.parts.database.writing() as session:
        session.get_one(Application, second).move_to("withdrawn", by="applicant", at=samak.parts.clock.now())
    chat.says("แก้เบอร์โทร")
    chat.says("089 111 2222")
    assert history(samak, first, "edited") == [phone_change()]


def test_only_one_that_was_sent_is_open_at_a_time(samak: Service, chat: Chat) -> None:
    first = sent(samak, chat)
    second = sent(samak, chat, community_name="บ้านดอนมูล", contact_phone="+66877777777")
    chat.says("แก้เบอร์โทร")
    chat.taps(f"mend:{first}:members")
    assert application(samak, second).asides.get("reopened") is None
    chat.says("85")
    assert application(samak, first).answers["members"] == 85


def test_nothing_sent_is_touched_by_words_that_only_sound_like_a_change(samak: Service, chat: Chat) -> None:
    sent(samak, chat)
    assert chat.says("ส่งไปแล้วแต่กรอกเบอร์ผิด แก้ได้ไหม")[0].startswith("แก้ใบสมัครที่ส่งแล้วได้จนถึงวันที่")


def test_on_messenger_in_english_it_works_the_same(samak: Service, page_chat: Chat) -> None:
    number = sent(samak, page_chat)
    page_chat.says("change the phone")
    page_chat.says("089 111 2222")
    assert history(samak, number, "edited") == [phone_change()]
