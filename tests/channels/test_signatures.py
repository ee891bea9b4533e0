"""Who may speak to us: the signature over the bytes as they came, and Messenger's set-up call."""

import base64
import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import EnvironHeaders, Headers

from bot.channels.base import Channel
from bot.channels.line import Line
from bot.channels.messenger import Messenger

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
# LINE's own example
BODY = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="

LINE = Line(SECRET, "token", "http://127.0.0.1:1", "http://127.0.0.1:1")
MESSENGER = Messenger(SECRET, "verify me", "token", "1", "http://127.0.0.1:1/v26.0")


def sent(name: str, value: str) -> Headers:
    """The one header of a request, as the server hands it on."""
    return EnvironHeaders({f"HTTP_{name.upper().replace('-', '_')}": value})


def of_messenger(body: bytes) -> str:
    return "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()


def test_lines_own_example_is_accepted():
    assert LINE.verify(BODY, sent("x-line-signature", SIGNATURE))


def test_messengers_signature_is_accepted_over_the_bytes_as_they_came():
    escaped = json.dumps({"text": "สวัสดี"}).encode()
    assert MESSENGER.verify(escaped, sent("X-Hub-Signature-256", of_messenger(escaped)))
    plain = json.dumps({"text": "สวัสดี"}, ensure_ascii=False).encode()
    assert not MESSENGER.verify(plain, sent("X-Hub-Signature-256", of_messenger(escaped)))


@pytest.mark.parametrize(
    ("channel", "names", "signature"),
    [
        (LINE, ("X-Line-Signature", "x-line-signature", "X-LINE-SIGNATURE"), SIGNATURE),
        (MESSENGER, ("X-Hub-Signature-256", "x-hub-signature-256"), of_messenger(BODY)),
    ],
)
def test_the_headers_name_may_be_written_in_any_case(channel: Channel, names, signature):
    assert [channel.verify(BODY, sent(name, signature)) for name in names] == [True] * len(names)


@given(st.integers(0, len(BODY) * 8 - 1))
def test_a_single_changed_bit_in_the_body_is_noticed(bit):
    changed = bytearray(BODY)
    changed[bit // 8] ^= 1 << bit % 8
    assert not LINE.verify(bytes(changed), sent("x-line-signature", SIGNATURE))
    assert not MESSENGER.verify(bytes(changed), sent("x-hub-signature-256", of_messenger(BODY)))


@given(st.integers(0, len(SIGNATURE) * 7 - 1))
def test_a_single_changed_bit_in_lines_signature_is_noticed(bit):
    changed = bytearray(SIGNATURE.encode())
    changed[bit // 7] ^= 1 << bit % 7
    assert not LINE.verify(BODY, sent("x-line-signature", changed.decode()))


@given(st.integers(0, 71 * 7 - 1))
def test_a_single_changed_bit_in_messengers_signature_is_noticed(bit):
    changed = bytearray(of_messenger(BODY).encode())
    changed[bit // 7] ^= 1 << bit % 7
    assert not MESSENGER.verify(BODY, sent("x-hub-signature-256", changed.decode()))


@pytest.mark.parametrize(
    "value", ["", " ", "สวัสดี", "é", "\ud800", "sha256=", SIGNATURE + "=", SIGNATURE[:-1], " " + SIGNATURE, "x" * 9000]
)
def test_a_signature_that_is_none_is_refused(value):
    assert not LINE.verify(BODY, sent("x-line-signature", value))
    assert not MESSENGER.verify(BODY, sent("x-hub-signature-256", value))


def test_a_missing_signature_is_refused():
    assert not LINE.verify(BODY, sent("Content-Type", "application/json"))
    assert not MESSENGER.verify(BODY, sent("X-Hub-Signature", of_messenger(BODY)))


def test_one_channels_signature_does_not_open_the_other():
    assert not LINE.verify(BODY, sent("x-line-signature", of_messenger(BODY)))
    assert not MESSENGER.verify(BODY, sent("x-hub-signature-256", SIGNATURE))


def test_nothing_is_accepted_under_an_empty_secret():
    nothing = hmac.new(b"", BODY, hashlib.sha256)
    assert not Line("", "t", "http://x", "http://x").verify(
        BODY, sent("x-line-signature", base64.b64encode(nothing.digest()).decode())
    )
    assert not Messenger("", "v", "t", "1", "http://x").verify(
        BODY, sent("x-hub-signature-256", "sha256=" + nothing.hexdigest())
    )


def test_bytes_that_are_no_text_can_be_signed_too():
    assert MESSENGER.verify(b"\xff\0", sent("x-hub-signature-256", of_messenger(b"\xff\0")))


ASKED = {"hub.mode": "subscribe", "hub.verify_token": "verify me", "hub.challenge": "1158201444"}


def test_messengers_challenge_is_given_back():
    assert MESSENGER.challenge(ASKED) == "1158201444"


@pytest.mark.parametrize(
    "changed",
    [
        {"hub.mode": "unsubscribe"},
        {"hub.verify_token": "verify m"},
        {"hub.verify_token": "ยืนยัน"},
        {"hub.verify_token": ""},
    ],
)
def test_a_challenge_with_the_wrong_word_is_refused(changed):
    assert MESSENGER.challenge({**ASKED, **changed}) is None


@pytest.mark.parametrize("missing", list(ASKED))
def test_an_incomplete_challenge_is_refused(missing):
    assert MESSENGER.challenge({name: value for name, value in ASKED.items() if name != missing}) is None


def test_a_challenge_is_refused_where_no_word_is_set():
    assert Messenger("s", "", "t", "1", "http://x").challenge({**ASKED, "hub.verify_token": ""}) is None


def test_line_has_no_challenge():
    assert LINE.challenge(ASKED) is None
