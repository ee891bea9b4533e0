"""Small courtesies: labels that work when typed, two changes in one breath, what is known already, words of despair."""

import pytest

from handlers.apply.moves import MOVES
from handlers.commands import orders
from handlers.outcry import outcry
from handlers.texts import after, around, buttons, talk
from handlers.wording import Way
from tests.service import Chat, Service
from tests.talks.applied import application, drafted, sent

WAYS = [one for texts in (after, around, buttons, talk) for one in vars(texts).values() if isinstance(one, Way)]
ORDERS = [
    one for one in WAYS if one.data.removeprefix("do:") in MOVES and one not in (buttons.YES_CANCEL, buttons.NO_GO_ON)
]


@pytest.mark.parametrize("way", ORDERS, ids=[one.data for one in ORDERS])
def test_the_label_of_a_button_is_an_order_in_both_languages(way: Way) -> None:
    name = way.data.removeprefix("do:")
    assert [name in orders(label) for label in (way.label.th, way.label.en)] == [True, True]


def test_a_label_that_is_typed_does_what_the_button_does(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat, "members")
    chat.says("แก้ชื่อชุมชน")
    assert chat.says("คงเดิมค่ะ")[0] == "คงคำตอบเดิมไว้ค่ะ"
    chat.says("แก้ประเภทกลุ่ม")
    assert chat.says("สหกรณ์/กลุ่มออมทรัพย์")[0] == "ประเภทกลุ่ม: สหกรณ์/กลุ่มออมทรัพย์ ✅"
    found = application(samak, number)
    assert (found.answers["community_name"], found.answers["group_kind"]) == ("ชุมชนบ้านน้ำเกี๋ยน", "cooperative")


def test_a_topic_on_a_button_is_answered_when_its_label_is_typed(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "community_name")
    chat.says("พักไว้ก่อน")
    typed = chat.says("ถามอะไรได้บ้าง")
    assert typed == chat.taps("topic:bot-help")


def test_two_answers_are_changed_one_after_the_other(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat, "members")
    assert chat.says("แก้ชื่อชุมชนกับเบอร์โทร")[0].splitlines()[0] == "แก้ข้อ “ชื่อชุมชนหรือกลุ่ม”"
    assert chat.says("บ้านดอนใหม่")[-1].splitlines()[0] == "แก้ข้อ “เบอร์โทรผู้ติดต่อ”"
    assert chat.says("089 999 8888")[-1].splitlines()[-1] == "มีคนร่วมทำกี่คนคะ ประมาณก็ได้"
    found = application(samak, number)
    assert (found.answers["community_name"], found.answers["contact_phone"]) == ("บ้านดอนใหม่", "+66899998888")


def test_which_choice_to_take_is_told_by_the_question_itself(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "group_kind")
    assert chat.says("เป็นทั้งแม่บ้านทั้งวิสาหกิจ เลือกข้อไหนดีคะ")[0] == (
        "เข้าได้หลายข้อก็เลือกข้อที่คนในชุมชนทำร่วมกันมากที่สุดค่ะ ไม่มีข้อไหนได้เปรียบกว่ากัน"
    )


def test_a_change_of_something_that_has_several_names_shows_the_list(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "members")
    assert chat.says("แก้ชื่อ") == ["จะแก้ข้อไหนคะ เลือกหรือพิมพ์ชื่อข้อได้เลยค่ะ"]
    assert chat.says("ชื่อผู้ติดต่อ")[0].splitlines()[0] == "แก้ข้อ “ชื่อผู้ติดต่อ”"


@pytest.mark.parametrize("words", ["หลายคน", "ไม่กี่คน", "เยอะมากค่ะ"])
def test_many_is_asked_for_a_number(samak: Service, chat: Chat, words: str) -> None:
    drafted(samak, chat, "members")
    assert chat.says(words) == ["ขอเป็นตัวเลขโดยประมาณก็ได้ค่ะ เช่น 45"]


def test_the_first_words_of_the_form_are_said_in_the_chat(samak: Service, chat: Chat) -> None:
    chat.says("สมัคร")
    assert chat.taps("ยินยอม")[0] == (
        "ขอบคุณค่ะ เริ่มเลยนะคะ ตอบทีละข้อได้เลยค่ะ สงสัยข้อไหนถามกลับได้ทุกเมื่อ แก้ได้ทุกข้อก่อนส่ง และส่งแล้วก็ยังแก้ได้จนถึงวันปิดรับ"
    )


