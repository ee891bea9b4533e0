import pytest
from linebot.v3 import WebhookParser

from simulator import FakeLine, Webhook
from tests.simulator.platforms import GROUP, OTHER, PERSON, a_line, reply, token_of


def every_webhook(line: FakeLine) -> dict[str, Webhook]:
    said = line.says(PERSON, "สวัสดี", group=GROUP)
    message_id = said.payload["events"][0]["message"]["id"]
    return {
        "MessageEvent text": line.says(PERSON, "สวัสดี"),
        "MessageEvent text mention": line.says(PERSON, "ปิดรับเมื่อไร", group=GROUP, mention="bot"),
        "MessageEvent image": line.sends_image(PERSON, b"jpeg"),
        "MessageEvent video": line.sends_video(PERSON, b"mp4"),
        "MessageEvent audio": line.sends_audio(PERSON, b"m4a"),
        "MessageEvent file": line.sends_file(PERSON, b"pdf", "แผน.pdf"),
        "MessageEvent location": line.sends_location(PERSON, 18.57, 99.0, title="วัด"),
        "MessageEvent sticker": line.sends_sticker(PERSON, keywords=["ok"]),
        "PostbackEvent": line.taps(PERSON, "menu=1"),
        "FollowEvent": line.follow(PERSON),
        "UnfollowEvent": line.unfollow(OTHER),
        "UnsendEvent": line.unsends(PERSON, message_id, group=GROUP),
        "MessageEditedEvent": line.edits(PERSON, message_id, "แก้", group=GROUP),
        "JoinEvent": line.joins(GROUP),
        "LeaveEvent": line.leaves(GROUP),
        "MemberJoinedEvent": line.member_joins(OTHER, group=GROUP),
        "MemberLeftEvent": line.member_leaves(OTHER, group=GROUP),
    }


def test_the_official_sdk_knows_every_event() -> None:
    parser = WebhookParser("channel secret")
    for name, webhook in every_webhook(a_line(chat_mode="chat")).items():
        parsed = parser.parse(webhook.body.decode(), webhook.headers["X-Line-Signature"])
        assert [type(event).__name__ for event in parsed] == [name.partition(" ")[0]]


def test_a_text_message_carries_every_field_that_line_sends() -> None:
    line = a_line(chat_mode="chat")
    line.clock.shift = 1_700_000_000 - line.clock.seconds()
    webhook = line.says(PERSON, "สวัสดี")
    (event,) = webhook.payload["events"]
    assert webhook.payload["destination"] == line.bot_id
    assert set(event) == {
        "type",
        "message",
        "webhookEventId",
        "deliveryContext",
        "timestamp",
        "source",
        "replyToken",
        "mode",
    }
    assert set(event["message"]) == {"type", "id", "text", "quoteToken", "markAsReadToken"}
    assert event["timestamp"] // 1000 == 1_700_000_000
    assert event["source"] == {"type": "user", "userId": PERSON}
    assert (event["mode"], event["deliveryContext"]) == ("active", {"isRedelivery": False})
    assert len(event["webhookEventId"]) == 26


def test_a_mention_says_where_it_stands_in_utf16() -> None:
    line = a_line(bot_name="สมัคร")
    event = line.says(PERSON, "😀 @สมัคร ปิดรับเมื่อไร", group=GROUP, mention="bot").payload["events"][0]
    assert event["message"]["mention"]["mentionees"] == [
        {"index": 3, "length": 6, "type": "user", "userId": line.bot_id, "isSelf": True}
    ]
    assert event["source"] == {"type": "group", "groupId": GROUP, "userId": PERSON}


def test_without_a_mention_there_is_none() -> None:
    assert "mention" not in a_line().says(PERSON, "คุยกันเอง", group=GROUP).payload["events"][0]["message"]


def test_photos_sent_together_are_one_event_each_and_out_of_order() -> None:
    events = a_line().sends_images(PERSON, [b"1", b"2", b"3"]).payload["events"]
    sets = [event["message"]["imageSet"] for event in events]
    assert [(each["index"], each["total"]) for each in sets] == [(3, 3), (2, 3), (1, 3)]
    assert len({each["id"] for each in sets}) == 1


