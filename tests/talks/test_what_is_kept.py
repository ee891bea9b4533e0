"""What is kept of a person, for how long, and having it deleted."""

from datetime import timedelta

from bot.clock import real_now
from bot.housekeeping import tidy_up
from models.application import Application
from models.conversation import Attachment
from models.inbox import Event
from tests.service import Chat, Service


def begun(chat: Chat) -> None:
    chat.says("สมัคร")
    chat.taps("ยินยอม")
    chat.taps("ชุมชนของตัวเอง")
    chat.sends_photo()


def test_a_person_hears_what_is_kept_and_may_have_the_draft_deleted(samak: Service, chat: Chat) -> None:
    begun(chat)
    assert chat.says("ข้อมูลของฉัน")[0].splitlines()[1:5] == [
        "• ข้อความในแชทนี้ 5 ข้อความ",
        "• รูปและไฟล์ 1 รายการ",
        "• ใบสมัครฉบับร่าง 1 ฉบับ",
        "• ใบสมัครที่ส่งแล้ว 0 ฉบับ",
    ]
    chat.taps("ลบข้อมูลของฉัน")
    assert chat.taps("ลบข้อมูล") == ["ลบฉบับร่างทั้งหมดแล้วค่ะ ไม่มีใบสมัครที่ส่งไว้จากแชทนี้"]
    with samak.parts.database.reading() as session:
        assert session.query(Application).count() == 0
        assert [(one.status, one.path) for one in session.query(Attachment)] == [("deleted", "")]
    assert [path for path in (samak.parts.settings.data_dir / "attachments").rglob("*") if path.is_file()] == []


def test_saying_no_keeps_everything(samak: Service, chat: Chat) -> None:
    begun(chat)
    chat.says("ลบข้อมูลของฉัน")
    chat.taps("ไม่ลบ")
    with samak.parts.database.reading() as session:
        assert session.query(Application).count() == 1


def test_a_draft_is_forgotten_after_a_year_and_a_handled_event_after_a_month(samak: Service, chat: Chat) -> None:
    begun(chat)
    samak.at("2022-06-10 09:00")
    with samak.parts.database.writing() as session:
        for event in session.query(Event):
            event.at = event.handled_at = real_now() - timedelta(days=31)
    tidy_up(samak.parts.database, samak.parts.store, samak.parts.clock)
    with samak.parts.database.reading() as session:
        assert session.query(Application).count() == 0
        assert {event.kind for event in session.query(Event)} == {"forgotten"}
        assert [event.incoming for event in session.query(Event)] == [{}] * 4
