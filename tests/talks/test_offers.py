"""A selected community answers its offer in the chat: by a tap or in words; giving up is asked twice; both channels."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.due_dates import remind_of_days
from models import offering, post
from models.application import Application
from models.offer import Offer
from models.offers import offer_of
from models.own_chats import new_code
from tests.console import factories
from tests.service import Chat, Service
from tests.talks.applied import application, history, screened, sent
from tests.talks.test_corrections import TWO, asked_for

WORDS = "ยินดีด้วยค่ะ ชุมชนของคุณได้รับคัดเลือก"
DUE = date(2021, 6, 30)
LETTER = (
    f"{WORDS}\n\nขอคำตอบภายในวันที่ 30 มิถุนายน 2564 ค่ะ กด “ตอบรับเข้าร่วม” ได้เลย ถ้าเข้าร่วมไม่ได้ กด “ขอสละสิทธิ์” เพื่อให้ชุมชนถัดไปนะคะ"
)
SURE = "ยืนยันสละสิทธิ์ของชุมชนบ้านน้ำเกี๋ยน ใช่ไหมคะ ยืนยันแล้วที่นี้จะให้ชุมชนถัดไป และเรียกคืนไม่ได้ค่ะ"
WAITS = "ที่ของชุมชนบ้านน้ำเกี๋ยน ในโครงการรอคำตอบอยู่ค่ะ ขอคำตอบภายในวันที่ 30 มิถุนายน 2564"


def decided(samak: Service, chat: Chat) -> int:
    """An application that was selected; its letter with the offer waits. Its id."""
    number = sent(samak, chat)
    screened(samak, number)
    with samak.parts.database.writing() as session:
        found, now = session.get_one(Application, number), samak.parts.clock.now()
        found.move_to("shortlisted", by="staff", at=now)
        known = found.told_status
        found.move_to("selected", by="staff", at=now)
        offering.make(session, found, DUE, staff_id=None, at=now)
        post.write(session, found, WORDS, known=known, staff_id=None, at=now)
    return number


def offered(samak: Service, chat: Chat) -> int:
    """The same, and the letter has been sent."""
    number = decided(samak, chat)
    before = chat._last_id()
    with samak.parts.database.writing() as session:
        letter = post.waiting_for(session, session.get_one(Application, number))[0]
        post.send(session, letter, staff_id=None, at=samak.parts.clock.now())
    samak.settle()
    chat.replies = chat._replies_after(before)
    return number


def offer(samak: Service, number: int) -> Offer:
    with samak.parts.database.reading() as session:
        found = offer_of(session, session.get_one(Application, number))
        assert found
        return found


@pytest.mark.parametrize("channel", ["line", "messenger"])
def test_an_offer_is_taken_by_one_tap(samak: Service, channel: str) -> None:
    chat = samak.line_chat() if channel == "line" else samak.messenger_chat()
    number = offered(samak, chat)
    assert [one.text for one in chat.replies] == [LETTER]
    assert chat.choices == ["ตอบรับเข้าร่วม", "ขอสละสิทธิ์", "คุยกับเจ้าหน้าที่"]
    assert chat.taps("ตอบรับเข้าร่วม")[0].splitlines()[0] == (
        "รับคำตอบแล้วค่ะ ✅ ชุมชนบ้านน้ำเกี๋ยน เข้าร่วมโครงการ เจ้าหน้าที่จะติดต่อเรื่องขั้นต่อไป ถ้ามีอะไรเปลี่ยน โทร 092-690-6000 ได้เลยค่ะ"
    )
    assert (offer(samak, number).state, offer(samak, number).how) == ("accepted", "chat")
    assert history(samak, number, "offered", "offer_accepted") == [
        ("offered", {"until": "2021-06-30"}),
        ("offer_accepted", {"how": "chat", "late": False}),
    ]


@pytest.mark.parametrize("channel", ["line", "messenger"])
def test_giving_up_is_asked_once_more_and_then_the_place_is_free(samak: Service, channel: str) -> None:
    chat = samak.line_chat() if channel == "line" else samak.messenger_chat()
    number = offered(samak, chat)
    assert chat.taps("ขอสละสิทธิ์") == [SURE]
    assert offer(samak, number).state == "open"
    assert chat.taps("ยืนยันสละสิทธิ์")[0].startswith("บันทึกว่าสละสิทธิ์แล้วค่ะ")
    assert (offer(samak, number).state, application(samak, number).status) == ("declined", "withdrawn")


def test_who_thinks_twice_keeps_the_place(samak: Service, chat: Chat) -> None:
    number = offered(samak, chat)
    chat.says("ขอสละสิทธิ์ค่ะ")
    assert chat.says("ไม่ค่ะ") == ["ได้ค่ะ ยังเก็บที่ไว้ให้ ขอคำตอบภายในวันที่ 30 มิถุนายน 2564"]
    assert chat.choices == ["ตอบรับเข้าร่วม", "ขอสละสิทธิ์", "คุยกับเจ้าหน้าที่"]
    assert offer(samak, number).state == "open"


@pytest.mark.parametrize(
    "words", ["ยินดีเข้าร่วมค่ะ", "ตอบรับครับ", "ขอตอบรับเข้าร่วมโครงการค่ะ", "พร้อมเข้าร่วมเลยค่ะ", "we accept the offer"]
)
def test_an_offer_is_taken_in_words(samak: Service, chat: Chat, words: str) -> None:
    number = offered(samak, chat)
    chat.says(words)
    assert offer(samak, number).state == "accepted"


@pytest.mark.parametrize(
    "words",
    ["ขอสละสิทธิ์ค่ะ", "ไม่สะดวกเข้าร่วมค่ะ", "เราไม่สามารถเข้าร่วมได้ค่ะ", "คงเข้าร่วมไม่ได้แล้ว", "ขอปฏิเสธครับ", "we cannot take part"],
)
def test_an_offer_is_given_up_in_words_and_asked_about_first(samak: Service, chat: Chat, words: str) -> None:
    number = offered(samak, chat)
    assert len(chat.says(words)) == 1
    assert chat.last.choices[0].data == "do:agree"
    assert offer(samak, number).state == "open"
    chat.taps(chat.choices[0])
    assert offer(samak, number).state == "declined"


def test_a_mere_nod_is_asked_about(samak: Service, chat: Chat) -> None:
    number = offered(samak, chat)
    assert chat.says("โอเคค่ะ") == ["ตอบรับเข้าร่วมโครงการ ใช่ไหมคะ"]
    assert offer(samak, number).state == "open"
    chat.says("ใช่ค่ะ")
    assert offer(samak, number).state == "accepted"


def test_a_question_in_between_is_answered_and_the_offer_still_waits(samak: Service, chat: Chat) -> None:
    number = offered(samak, chat)
    first = chat.says("โครงการนี้ใครเป็นคนจัดคะ")
    assert (len(first), first[-1]) == (2, WAITS)
    assert chat.choices == ["ตอบรับเข้าร่วม", "ขอสละสิทธิ์", "คุยกับเจ้าหน้าที่"]
    assert WAITS not in chat.says("โครงการนี้ใครเป็นคนจัดคะ")
    assert offer(samak, number).state == "open"


def test_before_the_letter_is_sent_nobody_hears_of_it_and_nothing_answers_it(samak: Service, chat: Chat) -> None:
    number = decided(samak, chat)
    assert "ผ่านการคัดกรองใบสมัครแล้ว" in chat.says("สถานะ")[0]
    chat.says("ตอบรับเข้าร่วมโครงการ")
    assert offer(samak, number).state == "open"


def test_the_status_tells_that_an_answer_is_waited_for(samak: Service, chat: Chat) -> None:
    offered(samak, chat)
    assert chat.says("สถานะ")[0].splitlines()[-1] == WAITS
    assert chat.choices[:2] == ["ตอบรับเข้าร่วม", "ขอสละสิทธิ์"]


def test_told_by_phone_it_can_be_answered_in_the_chat(samak: Service, chat: Chat) -> None:
    number = decided(samak, chat)
    with samak.parts.database.writing() as session:
        letter = post.waiting_for(session, session.get_one(Application, number))[0]
        post.told_by_phone(session, letter, staff_id=_somebody(session), at=samak.parts.clock.now())
    chat.says("ตอบรับค่ะ")
    assert offer(samak, number).state == "accepted"
    assert [kind for kind, _ in history(samak, number, "told_by_phone")] == ["told_by_phone"]


def test_who_accepted_may_still_give_up_and_is_asked_first(samak: Service, chat: Chat) -> None:
    number = offered(samak, chat)
    chat.taps("ตอบรับเข้าร่วม")
    assert chat.says("ตอบรับค่ะ")[0].startswith("ตอบรับไว้แล้วค่ะ")
    assert chat.says("ขอสละสิทธิ์") == [SURE]
    chat.says("ใช่")
    assert (offer(samak, number).state, application(samak, number).status) == ("declined", "withdrawn")


def test_an_offer_that_lapsed_is_answered_honestly(samak: Service, chat: Chat) -> None:
    number = offered(samak, chat)
    with samak.parts.database.writing() as session:
        found = offer_of(session, session.get_one(Application, number))
        assert found
        offering.expire(found, staff_id=_somebody(session), at=samak.parts.clock.now())
    assert chat.taps("ตอบรับเข้าร่วม")[0].startswith("ข้อเสนอนี้ปิดไปแล้วค่ะ")
    assert offer(samak, number).state == "expired"


def _somebody(session: Session) -> int:
    return factories.staff(session, "board", "admin").id


def test_asking_whether_one_may_is_not_yet_taking_it(samak: Service, chat: Chat) -> None:
    number = offered(samak, chat)
    assert chat.says("เข้าร่วมได้ไหมคะ") == ["ตอบรับเข้าร่วมโครงการ ใช่ไหมคะ"]
    chat.says("ยังก่อน")
    assert offer(samak, number).state == "open"


# --- the reminder --------------------------------------------------------------------------------


def reminded(samak: Service, chat: Chat, moment: str) -> list[str]:
    samak.at(moment)
    before = chat._last_id()
    remind_of_days(samak.parts.database, samak.parts.channels, samak.parts.clock)
    samak.settle()
    chat.replies = chat._replies_after(before)
    return [reply.text for reply in chat.replies]


def test_two_days_before_the_day_there_is_one_reminder(samak: Service, chat: Chat) -> None:
    offered(samak, chat)
    days = ("2021-06-27 10:00", "2021-06-28 03:00", "2021-06-28 10:00", "2021-06-29 10:00", "2021-07-01 10:00")
    assert [len(reminded(samak, chat, day)) for day in days] == [0, 0, 1, 0, 0]


def test_the_reminder_takes_the_answer(samak: Service, chat: Chat) -> None:
    number = offered(samak, chat)
    assert reminded(samak, chat, "2021-06-28 10:00") == [
        "📅 ชุมชนบ้านน้ำเกี๋ยน ได้รับคัดเลือกแล้ว แต่ยังไม่ได้ตอบรับค่ะ ขอคำตอบภายในวันที่ 30 มิถุนายน 2564 ถ้าไม่ตอบ ที่นี้อาจให้ชุมชนถัดไป"
    ]
    chat.taps("ตอบรับเข้าร่วม")
    assert offer(samak, number).state == "accepted"


def test_who_answered_is_not_reminded(samak: Service, chat: Chat) -> None:
    offered(samak, chat)
    chat.taps("ตอบรับเข้าร่วม")
    assert reminded(samak, chat, "2021-06-28 10:00") == []


def test_where_the_window_is_shut_it_is_said_when_they_write(samak: Service, page_chat: Chat) -> None:
    offered(samak, page_chat)
    with samak.parts.database.writing() as session:
        talk = page_chat.conversation(session)
        assert talk
        talk.heard_at = real_now() - timedelta(hours=25)
    assert reminded(samak, page_chat, "2021-06-28 10:00") == []
    assert page_chat.says("โครงการนี้ใครเป็นคนจัดคะ")[-1] == WAITS


def test_a_correction_with_a_day_is_reminded_of_once_and_names_what_is_left(samak: Service, chat: Chat) -> None:
    number = asked_for(samak, chat, TWO, date(2021, 6, 20))
    chat.taps("แก้ตามที่ขอ")
    chat.says("089 111 2222")
    chat.says("พักไว้ก่อน")
    assert reminded(samak, chat, "2021-06-17 10:00") == []
    assert reminded(samak, chat, "2021-06-18 10:00") == [
        "📅 เจ้าหน้าที่รอให้แก้ใบสมัคร GLO3-00001 อีก 1 ข้อ ขอภายในวันที่ 20 มิถุนายน 2564 ค่ะ\n• จำนวนสมาชิก: ตัวเลขไม่ตรงกับเอกสาร"
    ]
    assert chat.choices == ["แก้ตามที่ขอ", "คุยกับเจ้าหน้าที่"]
    assert reminded(samak, chat, "2021-06-20 10:00") == []
    chat.taps("แก้ตามที่ขอ")
    chat.says("85 คน")
    assert application(samak, number).status == "screening"


def test_a_correction_without_a_day_is_not_reminded_of(samak: Service, chat: Chat) -> None:
    asked_for(samak, chat, TWO)
    assert reminded(samak, chat, "2021-06-18 10:00") == []


# --- trying a message on oneself -----------------------------------------------------------------


@pytest.mark.parametrize("channel", ["line", "messenger"])
def test_one_of_us_links_their_own_chat_with_the_code_of_the_console(samak: Service, channel: str) -> None:
    chat = samak.line_chat() if channel == "line" else samak.messenger_chat()
    with samak.parts.database.writing() as session:
        code = new_code(session, _somebody(session), real_now())
    assert chat.says(f"samak {code.lower()}")[0].startswith("เชื่อมแชทนี้กับบัญชีเจ้าหน้าที่ “board” แล้วค่ะ")
    assert chat.says(f"SAMAK {code}")[0].startswith("รหัสนี้ใช้ไม่ได้หรือหมดเวลาแล้วค่ะ")
