"""Before the form: what to have at hand, and whether a community fits, as a short talk that refuses nobody."""

import pytest

from models.conversation import Conversation
from tests.service import Chat, Service

POINTS = 5


def checking(samak: Service, chat: Chat) -> bool:
    with samak.parts.database.reading() as session:
        conversation = chat.conversation(session)
        assert isinstance(conversation, Conversation)
        return "checking" in conversation.memory


def number(said: list[str]) -> str:
    """The head of the point that stands."""
    return next(line for line in said[-1].splitlines() if line.startswith(("เช็กคุณสมบัติ", "Eligibility")))


def test_what_to_prepare_is_made_from_the_form_with_minutes_and_closing_date(samak: Service, chat: Chat) -> None:
    (told,) = chat.says("ต้องเตรียมอะไรบ้าง")
    assert "ใช้เวลาราว 20 นาที" in told
    assert "• ชื่อ" in told
    assert told.splitlines()[-1] == "เปิดรับถึง 15 มิถุนายน 2564 เหลืออีก 14 วันค่ะ"
    assert chat.choices[0] == "สมัครในแชทนี้"


def test_after_closing_it_says_so(samak: Service, chat: Chat) -> None:
    samak.at("2021-06-16 09:00")
    assert "ปิดรับสมัครแล้วตั้งแต่ 15 มิถุนายน 2564" in chat.says("ต้องเตรียมอะไร")[0]


def test_the_points_are_gone_through_one_by_one(samak: Service, chat: Chat) -> None:
    said = chat.says("เช็กคุณสมบัติ")
    assert said[0].splitlines()[0] == "เช็กคุณสมบัติ ข้อ 1 จาก 5"
    assert chat.choices == ["ใช่", "ไม่ใช่", "ไม่แน่ใจ", "พอแค่นี้"]
    for place in range(2, POINTS + 1):
        assert number(chat.taps("ใช่")) == f"เช็กคุณสมบัติ ข้อ {place} จาก 5"
    assert chat.taps("ใช่") == [
        (
            "ตามที่ตอบมา ชุมชนของคุณตรงกับคุณสมบัติที่ประกาศไว้ครบ 5 ข้อค่ะ "
            "เจ้าหน้าที่เป็นผู้พิจารณาจากใบสมัคร เปิดรับถึง 15 มิถุนายน 2564 เหลืออีก 14 วันค่ะ"
        )
    ]
    assert chat.choices == ["สมัครในแชทนี้", "คุยกับเจ้าหน้าที่", "ถามอะไรได้บ้าง"]
    assert not checking(samak, chat)


def test_a_no_and_an_unsure_refuse_nobody_and_stand_in_the_summary_with_the_rule(samak: Service, chat: Chat) -> None:
    chat.says("เช็กคุณสมบัติ")
    assert chat.says("ไม่มีค่ะ")[0].splitlines()[0].startswith("รับทราบค่ะ ข้อนี้อยู่ในคุณสมบัติที่ประกาศไว้")
    assert chat.says("ไม่แน่ใจ")[0].splitlines()[0] == "ไม่เป็นไรค่ะ ไม่แน่ใจก็สมัครได้"
    for words in ("มีค่ะ", "ใช่ค่ะ", "เป็นค่ะ"):
        (told,) = chat.says(words)
    assert told.splitlines()[:3] == [
        "ตามที่ตอบมา ตรงกับประกาศ 3 จาก 5 ข้อค่ะ",
        "• ยังไม่ตรง: เป็นชุมชน ไม่ใช่บุคคลคนเดียว และมีเอกลักษณ์จากภูมิปัญญาท้องถิ่น",
        "• ยังไม่แน่ใจ: บริหารจัดการได้ ผลิตสินค้าหรือบริการได้",
    ]
    assert "แชทนี้ไม่ตัดสินแทนค่ะ เจ้าหน้าที่เป็นผู้พิจารณา" in told
    assert chat.choices[0] == "สมัครในแชทนี้"


