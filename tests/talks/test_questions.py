"""Asking by chat: answers, guesses, honest not-knowing; and what must never get a project's answer."""

from models.faq import Miss
from tests.service import Chat, Service


def test_the_deadline_is_told_with_the_days_that_are_left(chat: Chat) -> None:
    said = chat.says("ปิดรับสมัครเมื่อไหร่คะ")[0]
    assert said.splitlines()[0] == "📅 ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 14 วัน"


def test_the_same_answer_knows_the_last_day_and_the_day_after(samak: Service, chat: Chat) -> None:
    samak.at("2021-06-15 20:00")
    assert "วันนี้" in chat.says("ปิดรับสมัครวันไหน")[0]
    samak.at("2021-06-16 00:01")
    assert "ปิดรับ" in chat.says("ปิดรับสมัครวันไหน")[0]
    assert chat.says("สมัคร")[0].splitlines()[0] == "ปิดรับสมัครแล้วตั้งแต่ 15 มิถุนายน 2564 ค่ะ จึงเริ่มใบสมัครใหม่ไม่ได้"


def test_a_question_that_is_not_ours_is_pointed_elsewhere(chat: Chat) -> None:
    assert chat.says("ตรวจหวยงวดนี้หน่อย")[0].splitlines()[0] == "แชทนี้ไม่มีผลสลากและวันออกรางวัลค่ะ เพราะดูแลเฉพาะโครงการเพื่อชุมชน"


def test_what_we_do_not_know_is_said_and_kept_for_staff(samak: Service, chat: Chat) -> None:
    chat.says("asdfgh zxcvb")
    assert chat.choices == ["คุยกับเจ้าหน้าที่", "ถามอะไรได้บ้าง"]
    with samak.parts.database.reading() as session:
        assert [miss.kind for miss in session.query(Miss)] == ["none"]


def test_thanks_and_greetings_leave_the_application_alone(samak: Service, chat: Chat) -> None:
    chat.says("สมัคร")
    chat.taps("ยินยอม")
    question = chat.replies[-1].text
    assert chat.says("สวัสดีค่ะ")[-1] == question
    assert chat.says("ขอบคุณค่ะ")[-1] == question


def test_five_questions_in_a_row_in_mid_form_come_back_to_the_same_question_once(chat: Chat) -> None:
    chat.says("สมัคร")
    chat.taps("ยินยอม")
    chat.taps("ชุมชนของตัวเอง")
    question = chat.replies[-1].text
    for words in ("ปิดรับสมัครวันไหน", "มีค่าใช้จ่ายไหม", "โทรเบอร์อะไร", "คัดเลือกกี่ชุมชน", "ประกาศผลเมื่อไหร่"):
        said = chat.says(words)
        assert said[-1] == question
        assert said.count(question) == 1


def test_the_language_follows_the_person(chat: Chat) -> None:
    assert (
        chat.says("When is the closing date?")[0].splitlines()[0]
        == "📅 Applications close on 15 June 2021 (B.E. 2564). Days left: 14."
    )
    assert chat.says("ปิดรับสมัครวันไหน")[0].splitlines()[0] == "📅 ปิดรับสมัครวันที่ 15 มิถุนายน 2564 ค่ะ เหลืออีก 14 วัน"


def test_an_old_button_is_explained_and_what_is_right_now_is_offered(samak: Service, chat: Chat) -> None:
    assert chat.does(samak.line.taps(chat.person, "answer:99:filler:self")) == [
        "ปุ่มนี้เป็นของเดิมค่ะ ตอนนี้เลือกจากด้านล่างได้เลยค่ะ"
    ]
    assert chat.choices == ["สมัครในแชทนี้", "ถามอะไรได้บ้าง", "ดูสถานะใบสมัคร", "คุยกับเจ้าหน้าที่"]


def test_a_person_is_called_and_the_form_stays(samak: Service, chat: Chat) -> None:
    chat.says("สมัคร")
    chat.taps("ยินยอม")
    chat.says("ขอคุยกับเจ้าหน้าที่")
    with samak.parts.database.reading() as session:
        conversation = chat.conversation(session)
        assert conversation is not None
        assert conversation.wants_staff_since is not None
    assert chat.taps("ทำใบสมัครต่อ")[-1].splitlines()[0] == "ข้อ 1 จาก 20 · ชุมชนและที่ตั้ง"


def test_while_a_person_of_ours_has_the_talk_the_bot_is_silent(samak: Service, chat: Chat) -> None:
    chat.says("สวัสดี")
    with samak.parts.database.writing() as session:
        conversation = chat.conversation(session)
        assert conversation is not None
        conversation.mode = "staff"
    assert chat.says("ปิดรับเมื่อไหร่") == []
    assert chat.says("คุยกับบอท") == ["ค่ะ คุยกับน้องสมัครต่อได้เลยค่ะ"]
