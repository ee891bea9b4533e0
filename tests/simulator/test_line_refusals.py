import json
import uuid
from typing import Any

import pytest

from simulator import FakeLine
from tests.simulator.platforms import (
    GROUP,
    HELLO,
    OTHER,
    PERSON,
    a_line,
    call,
    details,
    push,
    reply,
    token_of,
    validate,
)

INVALID = "Invalid reply token"


@pytest.fixture
def line() -> FakeLine:
    fake = a_line()
    fake.follow(PERSON)
    return fake


def text(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


def quick_reply(*labels: str, data: str = "d") -> dict[str, Any]:
    items = [{"type": "action", "action": {"type": "postback", "label": label, "data": data}} for label in labels]
    return {"items": items}


# --- who calls, and with what ----------------------------------------------------------------------


def test_a_wrong_token_gets_401(line: FakeLine) -> None:
    answer = line.handle("GET", "/v2/bot/info", {}, {"Authorization": "Bearer wrong"}, b"")
    message = "Authentication failed. Confirm that the access token in the authorization header is valid."
    assert (answer.status, answer.json) == (401, {"message": message})


def test_every_answer_has_a_request_id(line: FakeLine) -> None:
    assert uuid.UUID(call(line, "GET", "/info").headers["x-line-request-id"]).version == 4


def test_an_unknown_address_gets_404(line: FakeLine) -> None:
    assert call(line, "GET", "/nothing").status == 404


def test_media_is_not_on_the_api_host(line: FakeLine) -> None:
    message_id = line.sends_image(PERSON, b"jpeg").payload["events"][0]["message"]["id"]
    assert call(line, "GET", f"/message/{message_id}/content").status == 404


def test_a_body_that_is_not_json_is_named_by_line_and_column(line: FakeLine) -> None:
    headers = {"Authorization": "Bearer channel token", "Content-Type": "application/json"}
    answer = line.handle("POST", "/v2/bot/message/push", {}, headers, b'{"to": }')
    assert (answer.status, answer.json["message"]) == (
        400,
        "The request body could not be parsed as JSON (line: 1, column: 8)",
    )


def test_another_content_type_gets_415(line: FakeLine) -> None:
    headers = {"Authorization": "Bearer channel token", "Content-Type": "text/plain"}
    assert line.handle("POST", "/v2/bot/message/push", {}, headers, b"{}").status == 415


# --- reply tokens ----------------------------------------------------------------------------------


def test_a_reply_is_free_and_tells_its_ids(line: FakeLine) -> None:
    answer = reply(line, token_of(line.says(PERSON, "สวัสดี")), HELLO, HELLO)
    assert (answer.status, len(answer.json["sentMessages"])) == (200, 2)
    assert line.quota_used == 0


def test_a_reply_token_works_once(line: FakeLine) -> None:
    token = token_of(line.says(PERSON, "สวัสดี"))
    assert reply(line, token).status == 200
    assert (reply(line, token).status, reply(line, token).json) == (400, {"message": INVALID})


def test_a_reply_token_lives_one_minute(line: FakeLine) -> None:
    token = token_of(line.says(PERSON, "สวัสดี"))
    line.clock.shift += 61
    assert reply(line, token).json == {"message": INVALID}


def test_a_redelivery_gives_the_token_another_minute(line: FakeLine) -> None:
    webhook = line.says(PERSON, "สวัสดี")
    line.clock.shift += 300
    line.redelivers(webhook)
    assert reply(line, token_of(webhook)).status == 200


def test_twenty_minutes_after_the_event_no_redelivery_helps(line: FakeLine) -> None:
    webhook = line.says(PERSON, "สวัสดี")
    line.clock.shift += 21 * 60
    line.redelivers(webhook)
    assert reply(line, token_of(webhook)).json == {"message": INVALID}


def test_an_unknown_reply_token_is_refused(line: FakeLine) -> None:
    assert reply(line, "0" * 32).json == {"message": INVALID}


def test_a_refused_reply_leaves_the_token_good(line: FakeLine) -> None:
    token = token_of(line.says(PERSON, "สวัสดี"))
    assert reply(line, token, text("")).status == 400
    assert reply(line, token).status == 200


def test_a_reply_takes_no_retry_key(line: FakeLine) -> None:
    body = {"replyToken": token_of(line.says(PERSON, "สวัสดี")), "messages": [HELLO]}
    assert call(line, "POST", "/message/reply", body, x_line_retry_key=str(uuid.uuid4())).status == 400


# --- messages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 6])
def test_a_call_takes_one_to_five_messages(line: FakeLine, count: int) -> None:
    answer = validate(line, *[HELLO] * count)
    assert details(answer) == [("messages", "Size must be between 1 and 5")]
    assert answer.json["message"] == "The request body has 1 error(s)"


def test_five_messages_are_in_order(line: FakeLine) -> None:
    assert validate(line, *[HELLO] * 5).json == {}


def test_a_text_may_not_be_empty(line: FakeLine) -> None:
    assert details(validate(line, HELLO, text(""))) == [("messages[1].text", "May not be empty")]


def test_a_text_has_at_most_5000_utf16_units(line: FakeLine) -> None:
    assert validate(line, text("😀" * 2500)).status == 200
    long = [("messages[0].text", "Length must be between 1 and 5000")]
    assert details(validate(line, text("😀" * 2501))) == long


def test_an_unknown_type_is_told_the_known_ones(line: FakeLine) -> None:
    ((where, what),) = details(validate(line, {"type": "poll"}))
    assert where == "messages[0].type"
    assert what.startswith("Must be one of the following values: [text, textV2, sticker, image")


def test_every_fault_is_named(line: FakeLine) -> None:
    answer = validate(line, text(""), {"type": "sticker"})
    assert answer.json["message"] == "The request body has 3 error(s)"
    assert [where for where, _ in details(answer)] == [
        "messages[0].text",
        "messages[1].packageId",
        "messages[1].stickerId",
    ]


def test_at_most_13_quick_replies(line: FakeLine) -> None:
    assert validate(line, text("ก", quickReply=quick_reply(*map(str, range(13))))).status == 200
    answer = validate(line, text("ก", quickReply=quick_reply(*map(str, range(14)))))
    assert details(answer) == [("messages[0].quickReply.items", "Size must be between 1 and 13")]


def test_a_label_has_at_most_20_graphemes(line: FakeLine) -> None:
    assert validate(line, text("ก", quickReply=quick_reply("น้ำ" * 20))).status == 200
    ((where, what),) = details(validate(line, text("ก", quickReply=quick_reply("น้ำ" * 21))))
    assert (where, what) == ("messages[0].quickReply.items[0].action.label", "Length must be between 1 and 20")


def test_postback_data_has_at_most_300_units(line: FakeLine) -> None:
    assert validate(line, text("ก", quickReply=quick_reply("ก", data="x" * 300))).status == 200
    ((where, _),) = details(validate(line, text("ก", quickReply=quick_reply("ก", data="x" * 301))))
    assert where == "messages[0].quickReply.items[0].action.data"


def test_a_rich_menu_switch_is_no_quick_reply(line: FakeLine) -> None:
    action = {"type": "richmenuswitch", "label": "ก", "richMenuAliasId": "a", "data": "d"}
    answer = validate(line, text("ก", quickReply={"items": [{"type": "action", "action": action}]}))
    assert [where for where, _ in details(answer)] == ["messages[0].quickReply.items[0].action.type"]


@pytest.mark.parametrize(
    "uri",
    ["ftp://example.com", "javascript:alert(1)", "https://example.com/มี ช่อง", "https://example.com/" + "x" * 1000],
)
def test_a_link_has_a_known_scheme_no_space_and_1000_characters(line: FakeLine, uri: str) -> None:
    action = {"type": "uri", "label": "ก", "uri": uri}
    assert validate(line, text("ก", quickReply={"items": [{"type": "action", "action": action}]})).status == 400


def test_pictures_come_over_https_only(line: FakeLine) -> None:
    plain, safe = "http://example.com/a.jpg", "https://example.com/a.jpg"
    answer = validate(line, {"type": "image", "originalContentUrl": plain, "previewImageUrl": safe})
    assert [where for where, _ in details(answer)] == ["messages[0].originalContentUrl"]


def test_a_sender_may_not_call_itself_line(line: FakeLine) -> None:
    assert validate(line, text("ก", sender={"name": "LINE official"})).status == 400
    assert validate(line, text("ก", sender={"name": "น้องสมัคร"})).status == 200


def test_a_lone_brace_breaks_text_v2(line: FakeLine) -> None:
    message = {"type": "textV2", "text": "ตอบ {who} ในวงเล็บ {"}
    assert validate(line, {**message, "substitution": {"who": {"type": "emoji"}}}).status == 400
    good = {"type": "textV2", "text": "ตอบ {who} {{ }}", "substitution": {"who": {"type": "emoji"}}}
    assert validate(line, good).status == 200


# --- templates -------------------------------------------------------------------------------------

TAP = {"type": "message", "label": "ตกลง", "text": "ตกลง"}


def buttons(**more: Any) -> dict[str, Any]:
    return {
        "type": "template",
        "altText": "เลือก",
        "template": {"type": "buttons", "text": "ก", "actions": [TAP], **more},
    }


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"text": "ก" * 161}, "/template/text"),
        ({"text": "ก" * 61, "title": "ก"}, "/template/text"),
        ({"title": "ก" * 41}, "/template/title"),
        ({"actions": [TAP] * 5}, "/template/actions"),
        ({"actions": []}, "/template/actions"),
        ({"actions": [{**TAP, "label": "ก" * 21}]}, "/template/actions/0/label"),
        ({"thumbnailImageUrl": "http://example.com/a.png", "text": "ก"}, "/template/thumbnailImageUrl"),
    ],
)
def test_a_buttons_template_has_limits(line: FakeLine, more: dict[str, Any], where: str) -> None:
    answer = validate(line, buttons(**more))
    assert answer.json["message"] == "A message (messages[0])\u00a0in the request body is invalid"
    assert [place for place, _ in details(answer)] == [where]


