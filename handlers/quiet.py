"""When to say nothing: a person of ours has the talk, another app answers, a group did not speak to us."""

from handlers.apply.asking import ask
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.commands import is_order
from handlers.texts import talk
from handlers.wording import reply
from models.talk import Reply


def somebody_else_answers(turn: Turn) -> bool:
    return turn.incoming.passive or (turn.conversation.mode == "staff" and not wants_bot_back(turn))


def wants_bot_back(turn: Turn) -> bool:
    return turn.conversation.mode == "staff" and (is_order(turn.text, "bot") or turn.incoming.data == "do:bot")


def give_back(turn: Turn) -> list[Reply]:
    """The person chooses the bot again; staff see it in the list. An open form goes on where it was."""
    turn.conversation.mode, turn.conversation.wants_staff_since = "bot", None
    draft = turn.draft
    standing = ask(Sheet(turn, draft)) if draft and not turn.incoming.group and not draft.asides.get("paused") else []
    return [reply(talk.BACK_TO_BOT, turn.language, *([] if standing else [talk.HELP])), *standing]


def overheard(turn: Turn) -> bool:
    """Said in a group, and not to us."""
    return turn.incoming.group and not turn.incoming.mentioned and turn.incoming.kind not in ("choice", "start")


def say_nothing(_turn: Turn) -> list[Reply]:
    return []
