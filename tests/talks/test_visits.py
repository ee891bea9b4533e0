"""Site visits by chat: staff offer days, the community picks one, says that none suits, or gives one up."""

from datetime import date

import pytest

from bot.visit_reminders import remind_of_visits
from models.application import Application
from models.conversation import Conversation
from models.slots import Slot
from models.visit import Visit
from models.visiting import Plan, call_off, offer, set_day
from tests.service import Chat, Service
from tests.talks.applied import application, drafted, history, screened, sent

TWO = (Slot(date(2021, 7, 12), "morning"), Slot(date(2021, 7, 15), "afternoon"))
ONE = TWO[:1]
PLAN = Plan(team="เจ้าหน้าที่ 2 คน กับอาจารย์จาก ISMED", prepare="ตัวแทนกลุ่ม 3 คน")
TWELFTH = "วันจันทร์ที่ 12 กรกฎาคม 2564 ช่วงเช้า"
AGREED = (
    f"นัดลงพื้นที่ ชุมชนบ้านน้ำเกี๋ยน (GLO3-00001) แล้วค่ะ ✅\n{TWELFTH}\n\n"
    "ผู้ที่จะไป: เจ้าหน้าที่ 2 คน กับอาจารย์จาก ISMED\n\nขอให้เตรียม: ตัวแทนกลุ่ม 3 คน\n\nถ้าติดธุระ พิมพ์ว่า “เลื่อนนัด” ได้ทุกเมื่อค่ะ"
)


@pytest.fixture
def samak(sqlite_samak: Service) -> Service:
    """The kind of database plays no part here."""
    return sqlite_samak


def offered(samak: Service, chat: Chat, number: int, slots: tuple[Slot, ...] = TWO, plan: Plan = PLAN) -> int:
    """Days offered for this application; the visit's id. What the person then read is in `chat.replies`."""

    def act(session: object, found: Application) -> Visit:
        return offer(session, found, slots, plan, staff_id=None, at=samak.parts.clock.now())  # type: ignore[arg-type]

    return staff_do(samak, chat, number, act).id


def staff_do(samak: Service, chat: Chat, number: int, act: object) -> Visit:
    before = chat._last_id()
    with samak.parts.database.writing() as session:
        made: Visit = act(session, session.get_one(Application, number))  # type: ignore[operator]
    samak.settle()
    chat.replies = chat._replies_after(before)
    return made


def visit(samak: Service, number: int) -> tuple[str, Slot | None, str]:
    """State, the day agreed, the person's words."""
    with samak.parts.database.reading() as session:
        found = session.get_one(Visit, number)
        return found.state, Slot(found.day, found.part) if found.day else None, found.words


def waits_for_staff(samak: Service, chat: Chat) -> bool:
    with samak.parts.database.reading() as session:
        conversation = chat.conversation(session)
        assert isinstance(conversation, Conversation)
        return conversation.wants_staff_since is not None


def applied(samak: Service, chat: Chat) -> int:
    number = sent(samak, chat)
    screened(samak, number)
    return number


def test_one_message_offers_the_days_and_says_who_comes_and_what_to_have_ready(samak: Service, chat: Chat) -> None:
    offered(samak, chat, applied(samak, chat))
    assert len(chat.replies) == 1
    assert chat.last.text == (
        "เจ้าหน้าที่ขอนัดวันลงพื้นที่ ชุมชนบ้านน้ำเกี๋ยน (GLO3-00001) ค่ะ 📅 วันไหนสะดวกคะ\n"
        f"1. {TWELFTH}\n2. วันพฤหัสบดีที่ 15 กรกฎาคม 2564 ช่วงบ่าย\n\n"
        "ผู้ที่จะไป: เจ้าหน้าที่ 2 คน กับอาจารย์จาก ISMED\n\nขอให้เตรียม: ตัวแทนกลุ่ม 3 คน\n\n"
        "กดเลือก หรือพิมพ์บอกก็ได้ เช่น “เอาวันแรก” ถ้าไม่ได้เลยสักวัน พิมพ์ว่า “ไม่สะดวก” นะคะ"
    )
    assert chat.choices == ["12 ก.ค. เช้า", "15 ก.ค. บ่าย", "ไม่สะดวกทุกวัน", "คุยกับเจ้าหน้าที่"]


@pytest.mark.parametrize(
    "words", ["เอาวันแรก", "วันที่ 12 ค่ะ", "12 ก.ค. เช้า", "วันที่ ๑๒ นะคะ จะรอที่ศาลา", "วันที่สองไม่ว่าง เอาวันแรกค่ะ"]
)
def test_a_day_is_picked_by_typing(samak: Service, chat: Chat, words: str) -> None:
    number = applied(samak, chat)
    made = offered(samak, chat, number)
    assert chat.says(words) == [AGREED]
    assert visit(samak, made) == ("agreed", TWO[0], "")
    assert history(samak, number, "visit_agreed") == [("visit_agreed", {"visit": made, "why": TWELFTH})]


