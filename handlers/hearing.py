"""What a message is when a question of the form has just been asked: an answer, a question, an order, chat, or neither.

Knows in which order that is looked at; changes nothing and needs no database.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from faq.book import Book
from faq.match import Match
from forms import Answer, Asked, Form, Reading, Value, asking, kind_of, take
from handlers.ordering import FREE, none_of_them, order_in
from handlers.stories import ASKING
from handlers.wanting import Change, wanted_change
from handlers.weighing import CERTAIN, As, Words, verdict

__all__ = ["CERTAIN", "FREE", "Heard", "hear"]

AFTER_A_SENTENCE = re.compile(r"(?<=ค่ะ)\s+|(?<=คะ)\s+|(?<=ครับ)\s+|(?<=จ้า)\s+|[.!,]\s+|\n|\s+(?=แล้ว|and |but )")


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
    kind = verdict(words)
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
