"""How replies look on LINE, and that LINE takes them: judged by the stand-in's limits and by the SDK's models."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linebot.v3.messaging import PushMessageRequest

from bot.channels.line_messages import render
from bot.channels.replies import said
from models.talk import Card, Choice, Reply
from simulator.line.messages import MESSAGES
from tests.channels.any_reply import made, recipes

YES = Choice(label="สมัครเลย", data="apply:start")


def messages(*said: Reply) -> list[dict[str, Any]]:
    return [message for call in render(said) for message in call["messages"]]


def chips(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [item["action"] for item in message.get("quickReply", {}).get("items", [])]


def labels(message: dict[str, Any]) -> list[str]:
    return [action["label"] for action in chips(message)]


def texts_in(value: Any) -> list[str]:
    """Every text on the screen, from the top down."""
    if isinstance(value, dict):
        own = [value["text"]] if value.get("type") == "text" else []
        return own + [text for name, inner in value.items() if name != "quickReply" for text in texts_in(inner)]
    return [text for inner in value for text in texts_in(inner)] if isinstance(value, list) else []


def lost(ours: Any, theirs: Any) -> list[Any]:
    """What of ours the SDK's models do not carry; that they add their defaults is no loss."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return [loss for name, inner in ours.items() for loss in lost(inner, theirs.get(name))]
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        return [loss for one, other in zip(ours, theirs, strict=True) for loss in lost(one, other)]
    return [] if ours == theirs else [ours]


def test_words_are_a_text_message():
    assert render([Reply(text="สวัสดีค่ะ")]) == [{"messages": [{"type": "text", "text": "สวัสดีค่ะ"}]}]


def test_a_choice_shows_in_the_chat_what_was_tapped():
    assert chips(messages(Reply(text="ต่อไหมคะ", choices=(YES,)))[0]) == [
        {"type": "postback", "label": "สมัครเลย", "data": "apply:start", "displayText": "สมัครเลย"}
    ]


@pytest.mark.parametrize("data", ["", "x" * 301, "👍" * 151])
def test_a_choice_without_data_that_line_carries_says_its_words(data):
    assert chips(messages(Reply(text="?", choices=(Choice(label="คำถามที่ยาวเกินกว่าจะแสดงบนปุ่ม", data=data),)))[0]) == [
        {"type": "message", "label": "คำถามที่ยาวเกินกว่าจะแสด…", "text": "คำถามที่ยาวเกินกว่าจะแสดงบนปุ่ม"}
    ]


def test_the_ways_on_are_under_the_very_last_message_and_of_all_replies():
    seen = messages(
        Reply(text="คำตอบ", choices=(Choice(label="เรื่องอื่น", data="more"), YES)), Reply(text="คำถาม", choices=(YES,))
    )
    assert [labels(message) for message in seen] == [[], ["สมัครเลย", "เรื่องอื่น"]]


def test_more_than_thirteen_choices_can_still_be_read_and_typed():
    many = tuple(Choice(label=f"ข้อ {number}", data=str(number)) for number in range(1, 16))
    seen = messages(Reply(text="เลือกได้เลยค่ะ", choices=many))
    assert seen[0]["text"] == "เลือกได้เลยค่ะ\n\n• ข้อ 14\n• ข้อ 15"
    assert labels(seen[0]) == [f"ข้อ {number}" for number in range(1, 14)]


@pytest.mark.parametrize(("words", "label"), [("อยู่ที่ไหนคะ", "ส่งตำแหน่ง"), ("Where are you?", "Send location")])
def test_a_place_is_asked_for_with_a_button_in_the_language_of_the_talk(words, label):
    assert chips(messages(Reply(text=words, choices=(YES,), ask_location=True))[0]) == [
        {"type": "location", "label": label},
        {"type": "postback", "label": "สมัครเลย", "data": "apply:start", "displayText": "สมัครเลย"},
    ]


def test_the_button_for_the_place_is_one_of_the_thirteen():
    many = tuple(Choice(label=f"{number}", data=str(number)) for number in range(1, 14))
    seen = messages(Reply(text="Where?", choices=many, ask_location=True))
    assert (len(labels(seen[0])), seen[0]["text"]) == (13, "Where?\n\n• 13")


def test_choices_without_any_words_are_listed():
    assert [message["text"] for message in messages(Reply(text=" ", choices=(YES,)))] == ["• สมัครเลย"]


def test_nothing_to_say_makes_no_call():
    assert render([Reply(text=" \0 "), Reply(text="", card=Card(title=""))]) == []


def test_a_text_is_cut_at_the_limit_only():
    assert [len(message["text"]) for message in messages(Reply(text="ก" * 5000), Reply(text="ข" * 5001))] == [
        5000,
        5000,
        1,
    ]


