"""Addresses inside a message: “จ.เชียงใหม่ อ.แม่ริม ต.ริมใต้”, “ริมใต้ แม่ริม เชียงใหม่”, “Mae Rim, Chiang Mai”.

Knows how the three levels are marked and that they lie in one another. Does not know which of them a form asks for.
"""

import re
from dataclasses import dataclass

import geothai

from forms.mentions import Part, Span, parts_of
from forms.nicknames import NICKNAMES
from forms.places import LEVELS, Level, Place, gazetteer, lineage, named_exactly
from forms.typed import polite_off, seen

_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{4}(?!\d)")
Chain = tuple[tuple[Part, Place], ...]


@dataclass(frozen=True)
class Address:
    """What a message says of a place, as far as it fits together, and the places that hold it.

    said: the levels that were named. clear: there is one reading only. marked: some of it had the word for its level.
    rest: the message without it.
    """

    places: dict[Level, Place]
    said: frozenset[Level]
    rest: str
    clear: bool
    marked: bool


def address(text: str, prefer: Place | None = None) -> Address | None:
    """The best reading of the places in the message; None where it names none. prefer: what is known already."""
    words = seen(text)
    best = _best(_chains(parts_of(words)), prefer)
    if not best:
        return None
    chain = best[0]
    places = {one.level: one for _, one in chain}
    spans = tuple(part.span for part, _ in chain)
    clear = len({frozenset(one.code for _, one in way) for way in best}) == 1
    marked = any(part.marked for part, _ in chain)
    known = _upwards(places) if clear else places
    return Address(known, frozenset(places), without(words, spans), clear, marked)


def without(words: str, spans: tuple[Span, ...]) -> str:
    for start, end in sorted(spans, reverse=True):
        words = f"{words[:start]} {words[end:]}"
    return polite_off(" ".join(words.split()))


def _chains(parts: list[Part]) -> list[Chain]:
    """Every way to take one place, or none, from each part so that all lie in one another."""
    chains: list[Chain] = [()]
    for part in parts:
        chains += [(*chain, (part, one)) for chain in chains for one in part.found if _fits(one, chain)]
    return chains[1:]


def _fits(place: Place, chain: Chain) -> bool:
    return all(place.level != one.level and (place.inside(one) or one.inside(place)) for _, one in chain)


def _best(chains: list[Chain], prefer: Place | None) -> list[Chain]:
    """The longest chains; of these the ones with most marks, then those where we are, then the highest levels."""
    ranked = [(_rank(chain, prefer), chain) for chain in chains]
    top = max((rank for rank, _ in ranked), default=None)
    return [chain for rank, chain in ranked if rank == top]


def _rank(chain: Chain, prefer: Place | None) -> tuple[int, int, bool, int]:
    near = prefer is not None and all(one.inside(prefer) or prefer.inside(one) for _, one in chain)
    return len(chain), sum(part.marked for part, _ in chain), near, -sum(len(one.code) for _, one in chain)


def _upwards(places: dict[Level, Place]) -> dict[Level, Place]:
    """With what holds the lowest place, which is known then."""
    return {one.level: one for one in lineage(max(places.values(), key=lambda one: len(one.code)))}


def provinces_inside(text: str) -> tuple[Place, ...]:
    """Provinces whose whole name stands somewhere in the words; short names (ตาก, เลย) are too often other words."""
    words = seen(text).casefold()
    every = gazetteer().within[""]
    return tuple(one for one in every if any(name in words for name in _long_names(one)))


def _long_names(province: Place) -> list[str]:
    called = (province.th, province.en.casefold(), *NICKNAMES.get(province.th, "").split())
    return [name for name in called if len(name) > (5 if name.isascii() else 4)]


def by_postcode(text: str) -> tuple[Place, ...]:
    """The provinces (one, as a rule) whose postal code stands in the message."""
    codes = {one.province_code for code in _POSTCODE.findall(seen(text)) for one in geothai.by_postal_code(code)}
    return tuple(gazetteer().by_code[code] for code in sorted(codes))


def resolved(names: dict[Level, str]) -> Place | None:
    """The lowest place that these stored names lead to."""
    place: Place | None = None
    for level in LEVELS:
        found = named_exactly(level, names.get(level), place)
        place = found[0] if len(found) == 1 else place
    return place
