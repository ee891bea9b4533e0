"""Calls to Messenger, and what each answer means for the outbox."""

import hashlib
import hmac
import json
import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pytest_httpserver import HTTPServer
from werkzeug import Request

from bot.channels.base import ChannelError, Envelope, Profile, Sent
from bot.channels.messenger import Messenger

PAGE = "682498302938465"
PERSON = "24011122233344455"
SECRET, TOKEN = "app-secret-made-up", "page-token-made-up"
PROOF = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
MARK = "123e4567-e89b-12d3-a456-426614174000:0"
NOW = datetime(2021, 6, 1, 2, tzinfo=UTC)
CALL = {"message": {"text": "สวัสดีค่ะ 👍"}}
MESSAGES = f"/v26.0/{PAGE}/messages"


def envelope(silent: timedelta | None = timedelta(minutes=1), by_person: bool = False) -> Envelope:
    heard = None if silent is None else NOW - silent
    return Envelope(PERSON, CALL, "key", mark=MARK, by_person=by_person, last_heard=heard)


@pytest.fixture(autouse=True)
def _first_of_june():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def messenger(httpserver: HTTPServer) -> Messenger:
    return Messenger(SECRET, "verify", TOKEN, PAGE, httpserver.url_for("/v26.0/"))


def answers(httpserver: HTTPServer, status: int, body: object, **headers: str) -> None:
    text = body if isinstance(body, (str, bytes)) else json.dumps(body)
    httpserver.expect_request(MESSAGES, method="POST").respond_with_data(text, status, headers)


def refusal(messenger: Messenger, given: Envelope) -> dict[str, object]:
    """What the outbox learns: the flags that are set, and for how long to wait."""
    with pytest.raises(ChannelError) as caught:
        messenger.send(given)
    return {name: value for name, value in vars(caught.value).items() if value}


def asked(httpserver: HTTPServer) -> Request:
    ((request, _response),) = httpserver.log
    return request


def test_an_answer_is_sent_with_our_mark_and_the_proof_of_the_secret(httpserver, messenger):
    answers(httpserver, 200, {"recipient_id": PERSON, "message_id": "m_1"})
    assert messenger.send(envelope()) == Sent(("m_1",), "push")
    request = asked(httpserver)
    assert json.loads(request.data) == {
        "recipient": {"id": PERSON},
        "messaging_type": "RESPONSE",
        "message": {"text": "สวัสดีค่ะ 👍", "metadata": MARK},
    }
    assert dict(request.args) == {"appsecret_proof": PROOF}
    assert request.headers["Authorization"] == f"Bearer {TOKEN}"


def test_the_token_is_in_no_address_and_no_log(httpserver, messenger, caplog):
    answers(httpserver, 200, {"message_id": "m_1"})
    with caplog.at_level(logging.DEBUG):
        messenger.send(envelope())
    assert [secret for secret in (TOKEN, SECRET, "สวัสดีค่ะ") if secret in caplog.text + asked(httpserver).url] == []


def test_the_call_that_is_kept_is_not_changed_by_sending_it(httpserver, messenger):
    answers(httpserver, 200, {"message_id": "m_1"})
    messenger.send(envelope())
    assert CALL == {"message": {"text": "สวัสดีค่ะ 👍"}}


@pytest.mark.parametrize("body", ["", "OK", b"\xff\xfe", "[]", '{"message_id": {}}'])
def test_a_call_that_was_taken_is_sent_whatever_the_answer_says(httpserver, messenger, body):
    answers(httpserver, 200, body)
    assert messenger.send(envelope()) == Sent((), "push")


@pytest.mark.parametrize(
    ("silent", "by_person", "told"),
    [
        (timedelta(0), False, ("RESPONSE", None)),
        (timedelta(hours=-1), False, ("RESPONSE", None)),
        (timedelta(hours=23, minutes=59), False, ("RESPONSE", None)),
        (timedelta(hours=23), True, ("RESPONSE", None)),
        (timedelta(hours=24), True, ("MESSAGE_TAG", "HUMAN_AGENT")),
        (timedelta(days=6, hours=23), True, ("MESSAGE_TAG", "HUMAN_AGENT")),
    ],
)
def test_the_window_that_is_open_is_named(httpserver, messenger, silent, by_person, told):
    answers(httpserver, 200, {"message_id": "m_1"})
    messenger.send(envelope(silent, by_person))
    body = json.loads(asked(httpserver).data)
    assert (body["messaging_type"], body.get("tag")) == told


@pytest.mark.parametrize(
    ("silent", "by_person"),
    [(timedelta(hours=24), False), (timedelta(days=3), False), (timedelta(days=7), True), (None, False), (None, True)],
)
def test_nothing_is_called_where_the_window_is_shut(httpserver, messenger, silent, by_person):
    assert refusal(messenger, envelope(silent, by_person)) == {"permanent": True, "closed": True}
    assert httpserver.log == []


GONE = {"permanent": True, "unreachable": True}
CLOSED = {"permanent": True, "closed": True}
STAFF = {"permanent": True, "alarm": True}