def test_a_day_is_picked_by_a_tap_on_the_other_channel_too(samak: Service, page_chat: Chat) -> None:
    made = offered(samak, page_chat, applied(samak, page_chat))
    assert page_chat.taps("12 ก.ค. เช้า") == [AGREED]
    assert page_chat.choices == ["เลื่อนนัด", "คุยกับเจ้าหน้าที่"]
    assert visit(samak, made)[0] == "agreed"


def test_none_suits_and_staff_are_called_with_the_persons_words(samak: Service, chat: Chat) -> None:
    number = applied(samak, chat)
    made = offered(samak, chat, number)
    assert chat.says("ไม่ว่างเลย")[0].startswith("ไม่เป็นไรค่ะ แจ้งเจ้าหน้าที่แล้วว่าวันที่เสนอไม่สะดวก")
    assert chat.says("สะดวกหลังวันที่ 20 ค่ะ ช่วงนี้เกี่ยวข้าว")[0].startswith("จดไว้แล้วค่ะ")
    assert visit(samak, made) == ("unsuited", None, "ไม่ว่างเลย\nสะดวกหลังวันที่ 20 ค่ะ ช่วงนี้เกี่ยวข้าว")
    assert waits_for_staff(samak, chat)
    assert history(samak, number, "visit_unsuited")[0][1]["why"] == "ไม่ว่างเลย"


def test_another_day_than_was_offered_is_kept_for_staff(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    chat.says("วันที่ 20 ได้ไหมคะ")
    assert visit(samak, made) == ("unsuited", None, "วันที่ 20 ได้ไหมคะ")


def test_one_day_that_was_offered_is_agreed_to_by_a_plain_yes(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat), ONE)
    assert chat.choices == ["12 ก.ค. เช้า", "ไม่สะดวก", "คุยกับเจ้าหน้าที่"]
    chat.says("ได้ค่ะ")
    assert visit(samak, made)[0] == "agreed"


