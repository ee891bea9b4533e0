"""What Messenger sends, in neutral words."""

from datetime import UTC, datetime

import pytest
import time_machine

from bot.channels.base import Badly
from bot.channels.messenger_events import parse
from models.talk import Incoming
from tests.channels.recorded import names, payload, told

PAGE = "682498302938465"
PERSON = "24011122233344455"
MID = "m_AG5Hz2Uq7tuwNEhXfYYKj8mJEM_QPpz5jdCK48PnKAjSdjfipqxqMvK8ma6AC8fplwlqLP"
PHOTO = "https://scontent.xx.fbcdn.net/v/t1.15752-9/photo_n.jpg?_nc_cat=1&oh=03"
MARK = "0b1e7c2a-9d55-4a54-8d0b-0123456789ab:0"

IGNORED = {
    "account_linking": "account_linking",
    "app_roles": "app_roles",
    "appointment_booking": "message.appointment_booking",
    "delivery": "delivery",
    "event_of_a_new_sort": "teleported",
    "fallback_of_nothing": "message.fallback",
    "message_of_nothing": "message.unnamed",
    "optin": "optin",
    "optin_without_person": "optin",
    "pass_thread_control": "pass_thread_control",
    "policy_enforcement": "policy_enforcement",
    "postback_without_person": "postback",
    "reaction": "reaction",
    "read": "read",
    "request_thread_control": "request_thread_control",
    "response_feedback": "response_feedback",
    "take_thread_control": "take_thread_control",
    "template": "message.template",
}


def text(words, note="message.text", **more):
    return {"kind": "text", "text": words, "note": note, **more}


def media(kind, ref, name, **more):
    return {"kind": "media", "note": f"message.{kind}", "media": ({"kind": kind, "ref": ref, "name": name},), **more}


def choice(label, data="apply:start", note="postback"):
    return {"kind": "choice", "text": label, "data": data, "note": note}


USED = {
    "audio": [media("audio", "https://cdn.fbsbx.com/v/t59.3654-21/audioclip-160.mp4?oh=1", "audioclip-160.mp4")],
    "dashboard_test": [],
    "echo": [{"kind": "echo", "text": "สวัสดีค่ะ", "data": MARK, "about": MID, "note": "message.text"}],
    "echo_of_the_inbox": [{"kind": "echo", "text": "เจ้าหน้าที่ตอบเองค่ะ", "about": MID, "note": "message.text"}],
    "fallback_alone": [text("https://glo.or.th/news", "message.fallback")],
    "fallback_with_text": [text("https://glo.or.th ดูนี่", "message.fallback")],
    "file": [media("file", "https://cdn.fbsbx.com/v/t59.2708-21/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf?_nc_cat=1", "แผน.pdf")],
    "ig_post": [text("https://www.facebook.com/ig_post/1", "message.ig_post")],
    "ig_reel": [text("https://www.facebook.com/ig_reel/1", "message.ig_reel")],
    "image": [media("image", PHOTO, "photo_n.jpg")],
    "image_and_text": [media("image", PHOTO, "photo_n.jpg", text="หน้าร้านค่ะ")],
    "image_without_address": [{"kind": "media", "note": "message.image", "media": ({"kind": "image", "ref": ""},)}],
    "instagram": [],
    "location": [
        {
            "kind": "location",
            "note": "message.location",
            "location": {"latitude": 18.2547, "longitude": 98.6423, "title": "ตำแหน่งของฉัน"},
        }
    ],
    "message_edit": [{"kind": "edit", "about": "m_1", "text": "แก้แล้วค่ะ", "note": "message_edit"}],
    "message_with_referral": [text("สนใจค่ะ")],
    "post": [text("https://www.facebook.com/post/1", "message.post")],
    "postback": [choice("สมัครเลย")],
    "postback_get_started": [{"kind": "start", "data": "poster-2", "note": "postback"}],
    "postback_without_mid": [choice("สมัครเลย")],
    "quick_reply": [choice("สมัครเลย", note="message.text")],
    "quick_reply_of_words": [text("เอกสารที่ต้องใช้มีอะไรบ้าง")],
    "reel": [text("https://www.facebook.com/reel/1", "message.reel")],
    "referral": [{"kind": "start", "data": "poster-3", "note": "referral"}],
    "referral_in_seconds": [{"kind": "start", "note": "referral"}],
    "several_images": [
        {
            "kind": "media",
            "note": "message.image",
            "media": (
                {"kind": "image", "ref": PHOTO, "name": "photo_n.jpg"},
                {
                    "kind": "image",
                    "ref": "https://scontent.xx.fbcdn.net/v/t1.15752-9/second_n.jpg",
                    "name": "second_n.jpg",
                },
            ),
        }
    ],
    "several_pages": [text("หนึ่ง"), {"kind": "ignored", "note": "nothing"}, text("สอง"), text("สาม")],
    "standby": [
        text("คุยกับเจ้าหน้าที่", passive=True),
        {"kind": "choice", "text": "สมัครเลย", "note": "postback", "passive": True},
        {"kind": "ignored", "note": "read", "passive": True},
        {"kind": "ignored", "note": "delivery", "passive": True},
        {"kind": "echo", "text": "ค่ะ", "about": "m_echo", "note": "message.text", "passive": True},
    ],
    "sticker": [{"kind": "sticker", "note": "message.sticker"}],
    "sticker_as_a_picture": [{"kind": "sticker", "note": "message.image"}],
    "sticker_both_ways": [{"kind": "sticker", "note": "message.sticker"}],
    "text": [text("อยากสมัครโครงการค่ะ")],
    "text_of_old_id": [text("สวัสดี")],
    "text_replying": [text("อันนี้ค่ะ")],
    "video": [media("video", "https://video.xx.fbcdn.net/v/t42.3356-2/film.mp4?oh=1", "film.mp4")],
}