def test_a_buttons_template_at_its_limits_is_in_order(line: FakeLine) -> None:
    assert validate(line, buttons(text="ก" * 160, actions=[TAP] * 4)).json == {}


def test_a_confirm_template_has_two_actions(line: FakeLine) -> None:
    template = {"type": "confirm", "text": "แน่ใจไหมคะ", "actions": [TAP]}
    answer = validate(line, {"type": "template", "altText": "ก", "template": template})
    assert details(answer) == [("/template/actions", "size must be between 2 and 2")]


def test_the_columns_of_a_carousel_are_made_alike(line: FakeLine) -> None:
    columns = [{"text": "ก", "actions": [TAP]}, {"text": "ข", "actions": [TAP, TAP]}]
    message = {"type": "template", "altText": "ก", "template": {"type": "carousel", "columns": columns}}
    assert [where for where, _ in details(validate(line, message))] == ["/template/columns/1"]


def test_an_alt_text_has_at_most_1500_units(line: FakeLine) -> None:
    assert validate(line, {**buttons(), "altText": "ก" * 1500}).status == 200
    assert details(validate(line, {**buttons(), "altText": "ก" * 1501})) == [
        ("/altText", "must not be longer than 1500 characters")
    ]


# --- push ------------------------------------------------------------------------------------------