def test_a_question_in_between_is_answered_and_the_point_stands_again(samak: Service, chat: Chat) -> None:
    chat.says("เช็กคุณสมบัติ")
    said = chat.says("ปิดรับสมัครวันไหน")
    assert said[0].splitlines()[0] == "📅 ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 14 วัน"
    assert number(said) == "เช็กคุณสมบัติ ข้อ 1 จาก 5"
    assert number(chat.says("ใช่ค่ะ")) == "เช็กคุณสมบัติ ข้อ 2 จาก 5"


def test_whoever_talks_of_something_else_is_not_held_by_it(samak: Service, chat: Chat) -> None:
    chat.says("เช็กคุณสมบัติ")
    for _ in range(4):
        chat.says("ปิดรับสมัครวันไหน")
    assert not checking(samak, chat)


@pytest.mark.parametrize("words", ["พอก่อน", "ยกเลิก", "พอแล้ว"])
def test_it_is_left_at_a_word(samak: Service, chat: Chat, words: str) -> None:
    chat.says("เช็กคุณสมบัติ")
    assert chat.says(words) == ["หยุดเช็กไว้แค่นี้ค่ะ ถามหรือสมัครได้ตามปกติ"]
    assert not checking(samak, chat)


def test_applying_ends_it_and_the_yes_to_the_consent_is_the_consents(samak: Service, chat: Chat) -> None:
    chat.says("เช็กคุณสมบัติ")
    chat.says("สมัคร")
    assert chat.says("ยินยอม")[-1].startswith("ข้อ 1 จาก")
    assert not checking(samak, chat)


def test_the_consent_is_asked_again_after_a_question_but_holds_nobody(samak: Service, chat: Chat) -> None:
    chat.says("สมัคร")
    for _ in range(3):
        chat.says("ปิดรับสมัครวันไหน")
        assert chat.choices == ["ยินยอม", "ไม่ยินยอม"]
    chat.says("ปิดรับสมัครวันไหน")
    assert chat.choices[0] == "สมัครในแชทนี้"


@pytest.mark.parametrize("words", ["ยกเลิก", "พอก่อน"])
def test_whoever_leaves_the_consent_has_begun_nothing(samak: Service, chat: Chat, words: str) -> None:
    chat.says("สมัคร")
    assert chat.says(words) == ["ได้ค่ะ ยังไม่ได้เริ่มใบสมัคร พร้อมเมื่อไหร่พิมพ์ว่า “สมัคร” ได้เลย"]
    chat.says("ปิดรับสมัครวันไหน")
    assert chat.choices[0] == "สมัครในแชทนี้"


def test_a_yes_to_another_question_is_no_consent(samak: Service, chat: Chat) -> None:
    chat.says("สมัคร")
    assert len(chat.says("ลบข้อมูลของฉัน")) == 1
    assert chat.says("ไม่")[0] == "คงคำตอบเดิมไว้ค่ะ"
    assert chat.taps("ยินยอม")[0].startswith("ขอบคุณค่ะ เริ่มเลยนะคะ")


def test_a_yes_that_answers_another_question_of_ours_is_not_taken_for_the_point(samak: Service, chat: Chat) -> None:
    chat.says("เช็กคุณสมบัติ")
    chat.says("ลบข้อมูลของฉัน")
    assert chat.says("ใช่") == ["ลบฉบับร่างทั้งหมดแล้วค่ะ ไม่มีใบสมัครที่ส่งไว้จากแชทนี้"]


def test_a_yes_of_another_day_deletes_nothing(samak: Service, chat: Chat) -> None:
    chat.says("ลบข้อมูลของฉัน")
    chat.says("ปิดรับสมัครวันไหน")
    assert "ลบ" not in chat.says("ใช่")[0]


def test_an_old_button_of_the_check_is_explained(samak: Service, chat: Chat) -> None:
    chat.says("เช็กคุณสมบัติ")
    chat.taps("พอแค่นี้")
    assert chat.taps("check:0:yes")[0].startswith("ปุ่มนี้เป็นของเดิมค่ะ")


def test_in_english_on_messenger(samak: Service, page_chat: Chat) -> None:
    assert number(page_chat.says("check eligibility please")) == "Eligibility, 1 of 5"
    assert page_chat.choices == ["Yes", "No", "Not sure", "Stop here"]
    assert number(page_chat.says("yes we are")) == "Eligibility, 2 of 5"
