"""Weighing one message at one question: the field's opinion against the FAQ's and the shape of the words.

Knows readings and matches; knows no orders and no corrections, which are told before.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz

from faq.match import Match
from forms import Almost, Asked, Problem, Reading, Value, asking, kind_of
from forms.chatter import chatter
from forms.fields.kind import ANSWER_SHAPED
from forms.typed import key, plain
from handlers.ordering import FREE, NOUNS
from handlers.stories import ASKING, asked_at_length, is_a_name, told

As = Literal["answer", "question", "command", "chat", "invalid"]

SURE = 0.7  # of the field: an exact value or a guess worth confirming
CERTAIN = 0.9  # of the field: hardly anything else
SAME_WORDS = 90  # of 100: the message is one of the FAQ's own wordings
SHORTEST_TOPIC = 12  # letters: shorter ones (“ผู้สมัคร”) are roles as well
HALF_ASKING = 0.3  # of the shape of a question, where the FAQ is sure
BRIEF = 40  # letters within which a question is hardly ever told
WORDY = 60  # letters: longer texts are told, not asked
CHATTING = 0.6  # of the FAQ: what is no answer is small talk
CHATTY = 30  # letters: longer texts are more than a greeting
SMILEYS = 0x2190  # from here on Unicode has pictures
EITHER_OR = re.compile(
    r"^(?:เอา|ใส่|ลง|ใช้|ตอบ|เขียน|ต้อง|นับ|เลือก|กรอก|ส่ง)\S{0,25}(?:หรือ|รึ)(?!เปล่า|ป่าว)\S{3}|"
    r"หรือ.+(?:ดี|คะ)\W*$|(?:เป็น|ใช้|ต้อง|เอา|มี)\S+หรือ(?:ว่า)?(?:เป็น|ใช้|ไม่|ต้อง|เอา)\S+$"
)
OR = re.compile(r"\S{3}(?:หรือ|รึ)[ก-ฮเแโใไ]\S{2}|\bor\b")
PROGRAMME = re.compile(r"โครงการ(?!หลวง)|สมัคร|ข้อนี้|แบบฟอร์ม|ประกาศผล")
WISH = re.compile(r"^(?:อยาก|ขอ(?![งบน])|ต้องการ|สนใจ|i (?:want|need)|i'?d like)|(?:หน่อย|ให้ที|ให้ด้วย)$")


@dataclass(frozen=True)
class Words:
    """One message, and what is known of it when it is weighed."""

    text: str
    asked: Asked
    reading: Reading | None
    match: Match

    @cached_property
    def sure(self) -> float:
        return kind_of(self.asked.field).sure(self.text, self.asked)

    @cached_property
    def asks(self) -> bool:
        return asking(self.text) >= ASKING or EITHER_OR.search(self.text) is not None

    @property
    def fits(self) -> bool:
        return isinstance(self.reading, (Value, Almost))

    @property
    def unclear(self) -> bool:
        """“เมือง”: an answer, of which there are too many."""
        return isinstance(self.reading, Problem) and self.reading.code == "too_many_places" and not self.asks

    @property
    def nearly(self) -> bool:
        """“หลายคน”, eight digits of a phone: meant as an answer, though it is none yet."""
        return isinstance(self.reading, Problem) and self.sure >= ANSWER_SHAPED

    @property
    def is_a_story(self) -> bool:
        """Told at length, where stories are asked for."""
        if self.asked.field.kind != "long_text" or not self.fits:
            return False
        if len(self.text) < BRIEF and asking(self.text) >= CERTAIN:
            return False
        return not asked_at_length(self.text) if len(self.text) > 2 * WORDY else told(self.text)

    @property
    def about_us(self) -> bool:
        """“รายละเอียดโครงการ”, “เงื่อนไขการสมัคร”: no question word, and yet nothing that a community tells of itself."""
        if self.match.band != "answer" or not SHORTEST_TOPIC <= len(key(self.text)) <= 2 * WORDY:
            return False
        named = PROGRAMME.search(self.text) is not None and len(self.text) <= WORDY
        return named or asking(self.text) >= HALF_ASKING

    @property
    def free(self) -> bool:
        return self.asked.field.kind in FREE


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
