import json
from typing import Any

import pytest

from simulator import FakeMessenger
from simulator.messenger.signing import proof
from tests.simulator.platforms import PAGE, PSID, a_messenger, code, graph, send

WINDOW, GONE, NOBODY = (400, 10, 2018278), (400, 551, 1545041), (400, 100, 2018001)
BAD = (400, 100, 0)


@pytest.fixture
def page() -> FakeMessenger:
    fake = a_messenger()
    fake.starts(PSID)
    return fake


def button(**more: Any) -> dict[str, Any]:
    return {"type": "postback", "title": "ตกลง", "payload": "ok", **more}


def template(payload: dict[str, Any]) -> dict[str, Any]:
    return {"attachment": {"type": "template", "payload": payload}}


def generic(*elements: dict[str, Any]) -> dict[str, Any]:
    return template({"template_type": "generic", "elements": list(elements)})


def quick(title: str = "ก", payload: str = "p") -> dict[str, Any]:
    return {"content_type": "text", "title": title, "payload": payload}


# --- who calls -------------------------------------------------------------------------------------


def test_a_wrong_token_gets_190(page: FakeMessenger) -> None:
    assert code(graph(page, "GET", "/me", access_token="wrong")) == (400, 190, 0)


def test_no_token_gets_104(page: FakeMessenger) -> None:
    assert code(page.handle("GET", "/v26.0/me", {}, {}, b"")) == (400, 104, 0)


def test_the_token_may_stand_in_the_header(page: FakeMessenger) -> None:
    answer = page.handle("GET", "/v26.0/me", {}, {"Authorization": "Bearer page token"}, b"")
    assert answer.json == {"id": PAGE, "name": "สมัคร"}


def test_a_proof_must_be_the_right_one(page: FakeMessenger) -> None:
    assert graph(page, "GET", "/me", appsecret_proof=proof("app secret", "page token")).status == 200
    assert code(graph(page, "GET", "/me", appsecret_proof="0")) == BAD


def test_another_page_is_not_ours(page: FakeMessenger) -> None:
    assert code(graph(page, "POST", "/1/messages", {})) == (400, 100, 33)


def test_an_old_version_is_refused(page: FakeMessenger) -> None:
    answer = page.handle("GET", "/v20.0/me", {"access_token": "page token"}, {}, b"")
    assert answer.json["error"]["code"] == 2635


def test_errors_have_the_shape_of_graph(page: FakeMessenger) -> None:
    error = send(page, {"text": ""}).json["error"]
    assert set(error) == {"message", "type", "code", "fbtrace_id"}
    assert error["type"] == "OAuthException"


# --- messages --------------------------------------------------------------------------------------


def test_a_message_goes_to_the_page_by_number_too(page: FakeMessenger) -> None:
    body = {"recipient": {"id": PSID}, "messaging_type": "RESPONSE", "message": {"text": "ก"}}
    answer = graph(page, "POST", f"/{PAGE}/messages", body)
    assert (answer.status, answer.json["recipient_id"], answer.json["message_id"][:2]) == (200, PSID, "m_")


def test_a_form_is_as_good_as_json(page: FakeMessenger) -> None:
    body = f"recipient={json.dumps({'id': PSID})}&messaging_type=RESPONSE&message={json.dumps({'text': 'hi'})}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = page.handle("POST", "/v26.0/me/messages", {"access_token": "page token"}, headers, body.encode())
    assert answer.status == 200


def test_a_text_has_at_most_2000_units(page: FakeMessenger) -> None:
    assert send(page, {"text": "😀" * 1000}).status == 200
    answer = send(page, {"text": "😀" * 1001})
    assert code(answer) == BAD
    assert answer.json["error"]["message"] == "(#100) Length of param message[text] must be less than or equal to 2000"


