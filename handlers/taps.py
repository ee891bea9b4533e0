"""Buttons with no form open: a topic, or one from another day. An old button is never met with silence."""

from handlers.base import Turn
from handlers.texts import talk
from handlers.topics import answers
from handlers.welcome import ways
from handlers.wording import reply
from models.talk import Reply


def topic(turn: Turn) -> bool:
    return turn.incoming.data.startswith("topic:") and turn.incoming.data[6:] in turn.knowledge.book.entries


def show_topic(turn: Turn) -> list[Reply]:
    return answers(turn, [turn.incoming.data[6:]])


def old(turn: Turn) -> bool:
    return bool(turn.incoming.data)


def explain(turn: Turn) -> list[Reply]:
    return [reply(talk.OLD_BUTTON, turn.language, *ways(turn))]
