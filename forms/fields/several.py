"""Answers from a list of which several may be chosen.

Knows how many may be, and which choice cannot go with others. Stored as a list of codes in the form's order.
"""

import re
from typing import ClassVar

from forms.choosing import Named, named, nearly
from forms.definition import Choice, Field
from forms.fields.choice import One, at_place, listed, which
from forms.fields.kind import Asked, kind
from forms.pointing import numbers
from forms.readings import Almost, Offer, Option, Problem, Reading, Value
from forms.terms import Answer, Language
from forms.texts import problem
from forms.typed import polite_off, tidy


@kind
class Several(One):
    """Some of the choices; stored as a list of codes in the form's order."""

    name = "several"
    limits: ClassVar[frozenset[str]] = frozenset({"min_count", "max_count"})
    nearly: ClassVar[frozenset[str]] = frozenset({"number_off", "alone", "too_few", "too_many"})

    def certainty(self, text: str, asked: Asked, /) -> float:
        return 0.9 if _all(text, asked.field) else super().certainty(text, asked)

    def read(self, text: str, asked: Asked, /) -> Reading:
        field = asked.field
        places = numbers(text)
        if any(not listed(one, field) for one in places):
            return problem("number_off", field.example, count=len(field.choices))
        pointed = Named(tuple(at_place(one, field) for one in places)) if places else None
        found = pointed or _all(text, field) or named(text, field)
        if found.choices:
            return _chosen(found, field)
        guess = nearly(text, field)
        options = tuple(Option([one.code], one.label) for one in guess)
        return Almost(options, which(guess)) if guess else problem("no_choice", field.example)

    def accepts(self, value: Answer, asked: Asked, /) -> bool:
        if not isinstance(value, list) or len(set(map(str, value))) != len(value):
            return False
        chosen = [asked.field.choice(code) for code in value]
        known = [one for one in chosen if one is not None]
        return bool(value) and len(known) == len(value) and _wrong_set(known, asked.field) is None

    def show(self, value: Answer, field: Field, language: Language, /) -> str:
        return ", ".join(super(Several, self).show(code, field, language) for code in value)

    def offers(self, asked: Asked, /) -> tuple[Offer, ...]:
        return tuple(Offer([one.value], one.label) for one in super().offers(asked))


_EVERY = re.compile(
    r"(?:เอา|มี|ใช้)?(?:ทั้งหมด|ทุก(?:ช่องทาง|อย่าง|ข้อ|อัน|แบบ)|ครบ(?:ทุก\S*|เลย|$)"
    r"|all(?: of (?:them|the above))?|everything|every one)"
)


def _chosen(found: Named, field: Field) -> Reading:
    codes = {one.code for one in found.choices}
    chosen = [one for one in field.choices if one.code in codes]
    told = bool(found.left) or len(chosen) > 1
    return _wrong_set(chosen, field) or Value([one.code for one in chosen], said_back=told)


_EXCEPT = re.compile(r"ยกเว้น|นอกจาก|ไม่รวม|ขาด(?:แค่|แต่)?|except(?: for)?|but not|without")


def _all(text: str, field: Field) -> Named | None:
    """“ทั้งหมด”, “ทั้งหมดยกเว้น TikTok”: all but those that stand alone, are something else, or are excepted."""
    found = _EVERY.match(polite_off(tidy(text)).casefold())
    if not found:
        return None
    after, excepted = _EXCEPT.subn("", tidy(text)[found.end() :])
    but = named(after, field).choices
    if but and not excepted:  # “ทุกช่องทางเลย เฟซ ไลน์”: these are meant
        return None
    return Named(tuple(one for one in field.choices if not one.alone and not one.other and one not in but))


def _wrong_set(chosen: list[Choice], field: Field) -> Problem | None:
    alone = next((one for one in chosen if one.alone), None)
    if alone and len(chosen) > 1:
        return problem("alone", field.example, alone=alone.label)
    least, most = field.limits.min_count or 1, field.limits.max_count or len(field.choices)
    if len(chosen) < least and not alone:
        return problem("too_few", field.example, least=least)
    return problem("too_many", field.example, most=most) if len(chosen) > most else None