@pytest.mark.parametrize("name", ["UnfollowEvent", "UnsendEvent", "LeaveEvent", "MemberLeftEvent"])
def test_what_cannot_be_answered_has_no_reply_token(name: str) -> None:
    assert "replyToken" not in every_webhook(a_line())[name].payload["events"][0]


def test_on_standby_nothing_can_be_answered() -> None:
    line = a_line()
    line.mode = "standby"
    event = line.says(PERSON, "สวัสดี").payload["events"][0]
    assert (event["mode"], "replyToken" in event) == ("standby", False)


def test_an_edit_keeps_the_id_and_gets_new_tokens() -> None:
    line = a_line(chat_mode="chat")
    first = line.says(PERSON, "เดิม", group=GROUP).payload["events"][0]
    edited = line.edits(PERSON, first["message"]["id"], "ใหม่", group=GROUP).payload["events"][0]
    assert edited["message"]["id"] == first["message"]["id"]
    assert edited["message"]["quoteToken"] != first["message"]["quoteToken"]
    assert edited["replyToken"] != first["replyToken"]
    assert set(edited["message"]) == {"type", "id", "text", "quoteToken"}


def test_a_redelivery_differs_in_one_word_only() -> None:
    line = a_line()
    first = line.says(PERSON, "สวัสดี")
    again = line.redelivers(first).payload
    assert again["events"][0].pop("deliveryContext") == {"isRedelivery": True}
    assert again["events"][0] == {
        name: value for name, value in first.payload["events"][0].items() if name != "deliveryContext"
    }


def test_events_of_several_people_come_in_one_webhook() -> None:
    line = a_line()
    batch = line.together(line.says(PERSON, "หนึ่ง"), line.follow(OTHER))
    assert [event["source"]["userId"] for event in batch.payload["events"]] == [PERSON, OTHER]


def test_following_again_after_blocking_says_so() -> None:
    line = a_line()
    assert line.follow(PERSON).payload["events"][0]["follow"] == {"isUnblocked": False}
    line.unfollow(PERSON)
    assert line.follow(PERSON).payload["events"][0]["follow"] == {"isUnblocked": True}


def test_somebody_who_blocked_the_bot_cannot_write() -> None:
    line = a_line()
    line.unfollow(PERSON)
    with pytest.raises(ValueError, match="blocked"):
        line.says(PERSON, "สวัสดี")


def quick(label: str, **action: str) -> dict[str, object]:
    return {"type": "action", "action": {"label": label, **action}}


def test_a_tap_is_found_by_the_words_on_the_button() -> None:
    line = a_line()
    items = [quick("สมัคร", type="postback", data="apply"), quick("ถาม", type="message", text="อยากถาม")]
    message = {"type": "text", "text": "เลือก", "quickReply": {"items": items}}
    assert reply(line, token_of(line.says(PERSON, "เริ่ม")), message).status == 200
    assert line.taps(PERSON, "สมัคร").payload["events"][0]["postback"] == {"data": "apply"}


def test_quick_replies_are_gone_after_a_tap() -> None:
    line = a_line()
    message = {"type": "text", "text": "เลือก", "quickReply": {"items": [quick("ถาม", type="message", text="อยากถาม")]}}
    reply(line, token_of(line.says(PERSON, "เริ่ม")), message)
    assert line.taps(PERSON, "ถาม").payload["events"][0]["message"]["text"] == "อยากถาม"
    assert line.taps(PERSON, "ถาม").payload["events"][0]["postback"] == {"data": "ถาม"}


def test_a_date_picker_gives_its_date() -> None:
    action = {"type": "datetimepicker", "label": "วัน", "data": "day", "mode": "date"}
    event = a_line().taps(PERSON, action, params={"date": "2021-06-15"}).payload["events"][0]
    assert event["postback"] == {"data": "day", "params": {"date": "2021-06-15"}}


@pytest.mark.parametrize(
    ("kind", "instead"),
    [
        ("uri", "opens a page"),
        ("clipboard", "copies words"),
        ("camera", "send an image"),
        ("cameraRoll", "send an image"),
        ("location", "send a location"),
    ],
)
def test_some_buttons_make_no_webhook(kind: str, instead: str) -> None:
    with pytest.raises(ValueError, match=instead):
        a_line().taps(PERSON, {"type": kind, "label": "x"})
