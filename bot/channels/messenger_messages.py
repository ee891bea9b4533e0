"""How a reply looks on Messenger: one message a call, ways on as quick replies under the last one.

Knows Messenger's limits; where its templates are too small, the words go before them as text and none is lost. Knows no
network.
"""

from collections.abc import Sequence
from typing import Any

from bot.channels.base import Call
from bot.channels.replies import SAY, WORDLESS, buttons, listed, on, parts, picture, rows, said, ways_on, words
from bot.channels.text import clean, shorten, units
from models.talk import Card, Choice, Reply

TEXT = 2000
BUTTON_TEXT = 640
CARD_TEXT = 80
QUICK_REPLIES = 13
LABEL = 20
PAYLOAD = 1000
ADDRESS = 2000

Message = dict[str, Any]


def render(replies: Sequence[Reply]) -> list[Call]:
    shown = ways_on(replies, QUICK_REPLIES)
    messages = [message for reply in replies for message in _messages(reply, shown)]
    if not messages:
        messages = _texts("\n".join(f"• {on(choice)}" for choice in shown))
    if messages and shown:
        messages[-1]["quick_replies"] = [{"content_type": "text", **_tap(choice)} for choice in shown]
    return [{"message": message} for message in messages]


def _messages(reply: Reply, shown: Sequence[Choice]) -> list[Message]:
    seen = _pictures(reply) + _cards(reply)
    return seen + _texts(listed(reply, shown)) if seen else _texts(words(reply, shown))


def _tap(choice: Choice) -> dict[str, str]:
    """Title and payload; without data that Messenger carries, a payload that says the words."""
    data, label = clean(choice.data), on(choice)
    fits = bool(data) and units(data) <= PAYLOAD and not data.startswith(SAY)
    return {"title": shorten(label, LABEL, LABEL), "payload": data if fits else SAY + shorten(label, 300, 300)}


def _texts(text: str) -> list[Message]:
    return [{"text": part} for part in parts(text, TEXT)]


def _pictures(reply: Reply) -> list[Message]:
    address = picture(reply.picture, ADDRESS)
    return [{"attachment": {"type": "image", "payload": {"url": address}}}] if address else []


def _cards(reply: Reply) -> list[Message]:
    if reply.card is None:
        return []
    card, address = reply.card, picture(reply.card.picture, ADDRESS)
    pressed = [{"type": "postback", **_tap(choice)} for choice in buttons(card)]
    if address:
        return _with_picture(card, address, pressed)
    return _with_buttons(card, pressed) if pressed else _texts(_all_words(card))


def _with_picture(card: Card, address: str, pressed: list[dict[str, str]]) -> list[Message]:
    """A generic template: all of the card where it is short, else its words first and the picture under its title."""
    title, text = said(card.title), said(card.text)
    element: dict[str, Any] = {"title": shorten(title or text, CARD_TEXT, CARD_TEXT) or WORDLESS, "image_url": address}
    whole = element["title"] == title and units(text) <= CARD_TEXT and not rows(card)
    if whole and text:
        element["subtitle"] = text
    if pressed:
        element["buttons"] = pressed
    before = [] if whole else _texts(_all_words(card))
    return [*before, _template({"template_type": "generic", "elements": [element]})]


def _with_buttons(card: Card, pressed: list[dict[str, str]]) -> list[Message]:
    """A button template under the last of the words; the words before it as text."""
    *before, last = parts(_all_words(card), TEXT) or [WORDLESS]
    *more, last = parts(last, BUTTON_TEXT)
    template = {"template_type": "button", "text": last, "buttons": pressed}
    return [*({"text": part} for part in (*before, *more)), _template(template)]


def _template(payload: dict[str, Any]) -> Message:
    return {"attachment": {"type": "template", "payload": payload}}


def _all_words(card: Card) -> str:
    """Title, text and rows, one below the other."""
    lines = "\n".join(f"{label}: {value}" if label else value for label, value in rows(card))
    return "\n\n".join(part for part in (said(card.title), said(card.text), lines) if part)
