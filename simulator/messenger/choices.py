"""Which buttons are on the phone, so that a test can press one by its words.

Knows where quick replies and buttons stand in Messenger's messages; knows not what pressing one does.
"""

from collections.abc import Iterator

from simulator.board import Chat
from simulator.wire import Json


def buttons_of(message: Json) -> Iterator[Json]:
    """The buttons of a template, from the top down."""
    payload = (message.get("attachment") or {}).get("payload") or {}
    for element in payload.get("elements") or []:
        yield from element.get("buttons") or []
    yield from payload.get("buttons") or []


def find_choice(chat: Chat, words: str) -> Json:
    """The quick reply or button with this title or payload; where none is on show, a postback of these words."""
    for chip in chat.chips:
        if words in {chip.get("title"), chip.get("payload")}:
            return chip
    for bubble in reversed(chat.bubbles.values()):
        for button in buttons_of(bubble.message) if bubble.side == "bot" else ():
            if words in {button.get("title"), button.get("payload")}:
                return button
    return {"type": "postback", "title": words, "payload": words}


def answer_of(quick: Json) -> tuple[str, str]:
    """The words and the payload that pressing a quick reply sends: of their own number or address, both the same."""
    own = {"user_phone_number": "+66812345678", "user_email": "name@example.com"}.get(quick["content_type"])
    return (own, own) if own else (quick["title"], quick.get("payload", ""))
