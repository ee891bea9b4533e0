"""Staff ask for named answers again; the applicant gives just those, in the chat; staff see what changed."""

from datetime import date

import pytest
from sqlalchemy.orm.exc import StaleDataError

from models.application import Application
from models.corrections import ask_for_correction, open_correction
from models.inbox import Event
from models.stages import CannotMove
from tests.service import Chat, Service
from tests.talks.applied import application, history, screened, sent

PHONE = {"contact_phone": "โทรแล้วไม่มีสัญญาณ"}
TWO = {**PHONE, "members": "ตัวเลขไม่ตรงกับเอกสาร"}


def asked_for(samak: Service, chat: Chat, reasons: dict[str, str], due: date | None = None) -> int:
    """An application sent, read, and sent back with these reasons; its id."""
    number = sent(samak, chat)
    screened(samak, number)
    again(samak, chat, number, reasons, due)
    return number


def again(samak: Service, chat: Chat, number: int, reasons: dict[str, str], due: date | None = None) -> None:
    before = chat._last_id()
    with samak.parts.database.writing() as session:
        found = session.get_one(Application, number)
        ask_for_correction(session, found, reasons, staff_id=None, at=samak.parts.clock.now(), due=due)
    samak.settle()
    chat.replies = chat._replies_after(before)


def test_one_message_names_the_questions_the_reasons_and_the_day(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, TWO, date(2021, 6, 20))
    assert [reply.text for reply in chat.replies] == [
        (
            "เจ้าหน้าที่อ่านใบสมัคร GLO3-00001 แล้วค่ะ ขอให้แก้ไขข้อมูล 2 ข้อ\n"
            "• เบอร์โทรผู้ติดต่อ: โทรแล้วไม่มีสัญญาณ\n• จำนวนสมาชิก: ตัวเลขไม่ตรงกับเอกสาร\n\n"
            "ขอภายในวันที่ 20 มิถุนายน 2564 ค่ะ\n\n"
            "กด “แก้ตามที่ขอ” แล้วตอบทีละข้อได้เลยค่ะ ข้ออื่นคงเดิม สงสัยตรงไหนถามได้ทุกเมื่อ"
        )
    ]
    assert chat.choices == ["แก้ตามที่ขอ", "คุยกับเจ้าหน้าที่"]
    assert application(samak, number).status == "more_information"


def test_the_applicant_answers_just_those_and_it_goes_back_to_screening(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, TWO)
    assert chat.taps("แก้ตามที่ขอ") == [
        ("เจ้าหน้าที่ขอให้แก้ข้อนี้ค่ะ: โทรแล้วไม่มีสัญญาณ\n\nแก้ข้อ “เบอร์โทรผู้ติดต่อ”\nตอนนี้: 081-234-5678\n\nขอเบอร์โทรที่ติดต่อได้ค่ะ")
    ]
    assert chat.says("089 111 2222")[1].splitlines()[0] == "เจ้าหน้าที่ขอให้แก้ข้อนี้ค่ะ: ตัวเลขไม่ตรงกับเอกสาร"
    assert chat.says("85 คน")[-1] == ("ขอบคุณค่ะ ✅ ส่งคำตอบใหม่ของใบสมัคร GLO3-00001 ให้เจ้าหน้าที่แล้ว มีข่าวจะแจ้งในแชทนี้")
    assert history(samak, number, "corrected", "correction_done", "edited") == [
        ("corrected", {"key": "contact_phone", "before": "+66812345678", "after": "+66891112222", "asked": True}),
        ("corrected", {"key": "members", "before": 120, "after": 85, "asked": True}),
        ("correction_done", {"keys": [*TWO], "changed": ["contact_phone", "members"], "kept": [], "late": False}),
    ]
    found = application(samak, number)
    assert (found.status, open_correction(found), found.asides.get("reopened")) == ("screening", None, None)
    assert {line["key"]: line["value"] for line in found.frozen}["members"] == 85


def test_a_sure_answer_to_the_first_question_needs_no_tap_before(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, PHONE)
    chat.says("089 111 2222")
    assert application(samak, number).status == "screening"
    assert application(samak, number).answers["contact_phone"] == "+66891112222"


def test_words_of_ones_own_are_no_answer_before_the_correction_is_taken_up(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, {"products": "ขอรายละเอียดเพิ่ม"})
    chat.says("เดี๋ยวส่งให้นะคะ ขอถามที่กลุ่มก่อน")
    assert application(samak, number).answers["products"] == "สบู่สมุนไพร แชมพู ครีมนวด และโฮมสเตย์ 12 หลัง"
    assert application(samak, number).status == "more_information"


