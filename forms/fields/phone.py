"""Answers that are a telephone number.

Knows what is missing from one. Does not know the numbering plan: `forms.phones` does. Stored as E.164.
"""

import re
from typing import ClassVar

from forms.definition import Field
from forms.fields.kind import ANSWER_SHAPED, UNSURE, Asked, Kind, kind
from forms.phones import Phone, dialled, is_thai, phones, spoken, wanted_length
from forms.readings import Almost, Option, Problem, Reading, Value
from forms.terms import Answer, Language, Text
from forms.texts import EXTENSION, WHICH_PHONE, problem
from forms.typed import key

_AROUND_PHONE = re.compile(
    r"เบอร์(?:โทร(?:ศัพท์)?|มือถือ|ติดต่อ|ใหม่|ผม|หนู|ของ\S*)?|โทร(?:ศัพท์)?|มือถือ|ติดต่อ(?:ที่|ได้ที่)?|หมายเลข|ได้|ที่|นี้|คือ|ค่ะ|คะ|ครับ|หรือ|และ|ต่อ|"
    r"\b(?:tel|phone|mobile|number|call|my|is|the|no|or|and|ext|me|at|on|it|it's)\b", re.IGNORECASE,
)  # fmt: skip


@kind
class PhoneNumber(Kind):
    """A Thai number that reaches a person; stored as E.164."""

    name = "phone"
    nearly: ClassVar[frozenset[str]] = frozenset(
        {"digits_missing", "digits_extra", "short_number", "foreign_phone", "unused_phone"}
    )

    def read(self, text: str, asked: Asked, /) -> Reading:
        found = phones(text)
        good = list({one.e164: one for one in found if one.e164}.values())
        if len(good) > 1:
            return Almost(tuple(_phone_option(one.e164) for one in good[:4]), WHICH_PHONE)
        if good:
            note = EXTENSION.filled(extension=good[0].extension) if good[0].extension else None
            return Value(good[0].e164, said_back=good[0].guessed or bool(note) or _more_words(text), note=note)
        return _phone_problem(found, asked.field)

    def accepts(self, value: Answer, _asked: Asked, /) -> bool:
        return isinstance(value, str) and is_thai(value)

    def show(self, value: Answer, _field: Field, _language: Language, /) -> str:
        return spoken(value)

    def certainty(self, text: str, asked: Asked, /) -> float:
        certainty = super().certainty(text, asked)
        beside = len(_rest(text))
        if certainty <= ANSWER_SHAPED and beside > 8:
            return 0.0
        return min(certainty, UNSURE) if beside > 25 else certainty


def _rest(text: str) -> str:
    return key(_AROUND_PHONE.sub("", re.sub(r"[\d()+-]", "", dialled(text))))


def _more_words(text: str) -> bool:
    return bool(_rest(text))


def _phone_option(e164: str) -> Option:
    return Option(e164, Text(th=spoken(e164), en=spoken(e164)))


def _phone_problem(found: list[Phone], field: Field) -> Problem:
    """What is the matter with the longest run of digits."""
    best = max(found, key=lambda one: len(one.digits), default=None)
    if best is None:
        return problem("no_phone", field.example)
    count = wanted_length(best.digits) - len(best.digits)
    if best.foreign:
        return problem("foreign_phone", field.example)
    if len(best.digits) <= 4 and best.digits.startswith("1"):
        return problem("short_number", field.example, number=best.digits)
    if not best.digits.startswith("0"):
        return problem("unused_phone" if len(best.digits) > 4 else "no_phone", field.example)
    if count and best.digits[1] != "0":
        return problem("digits_missing" if count > 0 else "digits_extra", field.example, count=abs(count))
    return problem("unused_phone", field.example)
