"""What the phones and the inspector show, with a version number that rises at every change.

Knows bubbles, choices and records of calls as JSON; knows no platform's rules. Keeps the last few hundred and no more.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from simulator.wire import Answer, Call, Json

KEPT_BUBBLES = 500
KEPT_RECORDS = 300
_SHOWN_HEADERS = {"authorization", "content-type", "x-line-retry-key"}


@dataclass
class Bubble:
    """One thing in a chat. `side`: "me" the person, "bot", or "note" for what the app itself writes."""

    key: str
    side: str
    at: int  # ms
    message: Json
    who: str = ""  # the person's id, in groups
    read: bool = False
    unsent: bool = False
    edited: bool = False
    rev: int = 0


@dataclass
class Chat:
    """One conversation on one phone. `chips` are the quick replies on show; `typing_until` in ms, 0 where nobody is."""

    bubbles: "OrderedDict[str, Bubble]" = field(default_factory=OrderedDict)
    chips: list[Json] = field(default_factory=list)
    typing_until: int = 0
    rev: int = 0


@dataclass
class Record:
    """One webhook or one call, with what came of it. status 0: no answer."""

    key: int
    way: str  # "webhook" (to the bot) or "call" (from the bot)
    channel: str
    name: str
    at: int
    method: str
    url: str
    headers: Json
    sent: str
    status: int | None = None
    received: str = ""
    took: int | None = None  # ms
    rev: int = 0


class Board:
    """Every chat and the journal. One lock for all: both fakes and the page take it."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.version = 1  # the page begins at 0
        self.chats: dict[tuple[str, str], Chat] = {}
        self.journal: OrderedDict[int, Record] = OrderedDict()

    def chat(self, channel: str, chat_id: str) -> Chat:
        """The conversation, begun where there was none."""
        return self.chats.setdefault((channel, chat_id), Chat())

    def touch(self, *things: "Chat | Bubble | Record") -> None:
        """Mark as changed."""
        self.version += 1
        for thing in things:
            thing.rev = self.version

    def add(self, channel: str, chat_id: str, bubble: Bubble) -> None:
        """Put a bubble at the end of a chat."""
        chat = self.chat(channel, chat_id)
        chat.bubbles[bubble.key] = bubble
        while len(chat.bubbles) > KEPT_BUBBLES:
            chat.bubbles.popitem(last=False)
        self.touch(chat, bubble)

    def record(self, **values: Any) -> Record:
        """Note a webhook or a call; fill in `status`, `received` and `took` later and `touch` it."""
        record = Record(key=self.version + 1, **values)
        self.journal[record.key] = record
        while len(self.journal) > KEPT_RECORDS:
            self.journal.popitem(last=False)
        self.touch(record)
        return record

    def record_call(self, channel: str, name: str, at: int, host: str, call: Call, answer: Answer) -> None:
        """Note a call of the bot's with its answer. Tokens are replaced by their names."""
        hidden = {"authorization": "Bearer $TOKEN", "access_token": "$TOKEN", "appsecret_proof": "$PROOF"}
        query = "&".join(f"{key}={hidden.get(key, value)}" for key, value in call.query.items())
        with self.lock:
            self.record(
                way="call",
                channel=channel,
                name=name,
                at=at,
                method=call.method,
                url=host + call.path + ("?" + query if query else ""),
                headers={key: hidden.get(key, value) for key, value in call.headers.items() if key in _SHOWN_HEADERS},
                sent=_readable(call.body, call.headers.get("content-type", "")),
                status=answer.status,
                received=_readable(answer.body, answer.headers.get("Content-Type", "")),
                took=0,
            )

    def clear(self) -> None:
        """Forget every chat and record; the version goes on rising."""
        self.chats.clear()
        self.journal.clear()
        self.touch()


def _readable(body: bytes, kind: str) -> str:
    """Words as they are; of pictures and films only the size."""
    if body and not kind.startswith(("application/json", "application/x-www-form-urlencoded", "text/")):
        return f"({len(body)} bytes of {kind})"
    return body.decode("utf-8", "replace")