@pytest.mark.parametrize(
    ("code", "subcode", "meaning"),
    [
        (1, None, {"unsure": True}),
        (1, 1357046, {"unsure": True}),
        (2, None, {"retry_after": 60.0}),
        (4, None, {"retry_after": 60.0}),
        (613, None, {"retry_after": 60.0}),
        (613, 2534040, {"retry_after": 60.0}),
        (613, 2018338, STAFF),
        (10, None, STAFF),
        (10, 2018278, CLOSED),
        (10, 2534022, CLOSED),
        (10, 2018065, CLOSED),
        (10, 2018108, GONE),
        (10, 1893063, {"alarm": True, "retry_after": 900.0}),
        (100, None, {"permanent": True}),
        (100, 2018001, GONE),
        (100, 2018008, {"permanent": True}),
        (100, 2018047, {"permanent": True}),
        (100, 2018109, {"permanent": True}),
        (190, None, STAFF),
        (190, 463, STAFF),
        (200, None, STAFF),
        (200, 2018028, STAFF),
        (200, 1545041, GONE),
        (551, None, GONE),
        (551, 1545041, GONE),
        (100, 2018300, {"retry_after": 300.0}),
        (10, 2018321, {"retry_after": 300.0}),
        (7777, None, {"permanent": True}),
        ("190", None, {"permanent": True}),
    ],
)
def test_each_error_code_says_what_to_do(httpserver, messenger, code, subcode, meaning):
    answers(httpserver, 400, {"error": {"message": "x", "code": code, "error_subcode": subcode, "fbtrace_id": "A"}})
    assert refusal(messenger, envelope()) == meaning


@pytest.mark.parametrize(
    ("status", "body", "meaning"),
    [
        (500, "", {"unsure": True}),
        (502, "<html>bad gateway", {"unsure": True}),
        (503, b"\xff", {"unsure": True}),
        (500, {"error": {"code": 2}}, {"retry_after": 60.0}),
        (429, "", {}),
        (401, "", STAFF),
        (403, "", STAFF),
        (404, "", {"permanent": True}),
        (302, "", {"permanent": True}),
        (400, {"error": "no object"}, {"permanent": True}),
    ],
)
def test_each_refusal_without_a_known_code_says_what_to_do(httpserver, messenger, status, body, meaning):
    answers(httpserver, status, body)
    assert refusal(messenger, envelope()) == meaning


def test_the_platforms_wish_to_wait_is_passed_on(httpserver, messenger):
    answers(httpserver, 429, "", **{"Retry-After": "7"})
    assert refusal(messenger, envelope()) == {"retry_after": 7.0}


def test_a_refusal_names_codes_and_nobodys_words(httpserver, messenger):
    answers(httpserver, 400, {"error": {"message": "สมศรี", "code": 100, "error_subcode": 2018001, "fbtrace_id": "AB"}})
    with pytest.raises(ChannelError) as caught:
        messenger.send(envelope())
    assert str(caught.value) == "Messenger answered 400: code 100, subcode 2018001 (trace AB)"


def test_a_line_that_is_cut_leaves_the_call_in_doubt(silent_server):
    assert refusal(Messenger(SECRET, "v", TOKEN, PAGE, silent_server), envelope()) == {"unsure": True}


def test_a_call_that_never_left_is_not_in_doubt(closed_port):
    assert refusal(Messenger(SECRET, "v", TOKEN, PAGE, closed_port), envelope()) == {}


def test_silence_leaves_the_call_in_doubt(monkeypatch, deaf_server):
    monkeypatch.setattr("bot.channels.messenger.PATIENCE", (0.1, 0.1))
    assert refusal(Messenger(SECRET, "v", TOKEN, PAGE, deaf_server), envelope()) == {"unsure": True}


def test_somebody_elses_netrc_does_not_take_the_tokens_place(httpserver, messenger, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine localhost login a password b\nmachine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    answers(httpserver, 200, {"message_id": "m_1"})
    messenger.send(envelope())
    assert asked(httpserver).headers["Authorization"] == f"Bearer {TOKEN}"


def test_typing_is_shown(httpserver, messenger):
    answers(httpserver, 200, {"recipient_id": PERSON})
    messenger.working(PERSON)
    assert json.loads(asked(httpserver).data) == {"recipient": {"id": PERSON}, "sender_action": "typing_on"}


def test_typing_and_names_that_cannot_be_had_hurt_nobody(closed_port):
    messenger = Messenger(SECRET, "v", TOKEN, PAGE, closed_port)
    messenger.working(PERSON)
    assert messenger.profile(PERSON) == Profile()


@pytest.mark.parametrize(
    ("told", "profile"),
    [
        ({"first_name": "สมศรี", "last_name": "ใจงาม", "locale": "th_TH", "id": PERSON}, Profile("สมศรี ใจงาม", "th-TH")),
        ({"first_name": "Ann"}, Profile("Ann")),
        ({}, Profile()),
        ([], Profile()),
        ({"first_name": 7, "locale": None}, Profile()),
    ],
)
def test_a_profile_is_what_messenger_tells_of_it(httpserver, messenger, told, profile):
    httpserver.expect_request(f"/v26.0/{PERSON}").respond_with_json(told)
    assert messenger.profile(PERSON) == profile


def test_where_the_language_is_not_ours_to_ask_the_name_still_is(httpserver, messenger):
    httpserver.expect_request(
        f"/v26.0/{PERSON}", query_string={"fields": "first_name,last_name,locale", "appsecret_proof": PROOF}
    ).respond_with_json({"error": {"code": 200}}, 403)
    httpserver.expect_request(
        f"/v26.0/{PERSON}", query_string={"fields": "first_name,last_name", "appsecret_proof": PROOF}
    ).respond_with_json({"first_name": "สมศรี"})
    assert messenger.profile(PERSON) == Profile("สมศรี")


@pytest.mark.parametrize("body", ["", "no", b"\xff"])
def test_a_profile_that_is_refused_hurts_nobody(httpserver, messenger, body):
    httpserver.expect_request(f"/v26.0/{PERSON}").respond_with_data(body, 400)
    assert messenger.profile(PERSON) == Profile()
