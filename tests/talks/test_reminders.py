"""Reminders of an unfinished draft: 7 days and 1 day before closing, once each, by what the channel allows."""

from datetime import timedelta

import pytest

from bot.clock import real_now
from bot.reminders import remind
from models.application import Application
from models.conversation import Conversation
from tests.service import Chat, Service
from tests.talks.applied import application, drafted

SEVEN_DAYS = (
    "📅 ใบสมัครของชุมชนบ้านน้ำเกี๋ยน ยังเป็นฉบับร่าง ตอบแล้ว 20 จาก 21 ข้อ เปิดรับถึง 15 มิถุนายน 2564 เหลืออีก 7 วันค่ะ\n\n"
    "พิมพ์ว่า “ทำต่อ” เพื่อทำต่อจากเดิม ถ้าไม่อยากให้เตือน พิมพ์ว่า “ไม่ต้องเตือน”"
)


def reminded(samak: Service, chat: Chat, moment: str, *, push: bool = True) -> list[str]:
    """What the person hears when it is this time and the house is kept."""
    samak.at(moment)
    before = chat._last_id()
    remind(samak.parts.database, samak.parts.channels, samak.parts.clock, push=push)
    samak.settle()
    chat.replies = chat._replies_after(before)
    return [reply.text for reply in chat.replies]


def silent_for(samak: Service, chat: Chat, time: timedelta) -> None:
    with samak.parts.database.writing() as session:
        conversation = chat.conversation(session)
        assert isinstance(conversation, Conversation)
        conversation.heard_at = real_now() - time


def test_a_draft_is_reminded_of_seven_days_and_one_day_before_closing_once_each(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "products")
    days = ("2021-06-07 10:00", "2021-06-08 10:00", "2021-06-08 11:00", "2021-06-12 10:00")
    assert [reminded(samak, chat, day) for day in days] == [[], [SEVEN_DAYS], [], []]
    assert chat.platform.quota_used == 1
    assert reminded(samak, chat, "2021-06-14 10:00")[0].splitlines()[0].endswith("เหลืออีก 1 วันค่ะ")
    assert [reminded(samak, chat, day) for day in ("2021-06-15 10:00", "2021-06-16 10:00")] == [[], []]


def test_one_tap_on_a_reminder_goes_on_with_the_draft(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "products")
    reminded(samak, chat, "2021-06-08 10:00")
    assert chat.choices == ["ทำใบสมัครต่อ", "คุยกับเจ้าหน้าที่"]
    chat.taps("ทำใบสมัครต่อ")
    chat.says("สบู่สมุนไพร แชมพู และโฮมสเตย์ 12 หลัง")
    assert chat.choices == ["ส่งใบสมัคร", "แก้ไขคำตอบ", "พักไว้ก่อน"]


def test_a_missed_day_is_made_up_for_and_the_last_day_says_that_it_is_the_last(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "products")
    assert "เหลืออีก 4 วันค่ะ" in reminded(samak, chat, "2021-06-11 10:00")[0]
    assert "วันนี้วันสุดท้ายที่รับสมัครค่ะ" in reminded(samak, chat, "2021-06-15 10:00")[0]


@pytest.mark.parametrize("moment", ["2021-06-08 03:00", "2021-06-08 21:00"])
def test_nobody_is_reminded_at_night(samak: Service, chat: Chat, moment: str) -> None:
    drafted(samak, chat, "products")
    assert reminded(samak, chat, moment) == []


def test_whoever_is_at_it_or_began_late_is_left_alone(samak: Service, chat: Chat) -> None:
    samak.at("2021-06-08 08:00")
    drafted(samak, chat, "products")
    assert reminded(samak, chat, "2021-06-08 10:00") == []
    assert reminded(samak, chat, "2021-06-09 10:00") == []
    assert len(reminded(samak, chat, "2021-06-14 10:00")) == 1


@pytest.mark.parametrize("words", ["ไม่ต้องเตือน", "stop reminders"])
def test_the_stop_word_is_remembered(samak: Service, chat: Chat, words: str) -> None:
    drafted(samak, chat, "products")
    assert len(chat.says(words)) == 1
    assert reminded(samak, chat, "2021-06-08 10:00") == []
    chat.says("เตือนด้วย")
    assert len(reminded(samak, chat, "2021-06-14 10:00")) == 1


def test_the_stop_word_is_no_answer_to_the_question_that_stands(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat, "products")
    chat.says("ไม่ต้องเตือน")
    assert "products" not in application(samak, number).answers


def test_inside_its_window_messenger_is_written_to(samak: Service, page_chat: Chat) -> None:
    drafted(samak, page_chat, "products")
    assert reminded(samak, page_chat, "2021-06-08 10:00") == [SEVEN_DAYS]


def test_outside_its_window_the_reminder_waits_for_the_next_message_and_is_said_once(
    samak: Service, page_chat: Chat
) -> None:
    drafted(samak, page_chat, "products")
    silent_for(samak, page_chat, timedelta(hours=25))
    assert reminded(samak, page_chat, "2021-06-08 10:00") == []
    first = page_chat.says("โครงการนี้ใครเป็นคนจัดคะ")
    assert first[0] == SEVEN_DAYS
    assert SEVEN_DAYS not in page_chat.says("โครงการนี้ใครเป็นคนจัดคะ")


def test_where_coming_back_tells_the_date_anyway_it_is_not_said_twice(samak: Service, page_chat: Chat) -> None:
    drafted(samak, page_chat, "products")
    silent_for(samak, page_chat, timedelta(hours=25))
    reminded(samak, page_chat, "2021-06-08 10:00")
    assert page_chat.says("ทำต่อ")[0].startswith("ยินดีต้อนรับกลับมาค่ะ")


def test_switched_off_nothing_is_pushed_and_it_waits_as_well(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "products")
    assert reminded(samak, chat, "2021-06-08 10:00", push=False) == []
    assert chat.says("โครงการนี้ใครเป็นคนจัดคะ")[0] == SEVEN_DAYS
    assert chat.platform.quota_used == 0


def test_nobody_is_reminded_of_what_was_sent_or_while_staff_have_the_talk(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat, "products")
    with samak.parts.database.writing() as session:
        found = session.get_one(Application, number)
        assert found.conversation is not None
        found.conversation.mode = "staff"
    assert reminded(samak, chat, "2021-06-08 10:00") == []
    with samak.parts.database.writing() as session:
        session.get_one(Application, number).move_to("submitted", by="applicant", at=samak.parts.clock.now())
    assert reminded(samak, chat, "2021-06-14 10:00") == []


def test_the_worker_reminds_with_the_rest_of_the_housekeeping(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "products")
    samak.at("2021-06-08 10:00")
    samak.worker._keeping._keep_house()
    samak.worker._keeping._keep_house()
    samak.settle()
    assert chat.platform.quota_used == 1
