"""Answers by which somebody can be reached: phone, e-mail, link.

Knows what is missing from a number or an address. Does not know the numbering plan: `forms.phones` does.
"""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from rapidfuzz import process
from rapidfuzz.distance import OSA

from forms.definition import Field
from forms.fields.kind import ANSWER_SHAPED, UNSURE, Asked, Kind, kind
from forms.phones import Phone, is_thai, phones, seen, spoken, wanted_length
from forms.readings import Almost, Option, Problem, Reading, Value
from forms.terms import Answer, Language, Text
from forms.texts import EXTENSION, MEANT, WHICH_PHONE, problem
from forms.typed import key, polite_off, tidy

_AROUND_PHONE = re.compile(
    r"เบอร์(?:โทร(?:ศัพท์)?|มือถือ|ติดต่อ|ใหม่|ผม|หนู|ของ\S*)?|โทร(?:ศัพท์)?|มือถือ|ติดต่อ(?:ที่|ได้ที่)?|หมายเลข|ได้|ที่|นี้|คือ|ค่ะ|คะ|ครับ|หรือ|และ|ต่อ|"
    r"\b(?:tel|phone|mobile|number|call|my|is|the|no|or|and|ext|me|at|on|it|it's)\b", re.IGNORECASE,
)  # fmt: skip
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![A-Za-z0-9])")
_LINK = re.compile(r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{2,5})?(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)
_MAIL_HOUSES = ("gmail.com", "hotmail.com", "yahoo.com", "outlook.com", "icloud.com", "live.com", "yahoo.co.th", "outlook.co.th", "mail.com")


@kind
class PhoneNumber(Kind):
    """A Thai number that reaches a person; stored as E.164."""

    name = "phone"
    nearly: ClassVar[frozenset[str]] = frozenset({"digits_missing", "digits_extra", "short_number", "foreign_phone", "unused_phone"})

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
    return key(_AROUND_PHONE.sub("", re.sub(r"[\d()+-]", "", seen(text))))


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
    if count:
        return problem("digits_missing" if count > 0 else "digits_extra", field.example, count=abs(count))
    return problem("unused_phone", field.example)


@kind
class Email(Kind):
    """An e-mail address; stored as typed, the house in small letters."""

    name = "email"
    nearly: ClassVar[frozenset[str]] = frozenset({"no_email"})

    def read(self, text: str, asked: Asked, /) -> Reading:
        words = re.sub(r"\s*(?:\(at\)|\[at\]| at )\s*|\s*@\s*", "@", tidy(text))
        found = _EMAIL.search(re.sub(r"\s*\.\s*(?=[a-z]{2,3}\b)", ".", words))
        if found is None:
            return problem("no_email" if "@" in text else "no_address", asked.field.example)
        name, house = found[0].rsplit("@", 1)
        address, meant = f"{name}@{house.lower()}", _mail_house(house.lower())
        if meant:
            option = Option(f"{name}@{meant}", Text(th=f"{name}@{meant}", en=f"{name}@{meant}"))
            return Almost((option, Option(address, Text(th=address, en=address))), MEANT.filled(guess=option.label))
        return Value(address, said_back=found[0] != polite_off(tidy(text)))

    def accepts(self, value: Answer, _asked: Asked, /) -> bool:
        return isinstance(value, str) and _EMAIL.fullmatch(value) is not None


def _mail_house(house: str) -> str:
    """The well-known house one slip away from this one, if it is not itself well known."""
    if house in _MAIL_HOUSES:
        return ""
    near = process.extractOne(house, _MAIL_HOUSES, scorer=OSA.distance, score_cutoff=2, processor=None)
    return near[0] if near and near[1] <= (1 if len(house) < 9 else 2) else ""


@kind
class Link(Kind):
    """A web address; stored with its scheme."""

    name = "url"
    nearly: ClassVar[frozenset[str]] = frozenset()

    def read(self, text: str, asked: Asked, /) -> Reading:
        found = _LINK.search(tidy(text))
        if found is None or "@" in tidy(text)[: found.start() + 1] or not _reachable(_schemed(found[0])):
            return problem("no_url", asked.field.example)
        return Value(_schemed(found[0]), said_back=found[0] != polite_off(tidy(text)))

    def accepts(self, value: Answer, _asked: Asked, /) -> bool:
        return isinstance(value, str) and _LINK.fullmatch(value) is not None and _reachable(value)


def _schemed(link: str) -> str:
    bare = link.rstrip(".,;:!)")
    return bare if re.match(r"https?://", bare, re.IGNORECASE) else f"https://{bare}"


def _reachable(link: str) -> bool:
    try:
        parts = urlsplit(link)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