@pytest.mark.parametrize(
    "message",
    [
        {"text": ""},
        {"metadata": "alone"},
        {"text": "ก", "attachment": {"type": "image", "payload": {"url": "https://example.com/a.jpg"}}},
        {"text": "ก", "colour": "red"},
        {"text": "ก", "metadata": "x" * 1001},
        {"text": "ก", "quick_replies": [quick()] * 14},
        {"text": "ก", "quick_replies": [quick(payload="x" * 1001)]},
        {"text": "ก", "quick_replies": [quick(title="")]},
        {"text": "ก", "quick_replies": [{"content_type": "location"}]},
        {"attachment": {"type": "image", "payload": {}}},
        {"attachment": {"type": "image", "payload": {"url": "ftp://example.com/a.jpg"}}},
        {"attachment": {"type": "poll", "payload": {}}},
        template({"template_type": "button", "text": "ก" * 641, "buttons": [button()]}),
        template({"template_type": "button", "text": "ก", "buttons": [button()] * 4}),
        template({"template_type": "button", "text": "ก", "buttons": []}),
        template({"template_type": "button", "text": "ก", "buttons": [button(title="ก" * 21)]}),
        template({"template_type": "button", "text": "ก", "buttons": [button(payload="x" * 1001)]}),
        template({"template_type": "button", "text": "ก", "buttons": [{"type": "share", "title": "ก"}]}),
        generic(),
        generic(*[{"title": "ก", "subtitle": "ข"}] * 11),
        generic({"title": "ก"}),
        generic({"title": "ก" * 81, "subtitle": "ข"}),
        generic({"title": "ก", "subtitle": "ข" * 81}),
        generic({"title": "ก", "buttons": [button()] * 4}),
    ],
)
def test_what_breaks_a_limit_is_a_bad_parameter(page: FakeMessenger, message: dict[str, Any]) -> None:
    assert code(send(page, message)) == BAD
    assert page.echoes == []


@pytest.mark.parametrize(
    "message",
    [
        {"text": "ก", "quick_replies": [quick()] * 13},
        {"attachment": {"type": "image", "payload": {"url": "https://example.com/a.jpg"}}, "quick_replies": [quick()]},
        template({"template_type": "button", "text": "ก" * 640, "buttons": [button(title="ก" * 20)] * 3}),
        generic(*[{"title": "ก" * 80, "subtitle": "ข" * 80, "buttons": [button()] * 3}] * 10),
    ],
)
def test_what_is_at_its_limit_is_in_order(page: FakeMessenger, message: dict[str, Any]) -> None:
    assert send(page, message).status == 200


def test_an_unknown_attachment_id_is_refused(page: FakeMessenger) -> None:
    kept = {"attachment": {"type": "image", "payload": {"url": "https://example.com/a.jpg", "is_reusable": True}}}
    key = graph(page, "POST", "/me/message_attachments", {"message": kept}).json["attachment_id"]
    assert send(page, {"attachment": {"type": "image", "payload": {"attachment_id": key}}}).status == 200
    answer = send(page, {"attachment": {"type": "image", "payload": {"attachment_id": "7"}}})
    assert code(answer) == (400, 100, 2018074)


def test_a_message_and_a_sign_of_life_are_two_calls(page: FakeMessenger) -> None:
    assert code(send(page, {"text": "ก"}, sender_action="typing_on")) == (400, 100, 2018014)


def test_a_sign_of_life_has_no_echo(page: FakeMessenger) -> None:
    answer = graph(page, "POST", "/me/messages", {"recipient": {"id": PSID}, "sender_action": "typing_on"})
    assert (answer.json, page.echoes) == ({"recipient_id": PSID}, [])
    wave = graph(page, "POST", "/me/messages", {"recipient": {"id": PSID}, "sender_action": "wave"})
    assert code(wave) == BAD


def test_a_message_says_of_what_type_it_is(page: FakeMessenger) -> None:
    body = {"recipient": {"id": PSID}, "message": {"text": "ก"}}
    assert code(graph(page, "POST", "/me/messages", body)) == BAD


# --- windows ---------------------------------------------------------------------------------------


