"""What LINE tells, in neutral words: one Incoming an event, whatever its shape.

Knows LINE's events and their traps; knows no signature, no network and no answer. The SDK's own parser is not used: it
drops messages without a `quoteToken` and raises for the whole request where one event is unusual.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channels.base import Badly
from bot.channels.reading import at, count, ident, incoming, items, key, moment, name, place, string
from models.talk import Incoming, Media

Fields = dict[str, Any]

DUMMY_TOKENS = ("0" * 32, "f" * 32)  # of the console's old “Verify” button: nobody is there to be answered
DATA = 1000
TOKEN = 300


def parse(payload: Mapping[str, Any]) -> list[Incoming]:
    """Every event, in order. Raises Badly where the payload is no object."""
    if not isinstance(payload, Mapping):
        raise Badly("the payload is not an object")
    account, now = ident(payload, "destination"), datetime.now(UTC)
    return [_incoming(event, account, now) for event in items(payload, "events")]


def _incoming(event: object, account: str, now: datetime) -> Incoming:
    kind, token = name(event, "type"), string(event, "replyToken")
    verification = token in DUMMY_TOKENS
    group = ident(event, "source", "groupId") or ident(event, "source", "roomId")
    person = ident(event, "source", "userId")
    fields = _fields(kind, event)
    if fields is None or verification or not (group or person):
        fields = {"kind": "ignored"}
    return incoming(
        note=f"message.{name(event, 'message', 'type')}" if kind == "message" else kind,
        channel="line",
        account=account,
        key=key(ident(event, "webhookEventId"), _undelivered(event)),
        address=group or person,
        at=moment(at(event, "timestamp"), now),
        group=bool(group),
        person=person,
        passive=at(event, "mode") == "standby",
        reply_token="" if verification or len(token) > TOKEN else token,
        **fields,
    )


def _fields(kind: str, event: object) -> Fields | None:
    """What is special to the kind; None for what we do not use, or what lacks that for which we would."""
    if kind in CAME_AND_WENT:
        return {"kind": CAME_AND_WENT[kind]}
    return READERS[kind](event) if kind in READERS else None


def _undelivered(event: object) -> object:
    """The event as it was before the delivery: a redelivery differs there."""
    return {k: v for k, v in event.items() if k != "deliveryContext"} if isinstance(event, Mapping) else event


def _message(event: object) -> Fields | None:
    message, kind = at(event, "message"), name(event, "message", "type")
    fields = MESSAGES[kind](message) if kind in MESSAGES else None
    return fields and {"message_id": ident(message, "id"), **fields}


def _text(message: object) -> Fields | None:
    if not isinstance(at(message, "text"), str):
        return None
    mentions = [one for one in items(message, "mention", "mentionees") if at(one, "isSelf") is True]
    return {"kind": "text", "text": string(_unaddressed(at(message, "text"), mentions)), "mentioned": bool(mentions)}


def _unaddressed(text: str, mentions: list[Any]) -> str:
    """The words without our own @name, which would only be in a question's way. Positions: UTF-16 units."""
    if not mentions:
        return text
    halves = text.encode("utf-16-le", "surrogatepass")
    for start, length in sorted(((count(m, "index") or 0, count(m, "length") or 0) for m in mentions), reverse=True):
        if halves[2 * start : 2 * start + 2] == b"@\0":
            halves = halves[: 2 * start] + halves[2 * (start + length) :]
    return halves.decode("utf-16-le", "surrogatepass").strip()


def _sticker(message: object) -> Fields:
    return {"kind": "sticker", "text": string(message, "text")}


def _location(message: object) -> Fields | None:
    title, address = string(message, "title"), string(message, "address")
    found = place(at(message, "latitude"), at(message, "longitude"), title, address)
    return {"kind": "location", "location": found} if found else None


def _media(message: object) -> Fields:
    """Without a reference where somebody else keeps the content: their addresses are never called."""
    ours = at(message, "contentProvider", "type") in (None, "line")
    found = Media(
        kind=at(message, "type"),
        ref=ident(message, "id") if ours else "",
        name=string(message, "fileName")[-200:],
        size=count(message, "fileSize"),
        album=ident(message, "imageSet", "id"),
    )
    return {"kind": "media", "media": (found,)}


def _postback(event: object) -> Fields | None:
    """A tap; a date picker's date comes as text. Changing the menu's page is no answer to anything."""
    params = at(event, "postback", "params")
    data = at(event, "postback", "data")
    if not isinstance(data, str) or at(params, "newRichMenuAliasId") is not None:
        return None
    picked = string(params, "datetime") or string(params, "date") or string(params, "time")
    return {"kind": "choice", "data": string(data)[:DATA], "text": picked}


def _unsend(event: object) -> Fields | None:
    about = ident(event, "unsend", "messageId")
    return {"kind": "unsend", "about": about} if about else None


def _edit(event: object) -> Fields | None:
    about, fields = ident(event, "message", "id"), _text(at(event, "message"))
    return {**fields, "kind": "edit", "about": about} if fields and about else None


MESSAGES: dict[str, Callable[[object], Fields | None]] = {
    "text": _text,
    "image": _media,
    "video": _media,
    "audio": _media,
    "file": _media,
    "location": _location,
    "sticker": _sticker,
}
READERS: dict[str, Callable[[object], Fields | None]] = {
    "message": _message,
    "messageEdited": _edit,
    "postback": _postback,
    "unsend": _unsend,
}
CAME_AND_WENT = {"follow": "start", "join": "start", "unfollow": "leave", "leave": "leave"}
