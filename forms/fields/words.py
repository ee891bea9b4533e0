"""Answers in words of one's own: short ones (names, roles) and long ones (stories).

Knows how names are introduced and how politeness ends. Does not judge what is told.
"""

import re
from abc import abstractmethod
from typing import ClassVar

from forms.chatter import chatter, nothing
from forms.definition import Field
from forms.fields.kind import Asked, Kind, kind
from forms.question import asking
from forms.readings import Problem, Reading, Value
from forms.sense import has_letters, makes_sense
from forms.terms import Answer
from forms.texts import problem
from forms.typed import either, key, polite_off, tidy

_INTRODUCED = re.compile(
    either(
        r"^(?:(?:ดิฉัน|ผม|หนู|ฉัน|เรา|พี่|กระผม|ข้าพเจ้า)?\s*ชื่อ(?:ว่า|ของ\S*?คือ)?(?!เสียง|ดัง))\s*[:=-]?\s*",
        r"^(?:(?:my|our|the) name is|please contact|i am|i'm|it(?:'s| is) called|we are called|name)\b\s*[:=-]?\s*",
    ),
    re.IGNORECASE,
)


_QUOTED = re.compile(r"^\S{0,20}\s*[“\"]([^“”\"]{2,80})[”\"]\s*\S{0,8}$")
_ABBREVIATED = re.compile(r"(?<![ก-๙])(?:[ก-ฮ]{1,4}\.?)+$")


class Words(Kind):
    """What short and long text share."""

    limits: ClassVar[frozenset[str]] = frozenset({"min_length", "max_length", "letters"})
    nearly: ClassVar[frozenset[str]] = frozenset({"too_long"})
    least: ClassVar[int] = 1
    most: ClassVar[int] = 1

    @abstractmethod
    def cleaned(self, text: str, field: Field, /) -> str:
        """The words to keep."""

    def read(self, text: str, asked: Asked, /) -> Reading:
        if nothing(text):
            return problem("nothing", asked.field.example)
        kept = self.cleaned(text, asked.field)
        if wrong := self._wrong(kept, asked.field):
            return wrong
        return Value(kept, said_back=key(kept) not in (key(text), key(polite_off(tidy(text)))))

    def accepts(self, value: Answer, asked: Asked, /) -> bool:
        return isinstance(value, str) and self._wrong(value, asked.field) is None

    def _wrong(self, kept: str, field: Field) -> Problem | None:
        least, most = self._bounds(field)
        if not kept:
            return problem("empty", field.example)
        numbered = not has_letters(kept) and any(mark.isdecimal() for mark in kept)
        if numbered and field.limits.letters:
            return problem("needs_name", field.example)
        if not numbered and not makes_sense(kept):
            return problem("no_sense", field.example)
        if len(kept) < least:
            return problem("too_short", field.example, least=least, count=len(kept))
        if len(kept) > most:
            return problem("too_long", None, most=most, count=len(kept))
        return None

    def _bounds(self, field: Field) -> tuple[int, int]:
        least, most = field.limits.min_length, field.limits.max_length
        return self.least if least is None else least, self.most if most is None else most

    def certainty(self, text: str, asked: Asked, /) -> float:
        if chatter(text):
            return 0.1
        most = 0.95 if asked.field.begun_by(tidy(text)) and asking(text) < 0.5 else 0.8
        return min(super().certainty(text, asked), most)


@kind
class ShortText(Words):
    """A name, a role, an account: one line, less how it was introduced."""

    name = "short_text"
    least = 2
    most = 120

    def cleaned(self, text: str, field: Field, /) -> str:
        if quoted := _QUOTED.search(tidy(text)):
            return quoted[1].strip()
        line = _with_its_full_stop(" ".join(polite_off(tidy(text)).split()), " ".join(tidy(text).split()))
        named = _unlabelled(line, field)
        bare = _INTRODUCED.sub("", named)
        begun = re.sub("^เป[็้]?น", "", bare).strip()
        return begun if begun != bare and field.begun_by(begun) else bare or named


@kind
class LongText(Words):
    """A story in the person's own words: kept whole, lines and all."""

    name = "long_text"
    least = 10
    most = 2000
    nearly = frozenset({"too_long", "too_short"})

    def cleaned(self, text: str, _field: Field, /) -> str:
        return tidy(text)


def _with_its_full_stop(kept: str, line: str) -> str:
    """“สมาชิก อบต. ค่ะ” ends with an abbreviation, not with a sentence."""
    stop = _ABBREVIATED.search(kept) and line[line.find(kept) + len(kept) :].startswith(".")
    return f"{kept}." if stop else kept


def _unlabelled(line: str, field: Field) -> str:
    """Without the field's own name before the answer: “ชื่อชุมชน: บ้านน้ำเกี๋ยน”."""
    for label in sorted({field.label.th, field.label.en, *field.says}, key=len, reverse=True):
        if not line.casefold().startswith(label.casefold()):
            continue
        rest = line[len(label) :]
        marked = re.match(r"\s*(?:[:=]|คือ|ชื่อว่า|ชื่อ|is\b)\s*", rest)
        loose = field.begun_by(rest) or (label not in field.begins and rest[:1].isspace())
        spaced = re.match(r"\s*", rest) if loose else None
        if found := marked or spaced:
            return rest[found.end() :].strip() or line
    return line
