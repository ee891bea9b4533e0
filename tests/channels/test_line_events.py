"""What LINE sends, in neutral words."""

from datetime import UTC, datetime

import pytest

from bot.channels.base import Badly
from bot.channels.line_events import parse
from models.talk import Incoming
from tests.channels.recorded import names, payload, told

BOT = "U8e742f61d673b39c7fff3cecb7536ef0"
PERSON = "U4af4980629ea0e1a5f8b1c2d3e4f5a6b"
GROUP = "Ca56f94637cc4347f90a25382909b24b9"
ROOM = "R8a1b2c3d4e5f60718293a4b5c6d7e8f9"
TOKEN = "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA"
CONTENT = "468789577898262530"
ALBUM = "E005D41A7288F41B65593ED38FF6E9834B046AB36A37921A56BC236F13A91855"

IGNORED = {
    "account_link": "accountLink",
    "account_link_failed": "accountLink",
    "activated": "activated",
    "beacon": "beacon",
    "bot_resumed": "botResumed",
    "bot_suspended": "botSuspended",
    "deactivated": "deactivated",
    "delivery": "delivery",
    "event_of_a_new_sort": "teleported",
    "member_joined": "memberJoined",
    "member_left": "memberLeft",
    "membership": "membership",
    "message_of_a_new_sort": "message.hologram",
    "module": "module",
    "postback_of_the_menu": "postback",
    "text_from_nobody": "message.text",
    "text_without_source": "message.text",
    "video_play_complete": "videoPlayComplete",
}


def text(words, **more):
    return {"kind": "text", "text": words, "note": "message.text", **more}


def media(kind, note, **more):
    return {"kind": "media", "media": ({"kind": kind, "ref": CONTENT, **more},), "note": note}


USED = {
    "audio": [media("audio", "message.audio")],
    "file": [media("file", "message.file", name="แผนงานชุมชน.pdf", size=2138)],
    "follow": [{"kind": "start", "note": "follow"}],
    "follow_without_details": [{"kind": "start", "note": "follow"}],
    "image": [media("image", "message.image")],
    "image_elsewhere": [media("image", "message.image", ref="")],
    "image_set": [
        media("image", "message.image", ref="354718705033693861", album=ALBUM),
        media("image", "message.image", ref="354718705033693859", album=ALBUM),
    ],
    "join": [{"kind": "start", "note": "join", "group": True}],
    "leave": [{"kind": "leave", "note": "leave", "group": True}],
    "location": [
        {
            "kind": "location",
            "note": "message.location",
            "location": {
                "latitude": 18.2547,
                "longitude": 98.6423,
                "title": "ที่ทำการกลุ่ม",
                "address": "ต.บ้านแปะ อ.จอมทอง จ.เชียงใหม่",
            },
        }
    ],
    "location_without_words": [
        {"kind": "location", "note": "message.location", "location": {"latitude": 18.0, "longitude": 98.5}}
    ],
    "message_edited": [
        {"kind": "edit", "note": "messageEdited", "group": True, "about": CONTENT, "text": "ปิดรับวันไหนคะ"}
    ],
    "nothing": [],
    "postback": [{"kind": "choice", "note": "postback", "data": "apply:start"}],
    "postback_with_date": [
        {"kind": "choice", "note": "postback", "data": "field:founded", "text": "2017-12-25"},
        {"kind": "choice", "note": "postback", "data": "field:hour", "text": "01:00"},
        {"kind": "choice", "note": "postback", "data": "field:visit", "text": "2017-12-25T01:00"},
    ],
    "redelivered": [text("ส่งซ้ำ")],
    "several_and_a_bad_one": [
        text("คนแรก"),
        {"kind": "ignored", "note": "message.unnamed"},
        {"kind": "ignored", "note": "unnamed"},
        {"kind": "ignored", "note": "unnamed"},
        text("คนที่สาม"),
    ],
    "sticker": [{"kind": "sticker", "note": "message.sticker"}],
    "sticker_of_a_new_sort": [{"kind": "sticker", "note": "message.sticker"}],
    "sticker_with_text": [{"kind": "sticker", "note": "message.sticker", "text": "ขอบคุณนะ"}],
    "text": [text("อยากสมัครโครงการค่ะ")],
    "text_in_group_without_user": [text("สวัสดี", group=True)],
    "text_in_room": [text("สวัสดี", group=True)],
    "text_in_standby": [text("คุยกับเจ้าหน้าที่", passive=True)],
    "text_mentioning_all": [text("@All ประชุมบ่ายสอง", group=True)],
    "text_mentioning_us": [text("😀  ปิดรับวันไหน @สมชาย", group=True, mentioned=True)],
    "text_quoting": [text("อันนี้ค่ะ")],
    "text_with_emoji": [text("ขอบคุณ $ LINE emoji $")],
    "text_without_event_id": [text("ไม่มีรหัส")],
    "text_without_quote_token": [text("รุ่นเก่า")],
    "unfollow": [{"kind": "leave", "note": "unfollow"}],
    "unsend": [{"kind": "unsend", "note": "unsend", "about": "325708"}],
    "verify_button_of_old": [
        {"kind": "ignored", "note": "message.text"},
        {"kind": "ignored", "note": "message.sticker"},
    ],
    "video": [media("video", "message.video")],
}