def test_five_messages_make_a_call():
    assert [len(call["messages"]) for call in render([Reply(text="ค่ะ")] * 11)] == [5, 5, 1]


def test_a_picture_is_shown_by_its_address():
    assert messages(Reply(text="แผนที่", picture="https://example.com/แผนที่.png")) == [
        {
            "type": "image",
            "originalContentUrl": "https://example.com/%E0%B9%81%E0%B8%9C%E0%B8%99%E0%B8%97%E0%B8%B5%E0%B9%88.png",
            "previewImageUrl": "https://example.com/%E0%B9%81%E0%B8%9C%E0%B8%99%E0%B8%97%E0%B8%B5%E0%B9%88.png",
        }
    ]


def test_a_picture_that_line_cannot_fetch_is_put_in_words():
    assert messages(Reply(text="แผนที่", picture="http://127.0.0.1:8000/map.png")) == [{"type": "text", "text": "แผนที่"}]


SUMMARY = Card(
    title="ใบสมัครของคุณ",
    text="ตรวจอีกครั้งนะคะ",
    rows=(("ชื่อชุมชน", "บ้านหนองแฝก"), ("เรื่องราว", "กลุ่มทอผ้าของเราเริ่มจากแม่บ้านแปดคน"), ("โทรศัพท์", "")),
    choices=(Choice(label="ส่งใบสมัคร", data="apply:send"), Choice(label="แก้ไข", data="apply:change")),
)


def test_a_card_is_one_bubble_that_says_everything():
    card = messages(Reply(text="สรุปใบสมัคร", card=SUMMARY))
    assert [message["altText"] for message in card] == ["สรุปใบสมัคร"]
    assert texts_in(card) == [
        "ใบสมัครของคุณ",
        "ตรวจอีกครั้งนะคะ",
        "ชื่อชุมชน",
        "บ้านหนองแฝก",
        "เรื่องราว",
        "กลุ่มทอผ้าของเราเริ่มจากแม่บ้านแปดคน",
        "โทรศัพท์",
        "–",
    ]


def test_a_cards_buttons_are_in_the_brands_colour():
    footer = messages(Reply(text="สรุป", card=SUMMARY))[0]["contents"]["footer"]
    assert [(one["style"], one["color"], one["action"]["data"]) for one in footer["contents"]] == [
        ("primary", "#0f6b6b", "apply:send"),
        ("link", "#0f6b6b", "apply:change"),
    ]


def test_a_cards_fourth_choice_becomes_a_way_on():
    card = Card(title="เลือก", choices=tuple(Choice(label=str(number), data=str(number)) for number in range(4)))
    assert labels(messages(Reply(text="เลือก", card=card))[0]) == ["3"]


def test_a_card_too_large_for_one_bubble_goes_on_in_the_next_and_ends_with_its_buttons():
    rows = tuple((f"คำถาม {number}", "คำตอบที่ยาว " * 150) for number in range(15))
    card = messages(Reply(text="สรุป", card=Card(title="ใบสมัคร", rows=rows, choices=(YES,))))
    assert len(card) > 1
    assert ["footer" in message["contents"] for message in card] == [False] * (len(card) - 1) + [True]
    assert "".join("".join(texts_in(card)).split()) == "".join(["ใบสมัคร", *map("".join, rows)]).replace(" ", "")


@given(st.lists(recipes, max_size=3))
@settings(max_examples=40)
def test_line_takes_whatever_is_rendered(many):
    said = [made(recipe) for recipe in many]
    for call in render(said):
        assert list(MESSAGES(call, ())) == []
        assert lost(call, PushMessageRequest.from_dict({"to": "U1", **call}).to_dict()) == []


@given(st.lists(recipes, max_size=3))
@settings(max_examples=20)
def test_only_the_last_message_has_ways_on_and_rendering_twice_gives_the_same(many):
    said = [made(recipe) for recipe in many]
    seen = messages(*said)
    assert ["quickReply" in message for message in seen][:-1] == [False] * len(seen[:-1])
    assert messages(*said) == seen


@given(recipes)
@settings(max_examples=40)
def test_every_visible_character_of_the_words_or_of_the_card_is_shown(recipe):
    reply = made({**recipe, "picture": ("", 0), "choices": []})
    card = reply.card or Card(title=reply.text)
    wanted = (card.title, card.text, *(part for row in card.rows for part in row))
    shown, visible = "".join(texts_in(messages(reply))), "".join(map(said, wanted))
    assert "".join(shown.split()).replace("–", "").startswith("".join(visible.split()).replace("–", ""))
