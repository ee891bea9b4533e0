"""Calls to LINE, and what each answer means for the outbox."""

import json
import logging

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request

from bot.channels.base import ChannelError, Envelope, Profile, Sent
from bot.channels.line import Line

PERSON = "U4af4980629ea0e1a5f8b1c2d3e4f5a6b"
GROUP = "Ca56f94637cc4347f90a25382909b24b9"
KEY = "123e4567-e89b-12d3-a456-426614174000"
TOKEN = "channel-token-made-up"
CALL = {"messages": [{"type": "text", "text": "สวัสดีค่ะ 👍"}]}
PUSH = Envelope(PERSON, CALL, KEY)
REPLY = Envelope(PERSON, CALL, KEY, reply_token="reply-token")
TAKEN = {"sentMessages": [{"id": "461230966842064897", "quoteToken": "q"}, {"id": "461230966842064898"}]}
IDS = ("461230966842064897", "461230966842064898")


@pytest.fixture
def line(httpserver: HTTPServer) -> Line:
    return Line("secret", TOKEN, httpserver.url_for("/"), httpserver.url_for("/data/"))


def answers(httpserver: HTTPServer, status: int, body: object, **headers: str) -> None:
    text = body if isinstance(body, (str, bytes)) else json.dumps(body)
    httpserver.expect_request("/v2/bot/message/push", method="POST").respond_with_data(text, status, headers)
    httpserver.expect_request("/v2/bot/message/reply", method="POST").respond_with_data(text, status, headers)


def refusal(line: Line, envelope: Envelope) -> dict[str, object]:
    """What the outbox learns: the flags that are set, and for how long to wait."""
    with pytest.raises(ChannelError) as caught:
        line.send(envelope)
    return {name: value for name, value in vars(caught.value).items() if value}


def asked(httpserver: HTTPServer) -> Request:
    ((request, _response),) = httpserver.log
    return request


def test_a_push_goes_under_its_retry_key(httpserver, line):
    answers(httpserver, 200, TAKEN)
    assert line.send(PUSH) == Sent(IDS, "push")
    request = asked(httpserver)
    assert (request.headers["Authorization"], request.headers["X-Line-Retry-Key"]) == (f"Bearer {TOKEN}", KEY)
    assert json.loads(request.data) == {"to": PERSON, **CALL, "notificationDisabled": False}


def test_a_reply_goes_by_its_token_and_without_a_retry_key(httpserver, line):
    answers(httpserver, 200, TAKEN)
    assert line.send(REPLY) == Sent(IDS, "reply")
    request = asked(httpserver)
    assert ("X-Line-Retry-Key" in request.headers, request.path) == (False, "/v2/bot/message/reply")
    assert json.loads(request.data) == {"replyToken": "reply-token", **CALL, "notificationDisabled": False}


def test_a_group_is_pushed_to_like_a_person(httpserver, line):
    answers(httpserver, 200, TAKEN)
    line.send(Envelope(GROUP, CALL, KEY))
    assert json.loads(asked(httpserver).data)["to"] == GROUP


@pytest.mark.parametrize("body", ["", "OK", b"\xff\xfe", "[]", '{"sentMessages": 7}'])
def test_a_call_that_was_taken_is_sent_whatever_the_answer_says(httpserver, line, body):
    answers(httpserver, 200, body)
    assert (line.send(PUSH), line.send(REPLY)) == (Sent((), "push"), Sent((), "reply"))


def test_a_push_that_was_taken_before_is_sent(httpserver, line):
    answers(httpserver, 409, {"message": "The retry key is already accepted", **TAKEN})
    assert line.send(PUSH) == Sent(IDS, "push")


INVALID_TOKEN = {"message": "Invalid reply token"}
BAD_BODY = {
    "message": "The request body has 1 error(s)",
    "details": [{"message": "May not be empty", "property": "messages[0].text"}],
}
NOBODY = {"message": "The property, 'to', in the request body is invalid (line: -, column: -)"}
TOO_FAST = {"message": "The API rate limit has been exceeded. Try again later."}
MONTH = {"message": "You have reached your monthly limit."}


@pytest.mark.parametrize(
    ("envelope", "status", "body", "meaning"),
    [
        (REPLY, 400, INVALID_TOKEN, {"token_spent": True}),
        (REPLY, 400, BAD_BODY, {"permanent": True}),
        (PUSH, 400, BAD_BODY, {"permanent": True}),
        (PUSH, 400, NOBODY, {"permanent": True, "unreachable": True}),
        (PUSH, 400, {"message": "Failed to send messages"}, {"permanent": True, "unreachable": True}),
        (PUSH, 401, {"message": "Authentication failed"}, {"permanent": True, "alarm": True}),
        (REPLY, 401, {"message": "Authentication failed"}, {"permanent": True, "alarm": True}),
        (PUSH, 403, {"message": "Not allowed"}, {"permanent": True, "alarm": True}),
        (REPLY, 409, {"message": "Conflict"}, {"permanent": True}),
        (PUSH, 413, {"message": "Too large"}, {"permanent": True}),
        (PUSH, 429, TOO_FAST, {}),
        (REPLY, 429, TOO_FAST, {}),
        (PUSH, 429, MONTH, {"permanent": True, "quota": True, "alarm": True}),
        (PUSH, 500, {"message": "Internal server error"}, {}),
        (REPLY, 500, {"message": "Internal server error"}, {}),
        (PUSH, 503, "<html>bad gateway", {}),
        (REPLY, 502, b"\xff\xfe", {"unsure": True, "lost": True}),
        (PUSH, 302, "", {"permanent": True}),
    ],
)
def test_each_refusal_says_what_to_do(httpserver, line, envelope, status, body, meaning):
    answers(httpserver, status, body)
    assert refusal(line, envelope) == meaning


