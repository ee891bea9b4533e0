"""How a reply looks on LINE: message objects, five a call, ways on as quick replies under the last one.

Knows LINE's limits (in UTF-16 units); cards are drawn in `line_cards`. Knows no network.
"""

from collections.abc import Sequence
from typing import Any

from bot.channels.base import Call
from bot.channels.line_cards import bubbles
from bot.channels.line_quick_replies import quick_replies, where_button
from bot.channels.replies import WORDLESS, listed, on, parts, picture, ways_on, words
from bot.channels.text import shorten
from models.talk import Choice, Reply

PER_CALL = 5
TEXT = 5000
ALT_TEXT = 1500
QUICK_REPLIES = 13
ADDRESS = 2000

Message = dict[str, Any]


def render(replies: Sequence[Reply]) -> list[Call]:
    where = where_button(replies)
    shown = ways_on(replies, QUICK_REPLIES - bool(where))
    messages = [message for reply in replies for message in _messages(reply, shown)]
    if not messages:
        messages = _texts("\n".join(f"• {on(choice)}" for choice in shown))
    if messages and (shown or where):
        messages[-1]["quickReply"] = {"items": quick_replies(shown, where)}
    return [{"messages": messages[start : start + PER_CALL]} for start in range(0, len(messages), PER_CALL)]


def _messages(reply: Reply, shown: Sequence[Choice]) -> list[Message]:
    seen = _pictures(reply) + _cards(reply)
    return seen + _texts(listed(reply, shown)) if seen else _texts(words(reply, shown))


def _texts(text: str) -> list[Message]:
    return [{"type": "text", "text": part} for part in parts(text, TEXT)]


def _pictures(reply: Reply) -> list[Message]:
    address = picture(reply.picture, ADDRESS)
    return [{"type": "image", "originalContentUrl": address, "previewImageUrl": address}] if address else []


def _cards(reply: Reply) -> list[Message]:
    if reply.card is None:
        return []
    alt_text = shorten(reply.text or reply.card.title, ALT_TEXT, ALT_TEXT) or WORDLESS
    return [{"type": "flex", "altText": alt_text, "contents": bubble} for bubble in bubbles(reply.card)]