def test_questions_in_between_are_answered_five_times_over(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, PHONE)
    chat.taps("แก้ตามที่ขอ")
    for _ in range(5):
        said = chat.says("ปิดรับสมัครวันไหน")
        assert said[0].splitlines()[0] == "📅 ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 14 วัน"
        assert [line.splitlines()[0] for line in said[1:]] == ["แก้ข้อ “เบอร์โทรผู้ติดต่อ”"]
    chat.says("089 111 2222")
    assert application(samak, number).status == "screening"


@pytest.mark.parametrize("words", ["แก้จังหวัด", "แก้ชื่อชุมชนเป็น บ้านดอนมูล"])
def test_what_staff_did_not_ask_about_stays_locked(samak: Service, chat: Chat, words: str) -> None:
    number = asked_for(samak, chat, PHONE)
    chat.taps("แก้ตามที่ขอ")
    said = chat.says(words)
    assert said[0].startswith("ตอนนี้แก้ได้เฉพาะข้อที่เจ้าหน้าที่ขอค่ะ")
    assert said[1].splitlines()[0] == "แก้ข้อ “เบอร์โทรผู้ติดต่อ”"
    assert application(samak, number).answers["community_name"] == "ชุมชนบ้านน้ำเกี๋ยน"


def test_an_old_button_changes_nothing_that_is_locked(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, PHONE)
    chat.taps("แก้ตามที่ขอ")
    chat.taps(f'answer:{number}:group_kind:"village"')
    assert application(samak, number).answers["group_kind"] == "community_enterprise"


def test_a_photo_sent_along_is_kept_for_staff_and_goes_into_no_answer(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, PHONE)
    chat.taps("แก้ตามที่ขอ")
    assert chat.sends_photo()[0] == "ได้รับแล้วค่ะ เก็บไว้ให้เจ้าหน้าที่ดู"
    assert application(samak, number).answers["photos"] == [9001]


def test_a_place_that_is_corrected_brings_its_parts_along(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, {"district": "ไม่ตรงกับหมุด"})
    chat.taps("แก้ตามที่ขอ")
    chat.says("เมืองน่าน")
    chat.says("ในเวียง")
    changes = [(detail["key"], detail["asked"]) for _, detail in history(samak, number, "corrected")]
    assert changes == [("district", True), ("subdistrict", True)]


def test_an_answer_that_is_right_may_be_kept_and_staff_see_that(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, PHONE)
    chat.taps("แก้ตามที่ขอ")
    chat.taps("คงเดิม")
    ((_, done),) = history(samak, number, "correction_done")
    assert (done["changed"], done["kept"]) == ([], ["contact_phone"])


def test_it_may_be_left_and_taken_up_again_with_what_was_done_kept(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, TWO)
    chat.taps("แก้ตามที่ขอ")
    chat.says("089 111 2222")
    chat.says("พอก่อน")
    assert chat.choices == ["แก้ตามที่ขอ", "คุยกับเจ้าหน้าที่", "ถามอะไรได้บ้าง"]
    samak.at("2021-07-20 09:00")
    assert chat.says("แก้ตามที่ขอ")[0].splitlines()[0] == "เจ้าหน้าที่ขอให้แก้ข้อนี้ค่ะ: ตัวเลขไม่ตรงกับเอกสาร"
    chat.says("85")
    assert application(samak, number).status == "screening"


def test_an_open_correction_is_recalled_when_the_person_writes_but_not_each_time(samak: Service, chat: Chat) -> None:
    asked_for(samak, chat, PHONE)
    said = chat.says("โทรถามเบอร์อะไรคะ")
    assert said[-1] == ("เจ้าหน้าที่ยังรอให้แก้ใบสมัคร GLO3-00001 อยู่ 1 ข้อค่ะ\n• เบอร์โทรผู้ติดต่อ: โทรแล้วไม่มีสัญญาณ")
    assert chat.choices[0] == "แก้ตามที่ขอ"
    assert len(chat.says("โทรถามเบอร์อะไรคะ")) == len(said) - 1
    samak.at("2021-06-03 09:00")
    assert chat.says("โทรถามเบอร์อะไรคะ") == said


def test_the_status_says_what_staff_wait_for(samak: Service, chat: Chat) -> None:
    asked_for(samak, chat, PHONE, date(2021, 6, 20))
    assert chat.says("สถานะ")[0].splitlines()[-3:] == [
        "เจ้าหน้าที่ยังรอให้แก้ใบสมัคร GLO3-00001 อยู่ 1 ข้อค่ะ",
        "• เบอร์โทรผู้ติดต่อ: โทรแล้วไม่มีสัญญาณ",
        "ขอภายในวันที่ 20 มิถุนายน 2564 ค่ะ",
    ]
    assert chat.choices == ["แก้ตามที่ขอ", "ดูคำตอบ", "คุยกับเจ้าหน้าที่", "ถามอะไรได้บ้าง"]


