"""Answers that are sent rather than typed: a pin on the map, photos, files.

Knows counts, coordinates and what people type instead. Does not know the files: it stores attachment ids.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from forms.addresses import address, by_postcode
from forms.definition import Field
from forms.fields.kind import Asked, Kind, kind
from forms.places import LEVELS, Level
from forms.readings import Problem, Reading, Value
from forms.terms import Answer, Language
from forms.texts import COUNTED, SOME_KEPT, problem
from forms.typed import bare, either, seen, tidy

_PAIR = re.compile(r"(?<![\d.])(-?\d{1,3}\.\d{2,})\s*°?\s*[nN]?\s*[, ]\s*(-?\d{1,3}\.\d{2,})(?![\d.])")
_SHORT_LINK = re.compile(r"maps\.app\.goo\.gl|goo\.gl/maps|maps\.apple|g\.co/kgs|https?://\S*map", re.IGNORECASE)
_THAILAND = ((5.5, 20.6), (97.2, 105.8))  # degrees north, degrees east, with a little sea around
_DONE = re.compile(
    either(
        r"(?:ส่ง)?(?:ครบ|เสร็จ|หมด|พอ|เรียบร้อย|จบ)(?:แล้ว|แค่นี้|เท่านี้)?|(?:มี|เอา|ส่ง)?(?:แค่นี้|เท่านี้)(?:แหละ|ก่อน|พอ)?",
        r"done|that'?s (?:all|it)|finished|no more|next|ต่อไป|ไปต่อ|ถัดไป",
    )
)


@kind
class Location(Kind):
    """A place on the map: {latitude, longitude, title, address}, degrees of WGS 84."""

    name = "location"
    nearly: ClassVar[frozenset[str]] = frozenset({"short_link", "abroad"})

    def read(self, text: str, asked: Asked, /) -> Reading:
        words = seen(text)
        if pair := _PAIR.search(words):
            return pinned(float(pair[1]), float(pair[2]), field=asked.field)
        return problem("short_link" if _SHORT_LINK.search(words) else "no_location", asked.field.example)

    def accepts(self, value: Answer, _asked: Asked, /) -> bool:
        if not isinstance(value, Mapping) or set(value) != {"latitude", "longitude", "title", "address"}:
            return False
        degrees = (value["latitude"], value["longitude"])
        return all(isinstance(one, int | float) for one in degrees) and _in_thailand(*degrees)

    def show(self, value: Answer, _field: Field, _language: Language, /) -> str:
        words = ", ".join(one for one in (value["title"], value["address"]) if one)
        return words or f"{value['latitude']:.5f}, {value['longitude']:.5f}"


def pinned(latitude: float, longitude: float, title: str = "", address: str = "", *, field: Field) -> Reading:
    """What a pin comes to as an answer to a location field. Degrees north and east."""
    if not _in_thailand(latitude, longitude):
        return problem("abroad", field.example)
    return Value({"latitude": latitude, "longitude": longitude, "title": tidy(title), "address": tidy(address)})


def places_of_pin(title: str, address_text: str) -> dict[Level, str]:
    """The official Thai names that a pin's own words give, from the province down; empty where they give none.

    The tables hold no coordinates: a pin without words says nothing of its sub-district.
    """
    found = address(f"{address_text} {title}")
    if found and found.clear and "province" in found.said:
        return {level: found.places[level].th for level in LEVELS if level in found.places}
    provinces = by_postcode(address_text)
    return {"province": provinces[0].th} if len(provinces) == 1 else {}


def _in_thailand(latitude: float, longitude: float) -> bool:
    return all(low <= one <= high for one, (low, high) in zip((latitude, longitude), _THAILAND, strict=True))


class Sent(Kind):
    """What photos and files share: a list of attachment ids."""

    limits: ClassVar[frozenset[str]] = frozenset({"min_count", "max_count"})
    nearly: ClassVar[frozenset[str]] = frozenset({"too_few_sent"})
    missing: ClassVar[str]

    def read(self, text: str, asked: Asked, /) -> Reading:
        """Typed words only say that all is sent."""
        present = asked.answers.get(asked.field.key) or []
        if not _DONE.fullmatch(bare(text)) or not present:
            return problem(self.missing, asked.field.example)
        return self._short(len(present), asked.field) or Value(list(present))

    def accepts(self, value: Answer, asked: Asked, /) -> bool:
        if not isinstance(value, list) or not all(isinstance(one, str | int) for one in value) or not value:
            return False
        return len(value) <= _most(asked.field) and self._short(len(value), asked.field) is None

    def show(self, value: Answer, _field: Field, language: Language, /) -> str:
        return COUNTED[self.name].filled(count=len(value)).of(language)

    def _short(self, count: int, field: Field) -> Problem | None:
        least = field.limits.min_count or 1
        return problem("too_few_sent", field.example, count=least - count, least=least) if count < least else None


@kind
class Photos(Sent):
    """Pictures of place, people, goods."""

    name = "photos"
    missing = "no_photo"


@kind
class Files(Sent):
    """Papers, as files or photographed."""

    name = "files"
    missing = "no_file"


def _most(field: Field) -> int:
    return field.limits.max_count or 10


def received(field: Field, present: Sequence[Any], new: Sequence[Any]) -> Reading:
    """The list with what has just come, in order, none twice; Problem when it was full already.

    What goes beyond the most is left out, and the note says so. Too few is no problem yet: `accepts` tells when it is.
    """
    every = list(dict.fromkeys([*present, *new]))
    most = _most(field)
    if len(present) >= most:
        return problem("too_many_sent", None, most=most)
    note = SOME_KEPT.filled(most=most, left=len(every) - most) if len(every) > most else None
    return Value(every[:most], said_back=note is not None, note=note)
