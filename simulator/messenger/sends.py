"""Messenger's calls that send: a message or a sign of life, to one person, inside their window.

Knows windows, tags, blocks and echoes (Send API); knows no HTTP beyond the call.
"""

from collections.abc import Iterator
from typing import Any

from simulator import ids
from simulator.board import Bubble
from simulator.messenger.account import body_of
from simulator.messenger.errors import refused, wrong
from simulator.messenger.events import Events
from simulator.messenger.messages import ATTACHMENT_UPLOAD, MESSAGE, TITLE
from simulator.messenger.state import CHANNEL, HUMAN_SECONDS, WINDOW_SECONDS, Person
from simulator.rules import Path, Problem, one_of
from simulator.shapes import shape
from simulator.wire import Answer, Call, Json, RefusalError, json_answer

TYPING_MS = 20_000
_TYPES = ("RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY")
_HEAD = shape(
    {"recipient": shape({})},
    {
        "messaging_type": one_of(*_TYPES),
        "sender_action": one_of("typing_on", "typing_off", "mark_seen", "react", "unreact"),
        "notification_type": one_of("REGULAR", "SILENT_PUSH", "NO_PUSH"),
        "reply_to": shape({"mid": lambda _value, _path: iter(())}),
    },
)


def send(page: Events, call: Call) -> Answer:
    """POST /{page}/messages."""
    body = body_of(call)
    _must(_HEAD(body, ()))
    if "message" in body and "sender_action" in body:
        raise refused("two")
    person = _recipient(page, body)
    if "sender_action" in body:
        return _sign_of_life(page, person, body["sender_action"])
    return _message(page, person, body)


def upload(page: Events, call: Call) -> Answer:
    """POST /{page}/message_attachments: keeps an address for later; good for 90 days."""
    body = body_of(call)
    _must(ATTACHMENT_UPLOAD(body, ()))
    key = str(len(page.uploads) + 1_000_000_000_000_000)
    page.uploads[key] = body["message"]["attachment"]
    return json_answer(200, {"attachment_id": key})


def _message(page: Events, person: Person, body: Json) -> Answer:
    if not body.get("messaging_type"):
        _must(iter([Problem(("messaging_type",), "missing")]))
    if "message" not in body:
        _must(iter([Problem(("message",), "missing")]))
    message: Json = body["message"]
    _must(MESSAGE(message, ("message",)))
    kept = ((message.get("attachment") or {}).get("payload") or {}).get("attachment_id")
    if kept and kept not in page.uploads:
        raise refused("attachment")
    _may_write(page, person, body)
    return _deliver(page, person, message)


def _may_write(page: Events, person: Person, body: Json) -> None:
    """The window and the tag allow it, the person is there, nobody else has the thread."""
    if page.standby:
        raise refused("thread")
    seconds = WINDOW_SECONDS
    if body["messaging_type"] == "MESSAGE_TAG":
        if body.get("tag") != "HUMAN_AGENT":
            raise refused("tag")
        if not page.human_agent_allowed:
            raise refused("human")
        seconds = HUMAN_SECONDS
    if body["messaging_type"] == "UTILITY" or not page.open_since(person.id, seconds):
        raise refused("window")
    if person.blocked:
        raise refused("gone")


def _deliver(page: Events, person: Person, message: Json) -> Answer:
    """Puts the message on the phone, and its echo on the way to the bot."""
    message_id = ids.mid()
    chat = page.chat(person.id)
    page.board.add(CHANNEL, person.id, Bubble(message_id, "bot", page.clock.ms(), message))
    chat.chips = [_cut(quick) for quick in message.get("quick_replies") or []]
    chat.typing_until = 0
    page.on_echo(page.webhook(page.echo(person.id, message_id, message)))
    return json_answer(200, {"recipient_id": person.id, "message_id": message_id})


def _cut(quick: Json) -> Json:
    return {**quick, "title": quick["title"][:TITLE]} if "title" in quick else quick


def _sign_of_life(page: Events, person: Person, action: str) -> Answer:
    if person.blocked:
        raise refused("gone")
    chat = page.chat(person.id)
    if action in {"typing_on", "typing_off"}:
        chat.typing_until = page.clock.ms() + TYPING_MS if action == "typing_on" else 0
        page.board.touch(chat)
    if action == "mark_seen":
        for bubble in chat.bubbles.values():
            if bubble.side == "me" and not bubble.read:
                bubble.read = True
                page.board.touch(bubble)
    return json_answer(200, {"recipient_id": person.id})


def _recipient(page: Events, body: Json) -> Person:
    """The person meant. Raises RefusalError where there is none."""
    person_id: Any = body["recipient"].get("id")
    if not person_id:
        path: Path = ("recipient", "id")
        raise RefusalError(wrong(Problem(path, "missing")))
    person = page.people.get(str(person_id))
    if person is None:
        raise refused("nobody")
    return person


def _must(problems: Iterator[Problem]) -> None:
    """Raises RefusalError for the first problem: Graph names one at a time."""
    for problem in problems:
        raise RefusalError(wrong(problem))