def test_whoever_applied_before_finds_their_name_and_phone_on_buttons(samak: Service, chat: Chat) -> None:
    sent(samak, chat, filler="helper", helper_name="สมหญิง ใจดี", helper_phone="+66811112222")
    chat.says("สมัครอีกชุมชน")
    if "ยินยอม" in chat.choices:
        chat.taps("ยินยอม")
    chat.taps("ช่วยกรอกให้ชุมชนอื่น")
    assert chat.choices == ["สมหญิง ใจดี", "ย้อนกลับ"]
    chat.taps("สมหญิง ใจดี")
    assert chat.choices == ["081-111-2222", "ย้อนกลับ"]


def test_a_helper_is_not_offered_as_the_person_to_contact(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "contact_name", filler="helper", helper_name="สมหญิง ใจดี", helper_phone="+66811112222")
    chat.says("ถามอีกที")
    assert chat.choices == ["ย้อนกลับ"]


def test_number_and_digits_may_come_in_two_messages(samak: Service, chat: Chat, page_chat: Chat) -> None:
    sent(samak, chat)
    assert page_chat.says("GLO3-00001") == ["ขอเลข 4 ตัวท้ายของเบอร์โทรในใบสมัคร GLO3-00001 ด้วยค่ะ เพื่อความปลอดภัยของผู้สมัคร"]
    assert page_chat.says("๕๖๗๘")[0].splitlines()[0] == "ใบสมัคร GLO3-00001 · ชุมชนบ้านน้ำเกี๋ยน"


def test_a_thai_story_in_an_english_form_is_followed_by_thai(samak: Service, chat: Chat) -> None:
    drafted(samak, chat, "local_wisdom", "online_channels")
    chat.says("english please")
    assert chat.says("ทอผ้าลายน้ำไหลของยาย")[-1].splitlines()[-1] == "ตอนนี้มีช่องทางออนไลน์อะไรบ้างคะ ตอบได้หลายข้อ"


@pytest.mark.parametrize("words", ["ไม่ไหวแล้ว อยากตาย", "i want to kill myself", "ไฟไหม้บ้าน ช่วยด้วย"])
def test_despair_and_danger_are_no_answer_and_call_a_person(samak: Service, chat: Chat, words: str) -> None:
    number = drafted(samak, chat, "growth")
    said = chat.says(words)
    assert "ชุมชนจัดการกันอย่างไร" not in said[-1]
    assert "growth" not in application(samak, number).answers
    with samak.parts.database.reading() as session:
        talk_ = chat.conversation(session)
        assert talk_ is not None
        assert talk_.wants_staff_since is not None
    chat.says("ทำใบสมัครต่อ" if said[-1].startswith("แจ้ง") else "Continue")
    assert chat.last.text.splitlines()[0] in ("ข้อ 16 จาก 21 · เรื่องของชุมชน", "Question 16 of 21 · The community's story")


def test_abuse_gets_a_short_word_and_the_question(samak: Service, chat: Chat) -> None:
    number = drafted(samak, chat, "contact_name")
    said = chat.says("ไอ้บอทบ้า")
    assert said[0].startswith("ขอโทษที่ทำให้ไม่สบายใจค่ะ")
    assert said[-1].splitlines()[-1] == "ถ้าเจ้าหน้าที่จะติดต่อชุมชน ให้ติดต่อใครคะ"
    assert "contact_name" not in application(samak, number).answers


@pytest.mark.parametrize(
    "words",
    [
        "น้ำพริกสูตรยาย อร่อยจนอยากตาย",
        "จะตายก็ไม่ขายที่ดิน",
        "คนในหมู่บ้านเคยจมน้ำเพราะน้ำท่วม เลยช่วยกันทำเขื่อน",
        "หมู่บ้านเราเคยมีไฟไหม้ป่า ทุกคนออกมาช่วยกันดับ",
        "ประเพณีชักพระ",
        "",
    ],
)
def test_stories_with_such_words_stay_stories(words: str) -> None:
    assert outcry(words) == ""
