"""How replies look on Messenger, and that Messenger takes them: judged by the stand-in's tables of limits."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.messenger_messages import render
from bot.channels.replies import said
from models.talk import Card, Choice, Reply
from simulator.messenger.messages import MESSAGE
from tests.channels.any_reply import made, recipes

YES = Choice(label="สมัครเลย", data="apply:start")
PHOTO = "https://example.com/poster.jpg"


def messages(*replies: Reply) -> list[dict[str, Any]]:
    return [call["message"] for call in render(replies)]


def texts_in(seen: list[dict[str, Any]]) -> list[str]:
    """Every text on the screen, from the top down."""
    found = []
    for message in seen:
        template = message.get("attachment", {}).get("payload", {})
        (element,) = template.get("elements", [{}])
        found += [message.get("text"), template.get("text"), element.get("title"), element.get("subtitle")]
    return [text for text in found if text]


def chips(message: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["title"], one["payload"]) for one in message.get("quick_replies", [])]


def test_words_are_a_text_message():
    assert render([Reply(text="สวัสดีค่ะ")]) == [{"message": {"text": "สวัสดีค่ะ"}}]


def test_each_message_is_a_call_and_only_the_last_has_the_ways_on():
    assert render([Reply(text="คำตอบ", choices=(YES,)), Reply(text="คำถาม")]) == [
        {"message": {"text": "คำตอบ"}},
        {
            "message": {
                "text": "คำถาม",
                "quick_replies": [{"content_type": "text", "title": "สมัครเลย", "payload": "apply:start"}],
            }
        },
    ]


@pytest.mark.parametrize("data", ["", "x" * 1001, "say:x"])
def test_a_choice_without_data_that_messenger_carries_says_its_words(data):
    choice = Choice(label="มีเอกสารอะไรที่ต้องใช้บ้าง", data=data)
    assert chips(messages(Reply(text="?", choices=(choice,)))[0]) == [("มีเอกสารอะไรที่ต้อง…", "say:มีเอกสารอะไรที่ต้องใช้บ้าง")]


def test_more_than_thirteen_choices_can_still_be_read_and_typed():
    many = tuple(Choice(label=f"ข้อ {number}", data=str(number)) for number in range(1, 16))
    seen = messages(Reply(text="เลือกได้เลยค่ะ", choices=many))
    assert (seen[0]["text"], len(chips(seen[0]))) == ("เลือกได้เลยค่ะ\n\n• ข้อ 14\n• ข้อ 15", 13)


def test_choices_without_any_words_are_listed():
    assert [message["text"] for message in messages(Reply(text=" ", choices=(YES,)))] == ["• สมัครเลย"]


def test_nothing_to_say_makes_no_call():
    assert render([Reply(text=" \0 "), Reply(text="", card=Card(title=""))]) == []


def test_a_text_is_cut_at_two_thousand_units():
    assert [len(message["text"]) for message in messages(Reply(text="👍" * 1001))] == [1000, 1]


def test_a_picture_is_sent_by_its_address_and_otherwise_put_in_words():
    assert messages(Reply(text="ป้าย", picture=PHOTO), Reply(text="ป้าย", picture="http://127.0.0.1/p.jpg")) == [
        {"attachment": {"type": "image", "payload": {"url": PHOTO}}},
        {"text": "ป้าย"},
    ]


ROWS = (("ชื่อชุมชน", "บ้านหนองแฝก"), ("โทรศัพท์", ""), ("", "ไม่มีหัวข้อ"))
BUTTON = {"type": "postback", "title": "สมัครเลย", "payload": "apply:start"}


def test_a_card_without_buttons_is_text():
    card = Card(title="ใบสมัคร", text="ตรวจอีกครั้งนะคะ", rows=ROWS)
    assert messages(Reply(text="สรุป", card=card)) == [
        {"text": "ใบสมัคร\n\nตรวจอีกครั้งนะคะ\n\nชื่อชุมชน: บ้านหนองแฝก\nโทรศัพท์: –\nไม่มีหัวข้อ"}
    ]


def test_a_card_with_buttons_is_a_button_template():
    assert messages(Reply(text="สรุป", card=Card(title="ใบสมัคร", choices=(YES,)))) == [
        {
            "attachment": {
                "type": "template",
                "payload": {"template_type": "button", "text": "ใบสมัคร", "buttons": [BUTTON]},
            }
        }
    ]


def test_a_short_card_with_a_picture_is_a_generic_template():
    card = Card(title="สลากสร้างสรรค์", text="เปิดรับสมัคร", picture=PHOTO, choices=(YES,))
    element = {"title": "สลากสร้างสรรค์", "image_url": PHOTO, "subtitle": "เปิดรับสมัคร", "buttons": [BUTTON]}
    assert messages(Reply(text="สรุป", card=card)) == [
        {"attachment": {"type": "template", "payload": {"template_type": "generic", "elements": [element]}}}
    ]


def test_a_long_card_with_a_picture_says_its_words_first():
    card = Card(title="ก" * 81, text="เปิดรับสมัคร", picture=PHOTO)
    assert texts_in(messages(Reply(text="สรุป", card=card))) == ["ก" * 81 + "\n\nเปิดรับสมัคร", "ก" * 79 + "…"]


def test_a_card_longer_than_a_template_goes_before_it_as_text():
    seen = messages(Reply(text="สรุป", card=Card(title="ใบสมัคร", text="ก" * 2500, choices=(YES,))))
    assert [("text" in message, len(text)) for message, text in zip(seen, texts_in(seen), strict=True)] == [
        (True, 2000),
        (False, 509),
    ]
    assert "".join(texts_in(seen)) == "ใบสมัคร\n\n" + "ก" * 2500


def test_a_cards_fourth_choice_becomes_a_way_on():
    card = Card(title="เลือก", choices=tuple(Choice(label=str(number), data=str(number)) for number in range(4)))
    assert chips(messages(Reply(text="เลือก", card=card))[0]) == [("3", "3")]


@given(st.lists(recipes, max_size=3))
@settings(max_examples=40)
def test_messenger_takes_whatever_is_rendered_and_rendering_twice_gives_the_same(many):
    replies = [made(recipe) for recipe in many]
    seen = messages(*replies)
    assert [problem for message in seen for problem in MESSAGE(message, ())] == []
    assert [title for message in seen for title, _ in chips(message) if len(title) > 20] == []
    assert ["quick_replies" in message for message in seen][:-1] == [False] * len(seen[:-1])
    assert messages(*replies) == seen


@given(recipes)
@settings(max_examples=40)
def test_every_visible_character_of_the_words_or_of_the_card_is_shown(recipe):
    reply = made({**recipe, "picture": ("", 0), "choices": []})
    card = reply.card or Card(title=reply.text)
    rows = [(said(label), said(value)) for label, value in card.rows]
    wanted = [said(card.title), said(card.text), *(f"{a}:{b}" if a else b for a, b in rows if a or b)]
    shown = "".join(texts_in(messages(reply)))
    assert "".join(shown.split()).replace("–", "").startswith("".join("".join(wanted).split()).replace("–", ""))
