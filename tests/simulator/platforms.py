"""How the tests of the stand-in platforms call them: as a bot would, without a network."""

import json
from typing import Any

from simulator import Answer, FakeLine, FakeMessenger

PERSON = "U" + "a" * 32
OTHER = "U" + "b" * 32
GROUP = "C" + "c" * 32
PSID = "12345678901234567"
PAGE = "109876543210987"
HELLO = {"type": "text", "text": "สวัสดีค่ะ"}


def a_line(**options: Any) -> FakeLine:
    return FakeLine("channel secret", "channel token", **options)


def a_messenger(**options: Any) -> FakeMessenger:
    return FakeMessenger("app secret", "page token", PAGE, "verify token", **options)


def call(line: FakeLine, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    """A call to api.line.me with the right token. headers: x_line_retry_key=… becomes x-line-retry-key."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    base = {"Authorization": "Bearer channel token", "Content-Type": "application/json"}
    return line.handle(method, "/v2/bot" + path, {}, {**base, **named}, json.dumps(body).encode() if body else b"")


def fetch(line: FakeLine, path: str, token: str = "channel token") -> Answer:
    """A GET on api-data.line.me."""
    return line.data_host("GET", "/v2/bot" + path, {}, {"Authorization": f"Bearer {token}"}, b"")


def reply(line: FakeLine, token: str, *messages: Any) -> Answer:
    return call(line, "POST", "/message/reply", {"replyToken": token, "messages": list(messages) or [HELLO]})


def push(line: FakeLine, *messages: Any, to: str = PERSON, **headers: str) -> Answer:
    return call(line, "POST", "/message/push", {"to": to, "messages": list(messages) or [HELLO]}, **headers)


def validate(line: FakeLine, *messages: Any) -> Answer:
    return call(line, "POST", "/message/validate/push", {"messages": list(messages)})


def details(answer: Answer) -> list[tuple[str, str]]:
    """What LINE says is wrong: where, and what."""
    return [(each["property"], each["message"]) for each in answer.json.get("details", [])]


def token_of(webhook: Any) -> str:
    return str(webhook.payload["events"][0]["replyToken"])


def graph(page: FakeMessenger, method: str, path: str, body: Any = None, **query: str) -> Answer:
    """A call to graph.facebook.com with the right token."""
    asked = {"access_token": "page token", **query}
    sent = json.dumps(body).encode() if body is not None else b""
    return page.handle(method, "/v26.0" + path, asked, {"Content-Type": "application/json"}, sent)


def send(page: FakeMessenger, message: Any = None, *, to: str = PSID, **more: Any) -> Answer:
    body = {"recipient": {"id": to}, "messaging_type": "RESPONSE", "message": message or {"text": "สวัสดีค่ะ"}, **more}
    return graph(page, "POST", "/me/messages", body)


def code(answer: Answer) -> tuple[int, int, int]:
    """HTTP status, code, subcode (0 where there is none)."""
    error = answer.json["error"]
    return answer.status, error["code"], error.get("error_subcode", 0)
