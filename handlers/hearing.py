"""What a message is when a question of the form has just been asked: an answer, a question, an order, chat, or neither.

Knows in which order that is looked at; changes nothing and needs no database.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from faq.book import Book
from faq.match import Candidate, Match
from forms import Answer, Asked, Form, Reading, Value, asking, kind_of, take
from handlers.evidence import Words
from handlers.ordering import CERTAIN, FREE, none_of_them, order_in
from handlers.outcry import URGENT, outcry
from handlers.stories import ASKING
from handlers.wanting import Change, wanted_change, wants_some_change
from handlers.weighing import As, verdict

__all__ = ["CERTAIN", "FREE", "Heard", "hear"]

SPACE = re.compile(r"\s+")
CHOOSING = re.compile(r"เลือก|(?:ข้อ|อัน|แบบ)(?:ไหน|ใด)|ต้องตอบ|\b(?:which|choose|pick|both|select|tick)\b", re.IGNORECASE)
MOST_WORDS = 8  # of an answer with a question after it


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


def hear(text: str, form: Form, asked: Asked, book: Book, before: str | None = None) -> Heard:
    """Take one message for what it most likely is. Never raises."""
    if (topic := outcry(text)) in book.entries:
        return Heard("question" if topic in URGENT else "chat", match=Match("answer", (Candidate(topic, 1.0, text),)))
    taken = take(text, form, asked.field.key, asked.answers, asked.language, asked.today)
    sure = kind_of(asked.field).sure(text, asked)
    if (none := none_of_them(text, asked.field)) and sure < CERTAIN:
        return Heard("answer", Value([none] if asked.field.kind == "several" else none, said_back=True))
    if command := order_in(text, asked.field, taken.reading, sure):
        return Heard("command", command=command)
    change = wanted_change(text, form, asked.answers)
    if (change and (change.plain or sure < CERTAIN)) or (not change and wants_some_change(text, form, asked.answers)):
        return Heard("command", command="mend", change=change)
    words = Words(text, asked, taken.reading, book.match(text, before=before))
    kind = "answer" if taken.others and not words.asks else verdict(words)
    if kind == "question" and not words.free and (both := _answer_first(text, form, asked, book)):
        return both
    return Heard(kind, taken.reading, words.match, others=taken.others if kind == "answer" else {})


def _answer_first(text: str, form: Form, asked: Asked, book: Book) -> Heard | None:
    """“น่านค่ะ แล้วปิดรับวันไหนคะ”: an answer beyond doubt, and a question after it."""
    kind = kind_of(asked.field)
    for space in [*SPACE.finditer(text)][MOST_WORDS::-1]:
        first, rest = text[: space.start()], text[space.end() :]
        if rest.startswith(asked.field.unit_words()) or CHOOSING.search(rest):
            continue  # “10 คนสมัครได้ไหม” does not say how many there are, nor “… which one should we choose” which it is
        if asking(rest) >= ASKING > asking(first) and kind.sure(first, asked) >= CERTAIN:
            taken = take(first, form, asked.field.key, asked.answers, asked.language, asked.today)
            return Heard("answer", taken.reading, others=taken.others, besides=book.match(rest))
    return None