def test_an_unknown_person_is_nobody(page: FakeMessenger) -> None:
    assert code(send(page, to="999")) == NOBODY


def test_the_window_is_shut_after_24_hours(page: FakeMessenger) -> None:
    page.clock.shift_by(23.9)
    assert send(page).status == 200
    page.clock.shift_by(0.2)
    assert code(send(page)) == WINDOW
    assert code(send(page, messaging_type="UPDATE")) == WINDOW


def test_words_and_reactions_open_the_window_but_reading_does_not(page: FakeMessenger) -> None:
    page.clock.shift_by(25)
    page.reads(PSID)
    assert code(send(page)) == WINDOW
    page.reacts(PSID, "m_1")
    assert send(page).status == 200
    page.clock.shift_by(25)
    page.says(PSID, "กลับมาแล้ว")
    assert send(page).status == 200


def test_a_human_agent_has_seven_days(page: FakeMessenger) -> None:
    tagged = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    page.clock.shift_by(6 * 24)
    assert send(page, **tagged).status == 200
    page.clock.shift_by(2 * 24)
    assert code(send(page, **tagged)) == WINDOW


def test_a_human_agent_needs_approval(page: FakeMessenger) -> None:
    page.human_agent_allowed = False
    assert code(send(page, messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT")) == (400, 100, 2018276)


@pytest.mark.parametrize("tag", ["CONFIRMED_EVENT_UPDATE", "ACCOUNT_UPDATE", "POST_PURCHASE_UPDATE", None])
def test_the_dead_tags_are_refused(page: FakeMessenger, tag: str | None) -> None:
    assert code(send(page, messaging_type="MESSAGE_TAG", tag=tag)) == BAD


def test_somebody_who_blocked_the_page_is_gone(page: FakeMessenger) -> None:
    page.blocks(PSID)
    assert code(send(page)) == GONE
    page.unblocks(PSID)
    assert send(page).status == 200


def test_while_another_app_has_the_thread_nothing_is_sent(page: FakeMessenger) -> None:
    page.standby = True
    assert code(send(page)) == (403, 10, 2018300)


# --- the page --------------------------------------------------------------------------------------


def test_a_profile_gives_what_is_asked_for(page: FakeMessenger) -> None:
    answer = graph(page, "GET", f"/{PSID}", fields="first_name,locale")
    assert answer.json == {"first_name": "ผู้ใช้", "locale": "th_TH", "id": PSID}


def test_without_permission_a_profile_is_an_empty_object(page: FakeMessenger) -> None:
    page.profile_allowed = False
    assert graph(page, "GET", f"/{PSID}", fields="first_name").json == {}


def test_a_menu_needs_get_started_and_a_default(page: FakeMessenger) -> None:
    items = [{"type": "postback", "title": "สมัคร", "payload": "apply"}]
    menu = {"persistent_menu": [{"locale": "default", "call_to_actions": items}]}
    assert code(graph(page, "POST", "/me/messenger_profile", menu)) == BAD
    started = {**menu, "get_started": {"payload": "START"}}
    assert graph(page, "POST", "/me/messenger_profile", started).json == {"result": "success"}
    foreign = {"persistent_menu": [{"locale": "th_TH", "call_to_actions": items}]}
    assert code(graph(page, "POST", "/me/messenger_profile", foreign)) == BAD
    asked = graph(page, "GET", "/me/messenger_profile", fields="get_started")
    assert asked.json == {"data": [{"get_started": {"payload": "START"}}]}


def test_a_subscription_names_its_fields(page: FakeMessenger) -> None:
    assert code(graph(page, "POST", f"/{PAGE}/subscribed_apps")) == BAD
    fields = "messages,messaging_postbacks"
    assert graph(page, "POST", f"/{PAGE}/subscribed_apps", subscribed_fields=fields).json == {"success": True}
    (mine,) = graph(page, "GET", f"/{PAGE}/subscribed_apps").json["data"]
    assert mine["subscribed_fields"] == ["messages", "messaging_postbacks"]
