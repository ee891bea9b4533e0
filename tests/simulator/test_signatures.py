import base64
import hashlib
import hmac
import json

from simulator.line.signing import signature
from simulator.messenger.signing import signature as hub_signature
from tests.simulator.platforms import PERSON, PSID, a_line, a_messenger


def test_lines_own_test_vector_comes_out() -> None:
    body = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    assert signature("8c570fa6dd201bb328f1c1eac23a96d8", body) == "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="


def test_a_line_webhook_is_signed_over_its_raw_bytes() -> None:
    webhook = a_line().says(PERSON, "สมัคร 😀")
    expected = base64.b64encode(hmac.new(b"channel secret", webhook.body, hashlib.sha256).digest()).decode()
    assert webhook.headers["X-Line-Signature"] == expected
    assert "สมัคร 😀".encode() in webhook.body


def test_a_messenger_webhook_is_signed_over_its_escapes() -> None:
    webhook = a_messenger().says(PSID, "สมัคร")
    expected = hmac.new(b"app secret", webhook.body, hashlib.sha256).hexdigest()
    assert webhook.headers["X-Hub-Signature-256"] == f"sha256={expected}"
    assert webhook.body.isascii()
    assert rb"\u0e2a\u0e21\u0e31\u0e04\u0e23" in webhook.body


def test_decoding_and_writing_again_breaks_messengers_signature() -> None:
    webhook = a_messenger().says(PSID, "สมัคร")
    rewritten = json.dumps(json.loads(webhook.body), ensure_ascii=False).encode()
    assert hub_signature("app secret", rewritten) != webhook.headers["X-Hub-Signature-256"]


def test_a_forged_webhook_has_the_same_body_and_another_signature() -> None:
    line, page = a_line(), a_messenger()
    for fake, webhook, name in (
        (line, line.says(PERSON, "ก"), "X-Line-Signature"),
        (page, page.says(PSID, "ก"), "X-Hub-Signature-256"),
    ):
        forged = fake.forged(webhook)
        assert forged.body == webhook.body
        assert forged.headers[name] != webhook.headers[name]
        assert name not in fake.unsigned(webhook).headers


def test_the_verify_button_sends_no_event() -> None:
    assert a_line().verifies().payload["events"] == []