def read(name):
    return parse(payload("messenger", name))


def test_every_recorded_event_is_used_or_ignored_by_name():
    assert names("messenger") == set(USED) | set(IGNORED)


@pytest.mark.parametrize("name", USED)
def test_an_event_that_is_used_says_the_same_in_neutral_words(name):
    assert [told(one) for one in read(name)] == USED[name]


@pytest.mark.parametrize("name", IGNORED)
def test_an_event_that_is_not_used_is_ignored_by_name(name):
    assert [told(one) for one in read(name)] == [{"kind": "ignored", "note": IGNORED[name]}]


def test_a_text_is_complete():
    assert read("text") == [
        Incoming(
            channel="messenger",
            account=PAGE,
            key=MID,
            kind="text",
            address=PERSON,
            at=datetime(2016, 3, 23, 0, 25, 52, 478000, tzinfo=UTC),
            person=PERSON,
            text="อยากสมัครโครงการค่ะ",
            message_id=MID,
            note="message.text",
        )
    ]


def test_an_echo_belongs_to_the_talk_with_the_person_it_was_sent_to():
    assert [(one.address, one.person, one.message_id) for one in read("echo")] == [(PERSON, "", MID)]


def test_each_event_belongs_to_its_own_page_and_person():
    assert [(one.account, one.address, one.text) for one in read("several_pages")] == [
        (PAGE, PERSON, "หนึ่ง"),
        (PAGE, "", ""),
        (PAGE, "999", "สอง"),
        ("777", PERSON, "สาม"),
    ]


@pytest.mark.parametrize(
    ("told_time", "meant"),
    [
        (1527459824000, datetime(2018, 5, 27, 22, 23, 44, tzinfo=UTC)),
        (1527459824, datetime(2018, 5, 27, 22, 23, 44, tzinfo=UTC)),
        ("1527459824", datetime(2018, 5, 27, 22, 23, 44, tzinfo=UTC)),
        ("1527459824000", datetime(2018, 5, 27, 22, 23, 44, tzinfo=UTC)),
        (None, datetime(2016, 3, 23, 0, 25, 52, 478000, tzinfo=UTC)),
        ("soon", datetime(2021, 6, 1, tzinfo=UTC)),
        (-5, datetime(2021, 6, 1, tzinfo=UTC)),
        (99999999999999999999, datetime(2021, 6, 1, tzinfo=UTC)),
        (4000000000, datetime(2021, 6, 1, tzinfo=UTC)),
    ],
)
def test_times_come_in_seconds_milliseconds_or_words(told_time, meant):
    event = payload("messenger", "text")
    event["entry"][0]["messaging"][0]["timestamp"] = told_time
    with time_machine.travel(datetime(2021, 6, 1, tzinfo=UTC), tick=False):
        assert [one.at for one in parse(event)] == [meant]


@pytest.mark.parametrize(
    ("said", "kind"), [("START", "start"), ("GET_STARTED", "start"), ("Get_Started", "start"), ("started", "choice")]
)
def test_the_button_that_opens_a_talk_is_known_in_any_case_of_letters(said, kind):
    event = payload("messenger", "postback_get_started")
    event["entry"][0]["messaging"][0]["postback"]["payload"] = said
    assert [one.kind for one in parse(event)] == [kind]


def test_an_id_that_is_a_number_is_the_same_person():
    event = payload("messenger", "text")
    event["entry"][0]["messaging"][0]["sender"]["id"] = int(PERSON)
    assert [one.address for one in parse(event)] == [PERSON]


def test_an_old_message_id_keeps_its_dollar_sign_and_gets_a_key_without():
    assert [(one.message_id, len(one.key)) for one in read("text_of_old_id")] == [
        ("mid.$cAAJdkrCd2ORnva8ErFhjGm0X_Q_c", 64)
    ]


def test_an_old_message_id_gives_the_same_key_whatever_else_has_changed():
    again = payload("messenger", "text_of_old_id")
    again["entry"][0]["messaging"][0]["timestamp"] += 1
    assert parse(again)[0].key == read("text_of_old_id")[0].key


def test_a_reaction_or_an_edit_does_not_take_the_key_of_the_message_it_is_about():
    events = [*read("reaction"), *read("message_edit")]
    assert [(len(one.key), one.key == "m_1") for one in events] == [(64, False), (64, False)]


def test_an_event_without_an_id_has_the_same_key_each_time_it_comes():
    assert read("postback_without_mid")[0].key == read("postback_without_mid")[0].key


def test_what_the_page_itself_seems_to_send_is_ignored():
    event = payload("messenger", "text")
    event["entry"][0]["messaging"][0]["sender"]["id"] = PAGE
    assert [told(one) for one in parse(event)] == [{"kind": "ignored", "note": "message.text"}]


@pytest.mark.parametrize("body", [None, [], "x", 3, True])
def test_a_payload_that_is_no_object_is_refused(body):
    with pytest.raises(Badly):
        parse(body)


@pytest.mark.parametrize("body", [{}, {"object": "page"}, {"object": "page", "entry": None}, {"object": ["page"]}])
def test_a_payload_without_entries_brings_nothing(body):
    assert parse(body) == []