def read(name):
    return parse(payload("line", name))


def test_every_recorded_event_is_used_or_ignored_by_name():
    assert names("line") == set(USED) | set(IGNORED)


@pytest.mark.parametrize("name", USED)
def test_an_event_that_is_used_says_the_same_in_neutral_words(name):
    assert [told(one) for one in read(name)] == USED[name]


@pytest.mark.parametrize("name", IGNORED)
def test_an_event_that_is_not_used_is_ignored_by_name(name):
    assert [(one.kind, one.note) for one in read(name)] == [("ignored", IGNORED[name])]


def test_a_text_is_complete():
    assert read("text") == [
        Incoming(
            channel="line",
            account=BOT,
            key="01FZ74A0TDDPYRVKNK77XK0001",
            kind="text",
            address=PERSON,
            at=datetime(2021, 6, 1, 2, 0, 1, tzinfo=UTC),
            person=PERSON,
            text="อยากสมัครโครงการค่ะ",
            message_id=CONTENT,
            reply_token=TOKEN,
            note="message.text",
        )
    ]


@pytest.mark.parametrize(
    ("name", "address", "person"),
    [
        ("text", PERSON, PERSON),
        ("text_in_room", ROOM, PERSON),
        ("text_in_group_without_user", GROUP, ""),
        ("text_from_nobody", "", ""),
        ("join", GROUP, ""),
    ],
)
def test_the_answer_goes_to_the_room_where_it_was_said(name, address, person):
    assert [(one.address, one.person) for one in read(name)] == [(address, person)]


def test_a_redelivery_has_the_key_of_the_first_delivery():
    first, again = payload("line", "text_without_event_id"), payload("line", "text_without_event_id")
    again["events"][0]["deliveryContext"] = {"isRedelivery": True}
    assert [one.key for one in parse(again)] == [one.key for one in parse(first)]


def test_two_events_without_an_id_have_two_keys():
    first, second = payload("line", "text_without_event_id"), payload("line", "text_without_event_id")
    second["events"][0]["message"]["text"] = "อีกคำ"
    assert parse(first)[0].key != parse(second)[0].key


@pytest.mark.parametrize("unlikely", ["มะลิ", "a b", "x" * 300, "\ud800", "a\0b", 7, None, ["x"], {}, True, 1e300])
def test_an_unlikely_event_id_still_gives_a_key_that_any_database_takes(unlikely):
    event = payload("line", "text")
    event["events"][0]["webhookEventId"] = unlikely
    assert [len(one.key) in {1, 64} and one.key.isascii() for one in parse(event)] == [True]


def test_nobody_is_answered_with_the_verify_buttons_token():
    assert [one.reply_token for one in read("verify_button_of_old")] == ["", ""]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("ก\0ข", "กข"),
        ("\ud83d", "�"),
        ("\ud83d\ude00", "😀"),
        ("\x1b[31m", "[31m"),
        ("a\r\n\tb", "a\r\n\tb"),
        ("\0", ""),
    ],
)
def test_what_cannot_be_stored_is_taken_out_of_the_words(words, kept):
    event = payload("line", "text")
    event["events"][0]["message"]["text"] = words
    assert [(one.kind, one.text) for one in parse(event)] == [("text", kept)]


def test_a_text_of_more_than_five_thousand_characters_is_cut_and_says_so():
    event = payload("line", "text")
    event["events"][0]["message"]["text"] = "ก" * 5001
    assert [(one.text, one.note) for one in parse(event)] == [("ก" * 5000, "message.text, cut")]


def test_a_long_file_name_keeps_its_ending():
    event = payload("line", "file")
    event["events"][0]["message"]["fileName"] = "ก" * 300 + ".pdf"
    assert [one.media[0].name for one in parse(event)] == ["ก" * 196 + ".pdf"]


@pytest.mark.parametrize("index", [0, 400, -1, 2**70, None, "3"])
def test_a_mention_whose_place_is_wrong_takes_nothing_away(index):
    event = payload("line", "text_mentioning_us")
    event["events"][0]["message"]["mention"]["mentionees"][0]["index"] = index
    assert [(one.text, one.mentioned) for one in parse(event)] == [("😀 @น้องสมัคร ปิดรับวันไหน @สมชาย", True)]


@pytest.mark.parametrize("latitude", [None, "north", 91, float("nan"), float("inf"), True, [1], 10**400])
def test_a_place_that_is_not_on_earth_is_ignored(latitude):
    event = payload("line", "location")
    event["events"][0]["message"]["latitude"] = latitude
    assert [told(one) for one in parse(event)] == [{"kind": "ignored", "note": "message.location"}]


@pytest.mark.parametrize("body", [None, [], "x", 3, True])
def test_a_payload_that_is_no_object_is_refused(body):
    with pytest.raises(Badly):
        parse(body)


@pytest.mark.parametrize("body", [{}, {"events": None}, {"events": {}}, {"events": "x"}])
def test_a_payload_without_a_list_of_events_brings_nothing(body):
    assert parse(body) == []
