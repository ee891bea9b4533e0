"""A guess at what was meant, offered to be tapped; and what somebody turned down is not offered again.

Knows what was offered to whom. Does not know how a match is found.
"""

from typing import Any

from handlers.base import Turn
from handlers.commands import is_order
from handlers.facts import facts
from handlers.reasons import explain
from handlers.texts import talk
from handlers.unanswered import keep_words, note_miss
from handlers.wording import reply
from models.talk import Choice, Reply

OFFERED = 3
REMEMBERED = 20  # turned-down questions kept for one person


def likely(turn: Turn) -> bool:
    return turn.incoming.kind == "text" and turn.match.band == "suggest" and bool(_to_offer(turn))


def suggest(turn: Turn) -> list[Reply]:
    topics = _to_offer(turn)
    turn.memory["offered"] = {"text": turn.text[:500], "topics": topics}
    keep_words(turn)
    explain(turn)
    book = turn.knowledge.book
    choices = [Choice(label=book.label(topic, turn.language), data=f"topic:{topic}") for topic in topics]
    line = talk.DID_YOU_MEAN_THIS if len(topics) == 1 else talk.DID_YOU_MEAN
    return [reply(line, turn.language, *choices, talk.NONE_OF_THESE, topic=book.title(topics[0], turn.language))]


def _to_offer(turn: Turn) -> list[str]:
    """The best few, less what this person turned down for these words."""
    turned_down = turn.memory.get("turned_down", {}).get(turn.text[:500], [])
    found = [
        one.topic for one in turn.match.candidates if one.topic not in turned_down and not one.topic.startswith("chat-")
    ]
    return found[:OFFERED]


def turned_down(turn: Turn) -> bool:
    return "offered" in turn.memory and (
        turn.incoming.data == "do:none_of_these" or is_order(turn.text, "none_of_these")
    )


def note_turned_down(turn: Turn) -> list[Reply]:
    """Kept as data: for staff as a miss, for this person as topics not to be offered again for these words."""
    offered: dict[str, Any] = turn.memory.pop("offered")
    before = dict(turn.memory.get("turned_down", {}))
    before[offered["text"]] = [*before.get(offered["text"], []), *offered["topics"]]
    turn.memory["turned_down"] = dict(list(before.items())[-REMEMBERED:])
    note_miss(turn, "none-of-these", offered["text"], offered["topics"])
    return [reply(talk.NONE_NOTED, turn.language, talk.STAFF, talk.HELP, **facts(turn))]
