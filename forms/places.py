"""Provinces, districts and sub-districts of Thailand: by code and by name.

Knows geothai's tables (no coordinates: it has none) and how names are written. Does not know what a form asks.
Loaded once, when first needed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import geothai

from forms.nicknames import NICKNAMES
from forms.typed import endings, letters

Level = Literal["province", "district", "subdistrict"]
LEVELS: tuple[Level, ...] = ("province", "district", "subdistrict")
_WORDS: dict[Level, str] = {
    "province": r"จังหวัด|จว\.?|จ\.|จ(?=\s)|changwat",
    "district": r"กิ่งอำเภอ|อำเภอ|อ\.|อ(?=\s)|เขต|amphoe|amphur|khet",
    "subdistrict": r"(?:เทศบาล(?:เมือง)?|อบต\.?\s*|องค์การบริหารส่วน)?ตำบล|อบต\.?|ต\.|ต(?=\s)|แขวง|tambon|khwaeng",
}
_BEFORE = {level: re.compile(rf"^(?:{words})\s*") for level, words in _WORDS.items()}
_AFTER = re.compile(r"[\s,]+(?:province|district|sub-?\s?district)$")
_ABOUT = re.compile(
    r"^(?:ชุมชน|หมู่บ้าน|กลุ่ม|บ้าน|พวก)?(?:เรา|ของเรา|ผม|หนู|ดิฉัน|พี่|นี้)?(?:ตั้ง)?(?:อยู่)(?:ที่|ใน|แถว|แถวๆ)?\s*|^(?:คน|ที่|ใน|แถว)\s*(?=[จอตเ][.ังขำ])"
    r"|^(?:(?:we are |we're |it is |it's |i am |i'm )?(?:located )?(?:in|at|from)|we are|it is|it's)\s+(?:the )?"
)


@dataclass(frozen=True)
class Place:
    """One area. code: DOPA's, 2, 4 or 6 digits; that of what holds it is its beginning."""

    level: Level
    code: str
    th: str
    en: str

    def inside(self, other: "Place | None") -> bool:
        return other is None or self.code.startswith(other.code)


@dataclass(frozen=True)
class Gazetteer:
    """The tables, by code and by comparable name."""

    by_code: dict[str, Place]
    by_name: dict[tuple[Level, str], tuple[Place, ...]]
    within: dict[str, tuple[Place, ...]]
    names: dict[str, tuple[str, ...]]  # code → comparable names


@cache
def gazetteer() -> Gazetteer:
    every = [*_rows("province", geothai.provinces())]
    every += [place for one in tuple(every) for place in _rows("district", geothai.districts(one.code))]
    every += [
        place
        for one in tuple(every)
        if one.level == "district"
        for place in _rows("subdistrict", geothai.subdistricts(one.code))
    ]
    by_name: dict[tuple[Level, str], list[Place]] = {}
    within: dict[str, list[Place]] = {}
    names = {place.code: _names(place) for place in every}
    for place in every:
        within.setdefault(place.code[:-2], []).append(place)
        for name in names[place.code]:
            by_name.setdefault((place.level, name), []).append(place)
    fixed = {name: tuple(found) for name, found in by_name.items()}
    return Gazetteer(
        {one.code: one for one in every}, fixed, {code: tuple(found) for code, found in within.items()}, names
    )


def _rows(
    level: Level, rows: Iterable[geothai.types.Province | geothai.types.District | geothai.types.Subdistrict]
) -> Iterable[Place]:
    return [Place(level, row.code, row.name_th, row.name_en) for row in rows]


def _names(place: Place) -> tuple[str, ...]:
    """Comparable names: official, without เขต, nicknames, and เมือง alone for the capital district."""
    written = [place.th, place.en, place.th.removeprefix("เขต") if place.level == "district" else place.th]
    written += NICKNAMES.get(place.th, "").split() if place.level == "province" else []
    if place.level == "district" and place.code.endswith("01") and place.th.startswith("เมือง"):
        written += ["เมือง", "ในเมือง", "mueang", "muang", place.en.replace("Mueang", "Muang")]
    return tuple(dict.fromkeys(letters(one) for one in written))


def children(place: Place) -> tuple[Place, ...]:
    return gazetteer().within.get(place.code, ())


def parent(place: Place) -> Place | None:
    return gazetteer().by_code.get(place.code[:-2])


def lineage(place: Place) -> tuple[Place, ...]:
    """The place with all that hold it, the province first."""
    codes = (place.code[:length] for length in (2, 4, 6) if length <= len(place.code))
    return tuple(gazetteer().by_code[code] for code in codes)


def named_exactly(level: Level, name: object, within: Place | None = None) -> tuple[Place, ...]:
    """The places with exactly this Thai name, as stored."""
    found = gazetteer().by_name.get((level, letters(name)), ()) if isinstance(name, str) else ()
    return tuple(one for one in found if one.th == name and one.inside(within))


def by_key(name: str, level: Level, within: Place | None = None) -> tuple[Place, ...]:
    """Places of this level with this comparable name."""
    return tuple(one for one in gazetteer().by_name.get((level, name), ()) if one.inside(within))


def called(text: str, level: Level, within: Place | None = None) -> tuple[Place, ...]:
    """Places of this level that the whole text names, with or without its word (อ., District)."""
    return next((found for name in phrasings(text, level) if (found := by_key(name, level, within))), ())


def phrasings(text: str, level: Level) -> list[str]:
    """Comparable readings of the text as a name, the most literal first."""
    seen = [one for words in endings(text) for one in (words, _ABOUT.sub("", words))]
    names = [letters(one) for words in seen for one in (words, unworded(words, level))]
    return [name for name in dict.fromkeys(names) if name]


def unworded(words: str, level: Level) -> str:
    """Without the word for the level before or after the name. words: small letters."""
    return _AFTER.sub("", _BEFORE[level].sub("", words))
