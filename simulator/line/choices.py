"""Which buttons are on the phone, so that a test can press one by its words.

Knows where actions stand in LINE's messages; knows not what pressing one does.
"""

from collections.abc import Iterator
from typing import Any

from simulator.board import Chat
from simulator.wire import Json


def actions_in(value: Any) -> Iterator[Json]:
    """Every action object in a message, from the top down."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"action", "defaultAction"} and isinstance(inner, dict):
                yield inner
            elif name == "actions" and isinstance(inner, list):
                yield from (each for each in inner if isinstance(each, dict))
            else:
                yield from actions_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from actions_in(inner)


def on_show(chat: Chat) -> Iterator[Json]:
    """Every action that can be pressed: the quick replies, then the buttons of the newest message, then older ones."""
    for item in chat.chips:
        yield item["action"]
    for bubble in reversed(chat.bubbles.values()):
        if bubble.side == "bot":
            yield from actions_in({name: part for name, part in bubble.message.items() if name != "quickReply"})


def find_action(chat: Chat, words: str) -> Json:
    """The action with this label or data; where none is on show, a postback with these words as its data."""
    for action in on_show(chat):
        if words in {action.get("label"), action.get("data")}:
            return action
    return {"type": "postback", "data": words}
