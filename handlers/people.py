"""Calling a person: notes that one is wanted, says when and how else one is reached. The form stays as it is."""

from handlers.base import Turn
from handlers.commands import is_order
from handlers.facts import facts
from handlers.texts import talk
from handlers.wording import reply
from models.talk import Reply


def wanted(turn: Turn) -> bool:
    return turn.incoming.data == "do:staff" or is_order(turn.text, "staff")


def call(turn: Turn) -> list[Reply]:
    line = talk.STAFF_ALREADY_CALLED if turn.conversation.wants_staff_since else talk.STAFF_CALLED
    turn.conversation.wants_staff_since = turn.conversation.wants_staff_since or turn.now
    ways = [talk.GO_ON] if turn.draft else [talk.HELP]
    return [reply(line, turn.language, *ways, **facts(turn))]