def test_a_yes_to_two_days_asks_which(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    assert chat.says("ได้ค่ะ") == ["วันไหนดีคะ กดเลือกได้เลย"]
    assert chat.choices == ["12 ก.ค. เช้า", "15 ก.ค. บ่าย", "ไม่สะดวกทุกวัน", "คุยกับเจ้าหน้าที่"]
    chat.taps("15 ก.ค. บ่าย")
    assert visit(samak, made)[1] == TWO[1]


def test_a_question_in_between_is_answered_and_the_days_stand(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    assert chat.says("ปิดรับสมัครวันไหน")[0].splitlines()[0] == "📅 ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 14 วัน"
    chat.says("เอาวันแรกค่ะ")
    assert visit(samak, made)[0] == "agreed"


def test_an_open_form_keeps_its_question(samak: Service, chat: Chat) -> None:
    """Another application of the same person is being filled in: what is typed belongs to its question."""
    number = applied(samak, chat)
    made = offered(samak, chat, number)
    second = drafted(samak, chat, "members")
    chat.says("12")
    assert application(samak, second).answers["members"] == 12
    assert visit(samak, made)[0] == "proposed"


def test_a_tap_settles_the_visit_and_the_open_form_goes_on(samak: Service, chat: Chat) -> None:
    number = applied(samak, chat)
    second = drafted(samak, chat, "members")
    made = offered(samak, chat, number)
    said = chat.taps("12 ก.ค. เช้า")
    assert said[0] == AGREED
    assert len(said) == 2
    chat.says("85 คน")
    assert (application(samak, second).answers["members"], visit(samak, made)[0]) == (85, "agreed")


def test_another_programmes_talk_is_left_alone(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    said = chat.says("ซินเนอร์จีจะลงพื้นที่เมื่อไร")
    assert said[0].startswith("ตามแผน Synergy")
    assert visit(samak, made)[0] == "proposed"


def test_somebody_who_talks_with_staff_may_still_press_a_day(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    with samak.parts.database.writing() as session:
        chat.conversation(session).mode = "staff"  # type: ignore[union-attr]
    assert chat.says("เอาวันแรก") == []
    assert visit(samak, made)[0] == "proposed"
    assert chat.taps(f"visit:{made}:2021-07-12:morning") == [AGREED]


def test_the_community_gives_a_day_up_after_being_asked_once(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    chat.says("เอาวันแรก")
    assert chat.says("ขอเลื่อนนัดค่ะ") == [f"นัดไว้{TWELFTH}ค่ะ จะเลื่อนใช่ไหมคะ"]
    assert chat.taps("คงนัดเดิม") == [f"คงนัดเดิมไว้ค่ะ {TWELFTH}"]
    chat.says("เลื่อนนัด")
    assert chat.says("ใช่ค่ะ")[0].startswith("ยกเลิกวันนัดเดิมแล้วค่ะ")
    chat.says("ขอเป็นต้นเดือนสิงหาคม")
    assert visit(samak, made) == ("unsuited", None, "ขอเป็นต้นเดือนสิงหาคม")
    assert waits_for_staff(samak, chat)


def test_an_old_button_does_not_move_what_was_agreed(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    chat.says("เอาวันแรก")
    assert chat.taps(f"visit:{made}:2021-07-15:afternoon")[0].startswith(f"นัดไว้แล้วค่ะ {TWELFTH}")
    assert visit(samak, made)[1] == TWO[0]


def test_nobody_presses_anothers_button(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    stranger = samak.line_chat("U" + "2" * 32)
    stranger.says("สวัสดีค่ะ")
    stranger.taps(f"visit:{made}:2021-07-12:morning")
    assert visit(samak, made)[0] == "proposed"


def test_staff_change_and_call_off_and_the_community_is_told(samak: Service, chat: Chat) -> None:
    number = applied(samak, chat)
    made = offered(samak, chat, number)
    chat.says("เอาวันแรก")
    now = samak.parts.clock.now()
    staff_do(samak, chat, number, lambda session, _: set_day(
        session, session.get_one(Visit, made), TWO[1], "รถเสีย", staff_id=None, at=now))  # fmt: skip
    assert chat.last.text.split("\n\n")[:2] == [
        f"เจ้าหน้าที่ขอเปลี่ยนวันลงพื้นที่ ชุมชนบ้านน้ำเกี๋ยน (GLO3-00001) ค่ะ\nเดิม: {TWELFTH}\nใหม่: วันพฤหัสบดีที่ 15 กรกฎาคม 2564 ช่วงบ่าย",
        "เหตุผล: รถเสีย",
    ]
    staff_do(samak, chat, number, lambda session, _: call_off(
        session, session.get_one(Visit, made), "น้ำท่วม", staff_id=None, at=now))  # fmt: skip
    assert chat.last.text == (
        "เจ้าหน้าที่ขอยกเลิกนัดลงพื้นที่ ชุมชนบ้านน้ำเกี๋ยน (GLO3-00001) วันพฤหัสบดีที่ 15 กรกฎาคม 2564 ช่วงบ่าย ค่ะ\n\nเหตุผล: น้ำท่วม"
    )
    assert chat.taps(f"visit:{made}:off") == ["นัดครั้งนี้จบไปแล้วหรือยกเลิกแล้วค่ะ"]


def test_whoever_asks_when_is_told(samak: Service, chat: Chat) -> None:
    offered(samak, chat, applied(samak, chat))
    assert chat.says("เจ้าหน้าที่จะมาวันไหนคะ")[0].startswith("เจ้าหน้าที่ขอนัดวันลงพื้นที่")
    chat.says("เอาวันแรก")
    assert chat.says("นัดวันไหนนะคะ")[0].startswith(f"นัดไว้แล้วค่ะ {TWELFTH}")
    assert chat.says("สถานะ")[0].splitlines()[-1] == f"📅 นัดลงพื้นที่: {TWELFTH}"


def test_days_that_have_passed_are_not_picked_any_more(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    samak.at("2021-07-13 10:00")
    assert chat.taps("12 ก.ค. เช้า") == ["วันไหนดีคะ กดเลือกได้เลย"]
    samak.at("2021-07-16 10:00")
    assert chat.says("เอาวันแรก")[0].startswith("วันที่เสนอไว้ผ่านไปแล้วค่ะ")
    assert visit(samak, made)[0] == "unsuited"


def test_english_is_spoken_with_whoever_writes_it(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    said = chat.says("The first day works for us please")
    assert said[0].splitlines()[:2] == [
        "The visit to ชุมชนบ้านน้ำเกี๋ยน (GLO3-00001) is agreed ✅",
        "Monday 12 July 2021 (B.E. 2564) in the morning",
    ]
    assert visit(samak, made)[0] == "agreed"


def test_the_community_is_reminded_the_day_before_once_and_can_give_the_day_up(samak: Service, chat: Chat) -> None:
    made = offered(samak, chat, applied(samak, chat))
    chat.says("เอาวันแรก")
    told = (
        f"📅 พรุ่งนี้มีนัดลงพื้นที่ ชุมชนบ้านน้ำเกี๋ยน (GLO3-00001) ค่ะ\n{TWELFTH}\nขอให้เตรียม: ตัวแทนกลุ่ม 3 คน\n\n"
        "ถ้าติดธุระ พิมพ์ว่า “เลื่อนนัด” หรือ “คุยกับเจ้าหน้าที่” ได้เลย"
    )
    days = ("2021-07-10 10:00", "2021-07-11 10:00", "2021-07-11 15:00")
    assert [reminded(samak, chat, day) for day in days] == [[], [told], []]
    chat.says("ไม่ว่างแล้วค่ะ")
    chat.says("ใช่")
    assert visit(samak, made)[0] == "unsuited"


def test_whoever_wants_no_reminders_gets_none_of_a_visit(samak: Service, chat: Chat) -> None:
    offered(samak, chat, applied(samak, chat))
    chat.says("เอาวันแรก")
    chat.says("ไม่ต้องเตือน")
    assert reminded(samak, chat, "2021-07-11 10:00") == []


def reminded(samak: Service, chat: Chat, moment: str) -> list[str]:
    samak.at(moment)
    before = chat._last_id()
    remind_of_visits(samak.parts.database, samak.parts.channels, samak.parts.clock)
    samak.settle()
    chat.replies = chat._replies_after(before)
    return [reply.text for reply in chat.replies]
