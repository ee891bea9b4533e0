"""Answering from the FAQ: sure, or honestly not knowing; a guess is offered by `suggesting`.

Knows the bands. Does not know how a match is found.
"""

from faq.match import Match
from handlers.base import Turn
from handlers.facts import facts
from handlers.reasons import NOTED, explain
from handlers.texts import talk
from handlers.topics import answers
from handlers.unanswered import keep_words, note_miss, with_the_last_words
from handlers.wording import reply
from models.talk import Reply


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


def answer(turn: Turn) -> list[Reply]:
    """One bubble for each question in the message; the ways on stand under the last."""
    topics = list(dict.fromkeys(part.topic for part in turn.match.parts if part.band == "answer")) or [turn.match.topic]
    explain(turn)
    return answers(turn, topics)


def not_known(turn: Turn) -> list[Reply]:
    """The honest end of the list: stored for staff, and a person to turn to."""
    keep_words(turn)
    explain(turn)
    if not any(letter.isalnum() for letter in turn.text):
        return [reply(talk.NOT_UNDERSTOOD, turn.language, talk.HELP, talk.STAFF, **facts(turn))]
    note_miss(turn, "none", turn.text, [one.topic for one in turn.match.candidates[:NOTED]])
    if turn.draft and not turn.incoming.group:  # it waits: these words may be meant for it
        return [reply(talk.NOT_KNOWN_PAUSED, turn.language, talk.GO_ON, talk.STAFF, talk.HELP, **facts(turn))]
    return [reply(talk.NOT_KNOWN, turn.language, talk.STAFF, talk.HELP, **facts(turn))]