def test_a_push_reaches_a_friend_and_counts(line: FakeLine) -> None:
    assert push(line).status == 200
    assert line.quota_used == 1
    assert [bubble.message for bubble in line.chat(PERSON).bubbles.values() if bubble.side == "bot"] == [HELLO]


def test_a_push_to_a_group_counts_its_members(line: FakeLine) -> None:
    line.joins(GROUP)
    line.member_joins(PERSON, group=GROUP)
    line.member_joins(OTHER, group=GROUP)
    assert push(line, to=GROUP).status == 200
    assert line.quota_used == 2


def test_a_push_to_somebody_who_blocked_says_200_and_arrives_nowhere(line: FakeLine) -> None:
    line.unfollow(PERSON)
    answer = push(line)
    assert (answer.status, len(answer.json["sentMessages"])) == (200, 1)
    assert [bubble.side for bubble in line.chat(PERSON).bubbles.values()] == ["note", "note"]
    assert line.quota_used == 0


def test_a_stranger_can_be_written_to_for_seven_days(line: FakeLine) -> None:
    line.says(OTHER, "สวัสดี")
    push(line, to=OTHER)
    line.clock.shift_by(8 * 24)
    push(line, to=OTHER)
    assert [bubble.side for bubble in line.chat(OTHER).bubbles.values()] == ["me", "bot"]


def test_a_push_to_an_unknown_person_is_refused(line: FakeLine) -> None:
    assert (push(line, to=OTHER).status, push(line, to=OTHER).json) == (400, {"message": "Failed to send messages"})


def test_a_push_to_something_else_than_an_id_is_refused(line: FakeLine) -> None:
    message = "The property, 'to', in the request body is invalid (line: -, column: -)"
    assert push(line, to="somsri").json == {"message": message}


def test_the_month_ends_with_its_own_429(line: FakeLine) -> None:
    line.quota = 1
    assert push(line).status == 200
    assert (push(line).status, push(line).json) == (429, {"message": "You have reached your monthly limit."})


def test_a_retry_key_sends_once(line: FakeLine) -> None:
    key = str(uuid.uuid4())
    first = push(line, x_line_retry_key=key)
    again = push(line, x_line_retry_key=key)
    assert again.status == 409
    assert again.json == {"message": "The retry key is already accepted", "sentMessages": first.json["sentMessages"]}
    assert again.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert line.quota_used == 1


def test_a_retry_key_is_forgotten_after_a_day(line: FakeLine) -> None:
    key = str(uuid.uuid4())
    push(line, x_line_retry_key=key)
    line.clock.shift_by(25)
    assert push(line, x_line_retry_key=key).status == 200


def test_a_retry_key_is_a_uuid(line: FakeLine) -> None:
    assert push(line, x_line_retry_key="again").status == 400


def test_multicast_is_for_people_only(line: FakeLine) -> None:
    line.follow(OTHER)
    body = {"to": [PERSON, OTHER], "messages": [HELLO]}
    assert (call(line, "POST", "/message/multicast", body).json, line.quota_used) == ({}, 2)
    assert call(line, "POST", "/message/multicast", {**body, "to": [GROUP]}).status == 400
    assert call(line, "POST", "/message/multicast", {**body, "to": []}).status == 400


def test_a_reply_keeps_the_quick_replies_of_the_last_message_only(line: FakeLine) -> None:
    first, last = text("หนึ่ง", quickReply=quick_reply("ก")), text("สอง")
    reply(line, token_of(line.says(PERSON, "สวัสดี")), first, last)
    assert line.chat(PERSON).chips == []


def test_what_was_refused_is_on_no_phone(line: FakeLine) -> None:
    push(line, text("ก" * 5001))
    assert json.dumps([bubble.message for bubble in line.chat(PERSON).bubbles.values()]) == (
        '[{"type": "note", "what": "follow"}]'
    )
