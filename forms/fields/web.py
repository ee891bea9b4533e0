"""Answers that are an address on the net: e-mail, link.

Knows what an address needs and which houses are often misspelt. Does not try whether anybody is there.
"""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from rapidfuzz import process
from rapidfuzz.distance import OSA

from forms.fields.kind import Asked, Kind, kind
from forms.readings import Almost, Option, Reading, Value
from forms.terms import Answer, Text
from forms.texts import MEANT, problem
from forms.typed import polite_off, tidy

_EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![A-Za-z0-9])"
)
_LINK = re.compile(
    r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{2,5})?(?:[/?#][^\s<>\"]*)?",
    re.IGNORECASE,
)
_MAIL_HOUSES = (
    "gmail.com",
    "hotmail.com",
    "yahoo.com",
    "outlook.com",
    "icloud.com",
    "live.com",
    "yahoo.co.th",
    "outlook.co.th",
    "mail.com",
)


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
        return (
            parts.scheme.lower() in ("http", "https")
            and bool(parts.hostname)
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        return False
