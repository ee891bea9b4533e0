"""What a message is when a question of the form has just been asked: an answer, a question, an order, chat, or neither.

Knows the asked field's own opinion, the FAQ's and the orders; changes nothing and needs no database.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz

from faq.book import Book
from faq.match import Match
from forms import Almost, Answer, Asked, Form, Problem, Reading, Value, asking, kind_of, take
from forms.chatter import chatter
from forms.typed import key, plain
from handlers.ordering import NOUNS, none_of_them, order_in
from handlers.stories import ASKING, is_a_name, told
from handlers.wanting import Change, wanted_change

As = Literal["answer", "question", "command", "chat", "invalid"]

FREE = ("short_text", "long_text")
SURE = 0.7  # of the field: an exact value or a guess worth confirming
CERTAIN = 0.9  # of the field: hardly anything else
SAME_WORDS = 90  # of 100: the message is one of the FAQ's own wordings
WORDY = 60  # letters: longer texts are told, not asked
EITHER_OR = re.compile(r"หรือ.+(?:ดี|คะ)\W*$|(?:เป็น|ใช้|ต้อง|เอา|มี)\S+หรือ(?:ว่า)?(?:เป็น|ใช้|ไม่|ต้อง|เอา)\S+$")
WISH = re.compile(r"^(?:อยาก|ขอ|ต้องการ|สนใจ|i (?:want|need)|i'?d like)")
AFTER_A_SENTENCE = re.compile(r"(?<=ค่ะ)\s+|(?<=คะ)\s+|(?<=ครับ)\s+|(?<=จ้า)\s+|[.!,]\s+|\n|\s+(?=แล้ว|and |but )")
CHATTY = 30  # letters: longer texts are more than a greeting


@dataclass(frozen=True)
class Heard:
    """The verdict. reading: of the asked field; others: what other fields got from the same words, by key.

    match: of the FAQ; command: the order's name; change: the answer that is to be changed; besides: what was asked
    besides the answer.
    """

    kind: As
    reading: Reading | None = None
    match: Match | None = None
    command: str = ""
    change: Change | None = None
    others: Mapping[str, Value] = field(default_factory=dict)
    besides: Match | None = None

    @property
    def value(self) -> Answer:
        return self.reading.value if isinstance(self.reading, Value) else None

    @property
    def topic(self) -> str:
        return self.match.topic if self.match and self.kind in ("question", "chat") else ""


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
    def free(self) -> bool:
        return self.asked.field.kind in FREE


def hear(text: str, form: Form, asked: Asked, book: Book, before: str | None = None) -> Heard:
    """Take one message for what it most likely is. Never raises."""
    taken = take(text, form, asked.field.key, asked.answers, asked.language, asked.today)
    sure = kind_of(asked.field).sure(text, asked)
    if (none := none_of_them(text, asked.field)) and sure < CERTAIN:
        return Heard("answer", Value([none] if asked.field.kind == "several" else none, said_back=True))
    if command := order_in(text, asked.field, taken.reading, sure):
        return Heard("command", command=command)
    change = wanted_change(text, form, asked.answers)
    if change and (change.plain or sure < CERTAIN):
        return Heard("command", command="mend", change=change)
    words = Words(text, asked, taken.reading, book.match(text, before=before))
    kind = _alone(words) or (_in_free_text if words.free else _in_a_closed_field)(words)
    if kind == "question" and not words.free and (both := _answer_first(text, form, asked, book)):
        return both
    others = taken.others if kind in ("answer", "invalid") else {}
    return Heard("answer" if others else kind, taken.reading, words.match, others=others)


def _answer_first(text: str, form: Form, asked: Asked, book: Book) -> Heard | None:
    """“น่านค่ะ แล้วปิดรับวันไหนคะ”: an answer beyond doubt, and a question after it."""
    first, _, rest = AFTER_A_SENTENCE.sub("\n", text, count=1).partition("\n")
    if not rest or asking(rest) < ASKING or kind_of(asked.field).sure(first, asked) < CERTAIN:
        return None
    taken = take(first, form, asked.field.key, asked.answers, asked.language, asked.today)
    return Heard("answer", taken.reading, others=taken.others, besides=book.match(rest)) if taken.reading else None


def _alone(words: Words) -> As | None:
    """Signs without a letter are an answer where they fit; smileys are chat; the rest means nothing."""
    if any(mark.isalnum() for mark in words.text) or isinstance(words.reading, Value):
        return None
    smiling = any(ord(mark) > 0x2190 for mark in words.text)
    return "chat" if smiling and words.match.topic.startswith("chat-") else "invalid"


def _in_a_closed_field(words: Words) -> As:
    """Numbers, choices, places, phones: what fits is an answer; else it may be a question."""
    if (words.fits and words.sure >= SURE) or words.unclear:
        return "answer"
    if said := _by_the_faq(words):
        return said
    if words.fits and (not words.asks or told(words.text)):
        return "answer"
    if words.asks:
        return "question"
    chatting = words.match.band != "none" and words.match.topic.startswith("chat-")
    return "chat" if words.sure < ASKING and (chatting or chatter(words.text)) else "invalid"


def _in_free_text(words: Words) -> As:
    """A name or a story: nearly everything is an answer but what plainly asks or greets."""
    if chatter(words.text) and not words.asks:
        return "chat"
    if words.fits and (words.sure >= CERTAIN or is_a_name(words.text, words.asked.field, words.match.band)):
        return "answer"
    said = _by_the_faq(words) if len(words.text) <= WORDY * 2 else None
    if said == "chat" or (said and not told(words.text)):
        return said
    if words.asks and len(words.text) <= WORDY * 2 and not told(words.text):
        return "question"
    return "answer" if words.fits else "invalid"


def _by_the_faq(words: Words) -> As | None:
    """A question or chat where the FAQ is sure and the words ask, or where they are its own wording."""
    match = words.match
    if not match.candidates or match.band == "none":
        return None
    best, said = match.candidates[0], plain(words.text)
    same = fuzz.ratio(key(said), key(plain(best.wording))) >= SAME_WORDS and said not in NOUNS
    if best.topic.startswith("chat-"):
        return "chat" if same or (match.band == "answer" and len(words.text) < CHATTY) else None
    wished = WISH.match(said) is not None and len(said) <= WORDY
    return "question" if words.asks or (match.band == "answer" and (same or wished)) else None