def test_after_its_day_and_after_closing_it_is_still_taken_and_marked_late(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, PHONE, date(2021, 6, 5))
    samak.at("2021-07-01 09:00")
    chat.taps("แก้ตามที่ขอ")
    chat.says("089 111 2222")
    ((_, done),) = history(samak, number, "correction_done")
    assert done["late"] is True


def test_a_question_that_was_never_put_to_this_applicant_is_passed_over(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, {"helper_name": "ใครช่วยกรอก", **PHONE})
    assert "แก้ข้อ “เบอร์โทรผู้ติดต่อ”" in chat.taps("แก้ตามที่ขอ")[0]
    chat.says("089 111 2222")
    ((_, done),) = history(samak, number, "correction_done")
    assert (done["changed"], done["kept"]) == (["contact_phone"], ["helper_name"])


def test_a_second_request_joins_the_first(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, PHONE)
    again(samak, chat, number, {"members": "ตัวเลขไม่ตรงกับเอกสาร"})
    chat.taps("แก้ตามที่ขอ")
    chat.says("089 111 2222")
    assert application(samak, number).status == "more_information"
    chat.says("85")
    assert application(samak, number).status == "screening"


def test_staff_who_move_it_on_by_themselves_end_the_request(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, PHONE)
    screened(samak, number)
    assert chat.taps("แก้ตามที่ขอ") == ["ตอนนี้ไม่มีข้อที่เจ้าหน้าที่รอให้แก้ค่ะ"]
    assert application(samak, number).status == "screening"


def test_a_request_that_comes_while_an_answer_is_changed_waits_for_that(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    screened(samak, number)
    chat.says("แก้จำนวนคน")
    again(samak, chat, number, PHONE)
    said = chat.says("85")
    assert said[-1].splitlines()[0] == "เจ้าหน้าที่ขอให้แก้ข้อนี้ค่ะ: โทรแล้วไม่มีสัญญาณ"
    ((_, change),) = history(samak, number, "corrected")
    assert (change["key"], change["asked"]) == ("members", False)


def test_a_draft_that_is_open_too_waits_and_is_offered_afterwards(samak: Service, chat: Chat) -> None:
    asked_for(samak, chat, PHONE)
    chat.says("สมัครอีกชุมชน")
    chat.taps("ยินยอม")
    question = chat.taps("ชุมชนของตัวเอง")[-1]
    chat.says("แก้ตามที่ขอ")
    chat.says("089 111 2222")
    assert chat.choices == ["ทำใบสมัครต่อ", "ดูสถานะใบสมัคร", "ถามอะไรได้บ้าง"]
    assert chat.taps("ทำใบสมัครต่อ")[-1] == question


def test_on_messenger_in_english_the_letter_and_the_questions_are_english(samak: Service, page_chat: Chat) -> None:
    number = sent(samak, page_chat)
    screened(samak, number)
    page_chat.says("What is the deadline for this project?")
    again(samak, page_chat, number, {"contact_phone": "No answer on this number"})
    assert page_chat.replies[0].text.splitlines()[:2] == [
        "Our staff have read application GLO3-00001 and ask you to correct:",
        "• Contact phone: No answer on this number",
    ]
    page_chat.taps("Correct it")
    page_chat.says("089 111 2222")
    assert application(samak, number).status == "screening"


@pytest.mark.parametrize(
    ("reasons", "wrong"),
    [({}, "at least one question"), ({"shoe_size": "?"}, "at least one question"), ({"members": " "}, "a reason")],
)
def test_a_request_without_a_question_or_a_reason_is_refused(
    samak: Service, chat: Chat, reasons: dict[str, str], wrong: str
) -> None:
    number = sent(samak, chat)
    with samak.parts.database.reading() as session:
        found = session.get_one(Application, number)
        with pytest.raises(ValueError, match=wrong):
            ask_for_correction(session, found, reasons, staff_id=None, at=samak.parts.clock.now())


def test_an_answer_that_meets_the_desks_own_change_is_tried_again(
    samak: Service, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = asked_for(samak, chat, PHONE)

    def overtaken(_turn: object) -> list[object]:
        raise StaleDataError

    with monkeypatch.context() as patch:
        patch.setattr("bot.handling.reply_to", overtaken)
        assert chat.says("089 111 2222") == []
    with samak.parts.database.writing() as session:
        waiting = session.query(Event).filter_by(status="new").one()
        waiting.due_at = waiting.received_at
    samak.settle()
    assert application(samak, number).status == "screening"


def test_what_is_decided_cannot_be_sent_back(samak: Service, chat: Chat) -> None:
    number = sent(samak, chat)
    with samak.parts.database.reading() as session:
        found = session.get_one(Application, number)
        found.move_to("not_selected", by="staff", at=samak.parts.clock.now())
        with pytest.raises(CannotMove):
            ask_for_correction(session, found, PHONE, staff_id=None, at=samak.parts.clock.now())
