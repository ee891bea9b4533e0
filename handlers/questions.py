"""Answering from the FAQ: sure, guessing, or honestly not knowing; and remembering what was not known.

Knows the book and the three bands. Does not know how a match is found.
"""

from typing import Any

from faq.match import Match
from handlers.base import Turn
from handlers.commands import is_order
from handlers.facts import facts
from handlers.texts import around, talk
from handlers.unanswered import keep_words, note_miss, with_the_last_words
from handlers.wording import Way, reply
from models.talk import Choice, Reply

OFFERED = 3
REMEMBERED = 20  # turned-down questions kept for one person
ACTIONS: dict[str, Way] = {
    "apply": talk.APPLY,
    "staff": talk.STAFF,
    "status": talk.STATUS_WAY,
    "check": around.CHECK,
}


def known(turn: Turn) -> bool:
    """Sure enough to answer outright, alone or together with what was said a moment ago."""
    if turn.incoming.kind not in ("text", "choice") or not turn.text:
        return False
    if sure(turn.match):
        return True
    joined = with_the_last_words(turn)
    if joined and sure(match := turn.knowledge.book.match(joined)):
        turn.match = match
        return True
    return False


def sure(match: Match) -> bool:
    return match.band == "answer" or any(part.band == "answer" for part in match.parts)


def likely(turn: Turn) -> bool:
    return turn.incoming.kind == "text" and turn.match.band == "suggest" and bool(_to_offer(turn))


def answer(turn: Turn) -> list[Reply]:
    """One bubble for each question in the message; the ways on stand under the last."""
    topics = list(dict.fromkeys(part.topic for part in turn.match.parts if part.band == "answer")) or [turn.match.topic]
    _explain(turn, turn.match)
    return answers(turn, topics)


def answers(turn: Turn, topics: list[str]) -> list[Reply]:
    book = turn.knowledge.book
    for topic in topics:
        _remember(turn, topic)
    texts = [Reply(text=book.answer(topic, turn.language)) for topic in topics]
    return [*texts[:-1], texts[-1].model_copy(update={"choices": ways_on(turn, topics[-1])})]


def ways_on(turn: Turn, topic: str) -> tuple[Choice, ...]:
    """What the entry offers next, in the person's language."""
    book, choices = turn.knowledge.book, list[Choice]()
    for name in book.next(topic):
        if name == "apply" and turn.draft:
            choices.append(talk.GO_ON.to(turn.language))
        elif name in ACTIONS:
            choices.append(ACTIONS[name].to(turn.language))
        else:
            choices.append(Choice(label=book.label(name, turn.language), data=f"topic:{name}"))
    return tuple(choices)


def _remember(turn: Turn, topic: str) -> None:
    if topic.startswith("chat-"):
        return
    turn.memory["topic"] = topic
    turn.memory.pop("words", None)
    entry = turn.knowledge.book.entries[topic]
    if entry.programme in turn.knowledge.records:
        turn.memory["programme"] = entry.programme


def suggest(turn: Turn) -> list[Reply]:
    topics = _to_offer(turn)
    turn.memory["offered"] = {"text": turn.text[:500], "topics": topics}
    keep_words(turn)
    _explain(turn, turn.match)
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


def not_known(turn: Turn) -> list[Reply]:
    """The honest end of the list: stored for staff, and a person to turn to."""
    keep_words(turn)
    _explain(turn, turn.match)
    if not any(letter.isalnum() for letter in turn.text):
        return [reply(talk.NOT_UNDERSTOOD, turn.language, talk.HELP, talk.STAFF, **facts(turn))]
    note_miss(turn, "none", turn.text, [one.topic for one in turn.match.candidates[:OFFERED]])
    if turn.draft and not turn.incoming.group:  # it waits: these words may be meant for it
        return [reply(talk.NOT_KNOWN_PAUSED, turn.language, talk.GO_ON, talk.STAFF, talk.HELP, **facts(turn))]
    return [reply(talk.NOT_KNOWN, turn.language, talk.STAFF, talk.HELP, **facts(turn))]


def _explain(turn: Turn, match: Match) -> None:
    best = [{"topic": one.topic, "score": round(one.score, 3)} for one in match.candidates[:OFFERED]]
    turn.why |= {"band": match.band, "candidates": best, "because": match.why}
