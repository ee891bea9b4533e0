"""What goes over the wire between a platform and a bot, in both directions.

Knows bytes, headers and JSON; knows neither LINE nor Messenger, and opens no connection.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Webhook:
    """What a platform POSTs to the bot: the raw bytes that were signed, and the headers that go with them."""

    channel: str  # "line" or "messenger": the end of /webhook/<channel>
    body: bytes
    headers: Mapping[str, str]

    @property
    def payload(self) -> Json:
        """The body as JSON."""
        parsed: Json = json.loads(self.body)
        return parsed


@dataclass(frozen=True)
class Call:
    """One call that the bot makes to a platform. `headers` have lower-case names; `parts` come out of the path."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What a platform answers. `dropped`: the connection is cut after `hold` seconds and nothing is said."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    dropped: bool = False
    hold: float = 0.0

    @property
    def json(self) -> Json:
        """The body as JSON; empty where there is none."""
        parsed: Json = json.loads(self.body) if self.body else {}
        return parsed


class RefusalError(Exception):
    """The platform will not do it: carries the answer that says so."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"refused with {answer.status}")
        self.answer = answer


def json_answer(status: int, body: Json, **headers: str) -> Answer:
    """A JSON answer; `x_line_request_id="…"` becomes the header x-line-request-id."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, {"Content-Type": "application/json", **named}, json.dumps(body, ensure_ascii=False).encode())


def with_headers(answer: Answer, **headers: str) -> Answer:
    """The same answer with more headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return replace(answer, headers={**answer.headers, **named})


def no_answer(hold: float) -> Answer:
    """The connection stays silent for `hold` seconds and is cut."""
    return Answer(0, {}, b"", dropped=True, hold=hold)


def lower_names(headers: Mapping[str, str]) -> dict[str, str]:
    """Header names as they are compared: in lower case."""
    return {name.lower(): value for name, value in headers.items()}