def test_lines_wish_to_wait_is_passed_on(httpserver, line):
    answers(httpserver, 429, TOO_FAST, **{"Retry-After": "7"})
    assert refusal(line, PUSH) == {"retry_after": 7.0}


def test_a_refusal_names_the_field_and_the_request_and_nobodys_words(httpserver, line):
    answers(httpserver, 400, BAD_BODY, **{"x-line-request-id": "f70dd685-499a-4231-a441-f24b8d4fba21"})
    with pytest.raises(ChannelError) as caught:
        line.send(PUSH)
    assert str(caught.value) == (
        "LINE answered 400 to a push: messages[0].text (request f70dd685-499a-4231-a441-f24b8d4fba21)"
    )


@pytest.mark.parametrize(("envelope", "meaning"), [(REPLY, {"unsure": True, "lost": True}), (PUSH, {"lost": True})])
def test_a_line_that_is_cut_leaves_only_a_reply_in_doubt(silent_server, envelope, meaning):
    assert refusal(Line("secret", TOKEN, silent_server, silent_server), envelope) == meaning


@pytest.mark.parametrize("envelope", [REPLY, PUSH])
def test_a_call_that_never_left_is_not_in_doubt(closed_port, envelope):
    assert refusal(Line("secret", TOKEN, closed_port, closed_port), envelope) == {}


@pytest.mark.parametrize(("envelope", "meaning"), [(REPLY, {"unsure": True, "lost": True}), (PUSH, {"lost": True})])
def test_silence_is_not_waited_for_without_end(monkeypatch, deaf_server, envelope, meaning):
    monkeypatch.setattr("bot.channels.line.PATIENCE", (0.1, 0.1))
    assert refusal(Line("secret", TOKEN, deaf_server, deaf_server), envelope) == meaning


@pytest.mark.parametrize("call", [{}, {"messages": []}, {"messages": [{"type": "hologram"}]}, {"messages": [{"a": 1}]}])
def test_what_is_no_line_message_is_never_called(httpserver, line, call):
    assert refusal(line, Envelope(PERSON, call, KEY)) == {"permanent": True}
    assert httpserver.log == []


def test_neither_the_token_nor_peoples_words_are_logged(httpserver, line, caplog):
    answers(httpserver, 200, TAKEN)
    httpserver.expect_request(f"/v2/bot/profile/{PERSON}").respond_with_json({"displayName": "สมศรี ใจงาม"})
    with caplog.at_level(logging.DEBUG):
        line.send(PUSH)
        line.profile(PERSON)
    told = caplog.text
    assert [secret for secret in (TOKEN, "สวัสดีค่ะ", "สมศรี", KEY) if secret in told] == []


def test_the_loading_animation_is_shown_to_a_person(httpserver, line):
    httpserver.expect_request("/v2/bot/chat/loading/start").respond_with_json({}, 202)
    line.working(PERSON)
    assert json.loads(asked(httpserver).data) == {"chatId": PERSON, "loadingSeconds": 20}


@pytest.mark.parametrize("address", [GROUP, "R8a1b2c3d4e5f60718293a4b5c6d7e8f9", ""])
def test_no_animation_and_no_profile_is_asked_for_in_a_group(httpserver, line, address):
    line.working(address)
    assert (line.profile(address), httpserver.log) == (Profile(), [])


@pytest.mark.parametrize("status", [400, 404, 429, 500])
def test_an_animation_or_a_profile_that_is_refused_hurts_nobody(httpserver, line, status):
    httpserver.expect_request("/v2/bot/chat/loading/start").respond_with_data("no", status)
    httpserver.expect_request(f"/v2/bot/profile/{PERSON}").respond_with_data(b"\xff", status)
    line.working(PERSON)
    assert line.profile(PERSON) == Profile()


def test_an_animation_or_a_profile_that_cannot_be_reached_hurts_nobody(closed_port):
    line = Line("secret", TOKEN, closed_port, closed_port)
    line.working(PERSON)
    assert line.profile(PERSON) == Profile()


@pytest.mark.parametrize(
    ("told", "profile"),
    [
        ({"userId": PERSON, "displayName": "สมศรี", "language": "th"}, Profile("สมศรี", "th")),
        ({"userId": PERSON, "displayName": "Ann", "pictureUrl": "https://example.com"}, Profile("Ann")),
        ({"displayName": None, "language": 7}, Profile()),
        ([], Profile()),
        ({"displayName": "x" * 300}, Profile("x" * 200)),
    ],
)
def test_a_profile_is_what_line_tells_of_it(httpserver, line, told, profile):
    httpserver.expect_request(f"/v2/bot/profile/{PERSON}").respond_with_json(told)
    assert line.profile(PERSON) == profile
