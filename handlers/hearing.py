"""What a message is when a question of the form has just been asked: an answer, a question, an order, chat, or neither.

Knows the asked field's own opinion, the FAQ's and the orders; changes nothing and needs no database.
"""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from faq.book import Book
from faq.match import Match
from forms import Almost, Answer, Asked, Field, Form, Problem, Reading, Value, asking, kind_of
from forms.typed import key, plain
from handlers.commands import orders
from handlers.wanting import wanted_change

As = Literal["answer", "question", "command", "chat", "invalid"]

FREE = ("short_text", "long_text")
SENT = ("photos", "files", "location")
SURE = 0.7  # of the field: an exact value or a guess worth confirming
ASKING = 0.5
SAME_WORDS = 90  # of 100: the message is one of the FAQ's own wordings
WORDY = 60  # letters: longer texts are told, not asked
# words that are an order elsewhere, and an ordinary answer to some fields
SOFT = frozenset(
    {
        "nothing",
        "agree",
        "refuse",
        "dont_know",
        "english",
        "thai",
        "enough",
        "send",
        "help",
        "bot",
        "menu",
        "none_of_these",
    }
)
BARE_NOUNS = frozenset({"เจ้าหน้าที่", "แอดมิน", "staff", "operator", "agent", "ต่อ", "ผ่าน", "แก้", "กลับ", "register", "next"})


@dataclass(frozen=True)
class Heard:
    """The verdict. reading: of the field; match: of the FAQ; command: the order's name, with the field it names."""

    kind: As
    reading: Reading | None = None
    match: Match | None = None
    command: str = ""
    field: str = ""

    @property
    def value(self) -> Answer:
        return self.reading.value if isinstance(self.reading, Value) else None

    @property
    def topic(self) -> str:
        return self.match.topic if self.match and self.kind in ("question", "chat") else ""


def hear(text: str, form: Form, asked: Asked, book: Book, before: str | None = None) -> Heard:
    """Take one message for what it most likely is. Never raises."""
    reading = kind_of(asked.field).read(text, asked)
    if command := _order(text, asked.field, reading):
        return Heard("command", command=command)
    change = wanted_change(text, form, asked.answers)
    if change and not (change.key == asked.field.key and isinstance(reading, Value)):
        return Heard("command", command="mend", field=change.key)
    match = book.match(text, before=before)
    sure = kind_of(asked.field).sure(text, asked)
    free = asked.field.kind in FREE
    kind = _in_free_text(text, reading, match) if free else _in_a_closed_field(text, reading, match, sure)
    return Heard(kind, reading, match)


def _order(text: str, field: Field, reading: Reading) -> str:
    """The order that these words are here; none where the field takes them as its answer."""
    names = orders(text)
    if not names:
        return ""
    if "enough" in names and field.kind in SENT:
        return "enough"
    soft = all(name in SOFT for name in names) or plain(text) in BARE_NOUNS
    if soft and isinstance(reading, Value) and not _empty_handed(field, names):
        return ""
    return "skip" if "nothing" in names else names[0]


def _empty_handed(field: Field, names: tuple[str, ...]) -> bool:
    """“ไม่มี” to a question in free words is no answer: it is skipping."""
    return field.kind in FREE and bool({"nothing", "dont_know"} & set(names))


def _in_a_closed_field(text: str, reading: Reading, match: Match, sure: float) -> As:
    """Numbers, choices, places, phones: what fits is an answer; else it may be a question."""
    if sure >= SURE and not isinstance(reading, Problem):
        return "answer"
    if said := _by_the_faq(text, match):
        return said
    if isinstance(reading, (Value, Almost)) and asking(text) < ASKING:
        return "answer"
    return "question" if asking(text) >= ASKING else "invalid"


def _in_free_text(text: str, reading: Reading, match: Match) -> As:
    """A name or a story: nearly everything is an answer but what plainly asks or greets."""
    if (said := _by_the_faq(text, match)) and len(text) <= WORDY * 2:
        return said
    if asking(text) >= ASKING and len(text) <= WORDY * 2:
        return "question"
    return "invalid" if isinstance(reading, Problem) else "answer"


def _by_the_faq(text: str, match: Match) -> As | None:
    """A question or chat where the FAQ is sure and the words ask, or where they are its own wording."""
    if not match.candidates or match.band == "none" or plain(text) in BARE_NOUNS:
        return None
    best = match.candidates[0]
    same = fuzz.ratio(key(plain(text)), key(plain(best.wording))) >= SAME_WORDS
    if best.topic.startswith("chat-"):
        return "chat" if same or (match.band == "answer" and len(text) < WORDY // 2) else None
    if asking(text) >= ASKING or (same and match.band == "answer"):
        return "question"
    return None
