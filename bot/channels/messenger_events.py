"""What Messenger tells, in neutral words: one Incoming an event, whatever its shape.

Knows Messenger's events and their traps: echoes with sender and recipient exchanged, times in seconds, taps that
come as messages. Knows no signature, no network and no answer.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channels.base import Badly
from bot.channels.messenger_contents import content
from bot.channels.reading import at, ident, incoming, items, key, moment, name, string
from bot.channels.replies import SAY
from models.talk import Incoming

Fields = dict[str, Any]

GET_STARTED = ("start", "get_started")  # payloads of the button that opens a talk, in any case of letters
DATA = 1000
AROUND = ("sender", "recipient", "timestamp")  # what is in every event; the rest is its name


def parse(payload: Mapping[str, Any]) -> list[Incoming]:
    """Every event of every entry, in order; none of what is not about a page. Raises Badly where it is no object."""
    if not isinstance(payload, Mapping):
        raise Badly("the payload is not an object")
    if payload.get("object") != "page":
        return []
    now = datetime.now(UTC)
    return [
        _incoming(event, entry, passive, now)
        for entry in items(payload, "entry")
        for list_name, passive in (("messaging", False), ("standby", True))
        for event in items(entry, list_name)
    ]


def _incoming(event: object, entry: object, passive: bool, now: datetime) -> Incoming:
    account, person, kind = ident(entry, "id"), ident(event, "sender", "id"), _kind(event)
    fields = READERS[kind](event) if kind in READERS else None
    if fields and fields["kind"] == "echo":
        person, address = "", ident(event, "recipient", "id")
    else:
        address = person
    if fields is None or not address or address == account:
        fields = {"kind": "ignored"}
    return incoming(
        note=f"{kind}.{_sort(at(event, kind))}" if kind == "message" else kind,
        channel="messenger",
        account=account,
        key=key(fields.pop("id", ""), event),
        address=address,
        at=moment(at(event, "timestamp") or at(entry, "time"), now),
        person=person,
        passive=passive,
        **fields,
    )


def _kind(event: object) -> str:
    """The event's name: the one that we read, else the first that is not around every event."""
    names = list(event) if isinstance(event, Mapping) else []
    known = [one for one in READERS if one in names]
    return name([*known, *(one for one in names if one not in AROUND), "nothing"][0])


def _sort(message: object) -> str:
    kinds = [name(one, "type") for one in items(message, "attachments")]
    return (kinds or ["text" if isinstance(at(message, "text"), str) else "unnamed"])[0]


def _message(event: object) -> Fields | None:
    message = at(event, "message")
    mid = ident(message, "mid")
    common = {"id": mid, "message_id": mid, "text": string(message, "text")}
    if at(message, "is_echo") is True:
        return {**common, "kind": "echo", "about": mid, "data": string(message, "metadata")[:DATA]}
    payload = at(message, "quick_reply", "payload")
    found = _tapped(payload, common["text"]) if isinstance(payload, str) else content(message, common["text"])
    return {**common, **found} if found else None


def _tapped(payload: str, label: str) -> Fields:
    """A tap sends its data, or counts as the words on the button where it has none of its own."""
    data = string(payload)
    if data.startswith(SAY):
        return {"kind": "text", "text": data.removeprefix(SAY)}
    return {"kind": "choice", "data": data[:DATA], "text": label}


def _postback(event: object) -> Fields:
    postback = at(event, "postback")
    mid, title = ident(postback, "mid"), string(postback, "title")
    if string(postback, "payload").lower() in GET_STARTED:
        return {"id": mid, "kind": "start", "data": string(postback, "referral", "ref")[:DATA]}
    return {"id": mid, "message_id": mid, **_tapped(string(postback, "payload"), title)}


def _referral(event: object) -> Fields:
    return {"kind": "start", "data": string(event, "referral", "ref")[:DATA]}


def _edit(event: object) -> Fields | None:
    about, text = ident(event, "message_edit", "mid"), at(event, "message_edit", "text")
    return {"kind": "edit", "about": about, "text": string(text)} if about and isinstance(text, str) else None


READERS: dict[str, Callable[[object], Fields | None]] = {
    "message": _message,
    "postback": _postback,
    "referral": _referral,
    "message_edit": _edit,
}
