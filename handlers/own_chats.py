"""One of the staff links their own chat with the code that the console showed, to try messages on themselves there.

Knows the code's shape; whose it is and whether it is still good, `models.own_chats` knows.
"""

import re

from handlers.base import Turn
from handlers.texts import around as say
from handlers.texts import talk
from handlers.wording import reply
from models.own_chats import LENGTH, LETTERS, link
from models.talk import Reply

CODE = re.compile(rf"^\s*samak[\s-]*([{LETTERS}]{{{LENGTH}}})\s*$", re.IGNORECASE)


def asked(turn: Turn) -> bool:
    return not turn.incoming.group and turn.incoming.kind == "text" and CODE.match(turn.text) is not None


def join(turn: Turn) -> list[Reply]:
    """The code's time runs by the real clock, which the platform tells."""
    code = CODE.match(turn.text)
    staff = link(turn.session, code[1].upper(), turn.conversation, turn.incoming.at) if code else None
    if staff is None:
        return [reply(say.CODE_UNKNOWN, turn.language, talk.HELP)]
    turn.why["own_chat"] = staff.id
    return [reply(say.CHAT_LINKED, turn.language, talk.HELP, name=staff.shown_name or staff.name)]
