"""Which language to answer in: the one that the person writes. Knows letters, and when a name is only a name."""

import re

from forms import is_question
from handlers.apply.sheet import sheet_of
from handlers.base import Turn
from handlers.commands import is_order, orders
from handlers.english import reads_english
from handlers.texts import talk
from handlers.wording import reply
from models.talk import Reply

THAI = re.compile("[ก-๙]")
THAI_ENOUGH = 4  # letters
LONG = 40  # letters: more is no name
POLITE = ("คะ", "ค่ะ", "ครับ", "จ้า", "ไหม", "มั้ย")


def follow(turn: Turn) -> None:
    """Let the conversation's language follow the words. A name or an “ok” decides nothing."""
    if turn.incoming.kind != "text":
        return
    if turn.language == "en":
        if len(THAI.findall(turn.text)) >= THAI_ENOUGH and not _only_a_name(turn):
            turn.conversation.language = "th"
    elif not THAI.search(turn.text) and reads_english(turn.text):
        turn.conversation.language = "en"


def _only_a_name(turn: Turn) -> bool:
    """Thai names of people and places are typed in the midst of an English form."""
    said = turn.text.endswith(POLITE) or is_question(turn.text) or bool(orders(turn.text))
    return turn.draft is not None and len(turn.text) < LONG and not said and not _a_story_is_asked(turn)


def _a_story_is_asked(turn: Turn) -> bool:
    """What is told there is nobody's name."""
    field = sheet_of(turn).field if turn.draft else None
    return field is not None and field.kind == "long_text"


def asked_to_change(turn: Turn) -> bool:
    return is_order(turn.text, "english", "thai")


def change(turn: Turn) -> list[Reply]:
    to_english = is_order(turn.text, "english")
    turn.conversation.language = "en" if to_english else "th"
    ways = [] if turn.draft and not turn.draft.asides.get("paused") else [talk.HELP, talk.STAFF]
    return [reply(talk.NOW_ENGLISH if to_english else talk.NOW_THAI, turn.language, *ways)]
