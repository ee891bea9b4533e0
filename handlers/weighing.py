"""Weighing one message at one question: the field's opinion against the FAQ's and the shape of the words.

Knows what outweighs what; knows no orders and no corrections, which are told before.
"""

import re
from typing import Literal

from rapidfuzz import fuzz

from forms import Value
from forms.chatter import chatter
from forms.typed import key, plain
from handlers.evidence import WORDY, Words
from handlers.ordering import CERTAIN, NOUNS
from handlers.stories import ASKING, is_a_name, told

As = Literal["answer", "question", "command", "chat", "invalid"]

SURE = 0.7  # of the field: an exact value or a guess worth confirming
SAME_WORDS = 90  # of 100: the message is one of the FAQ's own wordings
CHATTING = 0.6  # of the FAQ: what is no answer is small talk
CHATTY = 30  # letters: longer texts are more than a greeting
SMILEYS = 0x2190  # from here on Unicode has pictures
OR = re.compile(r"\S{3}(?:หรือ|รึ)[ก-ฮเแโใไ]\S{2}|\bor\b")
WISH = re.compile(r"^(?:อยาก|ขอ(?![งบน])|ต้องการ|สนใจ|i (?:want|need)|i'?d like)|(?:หน่อย|ให้ที|ให้ด้วย)$")


def verdict(words: Words) -> As:
    """What the message most likely is."""
    return _alone(words) or (_in_free_text if words.free else _in_a_closed_field)(words)


def _alone(words: Words) -> As | None:
    """Signs without a letter are an answer where they fit; smileys are chat; the rest means nothing."""
    if any(mark.isalnum() for mark in words.text) or isinstance(words.reading, Value):
        return None
    return "chat" if any(ord(mark) > SMILEYS for mark in words.text) else "invalid"


def _in_a_closed_field(words: Words) -> As:
    """Numbers, choices, places, phones: what fits is an answer; else it may be a question."""
    if (words.fits and words.sure >= SURE) or words.unclear:
        return "answer"
    if words.nearly:
        return "invalid"
    if said := _by_the_faq(words):
        return said
    if words.fits and not chatter(words.text) and (not words.asks or told(words.text)):
        return "answer"
    if words.asks or OR.search(words.text):
        return "question"
    best = next(iter(words.match.candidates), None)
    chatting = best is not None and best.topic.startswith("chat-") and best.score >= CHATTING
    return "chat" if words.sure < ASKING and (chatting or chatter(words.text)) else "invalid"


def _in_free_text(words: Words) -> As:
    """A name or a story: nearly everything is an answer but what plainly asks or greets."""
    if chatter(words.text) and not words.asks:
        return "chat"
    if words.fits and (words.sure >= CERTAIN or is_a_name(words.text, words.asked.field, words.match.band)):
        return "answer"
    if words.about_us:
        return "question"
    if words.is_a_story:
        return "chat" if _by_the_faq(words) == "chat" else "answer"
    return _by_the_faq(words) or ("question" if words.asks else "answer" if words.fits else "invalid")


def _by_the_faq(words: Words) -> As | None:
    """A question or chat where the FAQ is sure and the words ask, or where they are its own wording."""
    match = words.match
    if not match.candidates or match.band == "none":
        return None
    best, said = match.candidates[0], plain(words.text)
    same = fuzz.ratio(key(said), key(plain(best.wording))) >= SAME_WORDS and said not in NOUNS
    if best.topic.startswith("chat-"):
        return "chat" if same or (match.band == "answer" and len(words.text) < CHATTY) else None
    wished = WISH.search(said) is not None and len(said) <= WORDY
    return "question" if words.asks or (match.band == "answer" and (same or wished)) else None
