"""“How many visits so far?”: the document's answer, until staff publish the year's figures; then those, as they are."""

from datetime import date

from models.activity import Activity
from models.targets import publish, tell, unpublish
from tests.service import Service

ASKED = "ปีนี้ลงพื้นที่แล้วกี่ครั้ง"
DOCUMENT = (
    "ตามแผน Synergy ลงพื้นที่ชุมชนไม่น้อยกว่า 4 ครั้งต่อปีค่ะ นับในช่วงตุลาคม 2555 ถึงกันยายน 2556\n\n"
    "เอกสารเล่าถึงครั้งแรกที่จังหวัดยโสธร เมื่อ 24–27 มกราคม 2556 ส่วนครั้งต่อ ๆ มาไปที่ไหน และครบตามแผนไหม เอกสารไม่ได้ระบุไว้"
)


def loaded(samak: Service) -> None:
    samak.parts.shelf._look()
    samak.parts.shelf._loading.join()


def visited(samak: Service, *days: date) -> None:
    now = samak.parts.clock.now()
    with samak.parts.database.writing() as session:
        session.add_all(
            Activity(programme_id="synergy", target="visits", day=day, amount=1, made_at=now) for day in days
        )
        tell(session)
    loaded(samak)


def test_the_chat_and_the_phone_tell_the_same_figures_and_only_once_they_are_published(sqlite_samak: Service) -> None:
    samak, chat = sqlite_samak, sqlite_samak.line_chat()
    visited(samak, date(2013, 1, 24), date(2013, 3, 5))
    assert chat.says(ASKED)[0].startswith(DOCUMENT)
    now = samak.parts.clock.now()
    with samak.parts.database.writing() as session:
        publish(session, "synergy", 2013, staff_id=None, at=now)
    loaded(samak)
    told = "ปีงบประมาณ 2556 ลงพื้นที่ชุมชนแล้ว {} ครั้งค่ะ ตามแผน Synergy ไม่น้อยกว่า 4 ครั้งต่อปี"
    assert chat.says(ASKED)[0].splitlines()[0] == told.format(2)
    visited(samak, date(2013, 6, 1))
    assert chat.says(ASKED)[0].splitlines()[0] == told.format(3)
    assert samak.parts.shelf.knowledge().book.speak("synergy-visits", "th").splitlines()[0] == told.format(3)
    with samak.parts.database.writing() as session:
        unpublish(session, "synergy")
    loaded(samak)
    assert chat.says(ASKED)[0].startswith(DOCUMENT)
