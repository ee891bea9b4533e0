"""Addresses inside a message: “จ.เชียงใหม่ อ.แม่ริม ต.ริมใต้”, “ริมใต้ แม่ริม เชียงใหม่”, “Mae Rim, Chiang Mai”.

Knows how the three levels are marked and that they lie in one another. Does not know which of them a form asks for.
"""

import re
from dataclasses import dataclass

import geothai

from forms.places import LEVELS, Level, Place, by_key, called, gazetteer, lineage, named_exactly, unworded
from forms.typed import digits, letters, polite_off, tidy

_MARKS: dict[Level, str] = {
    "province": r"จังหวัด|จว\.|จ\.",
    "district": r"กิ่งอำเภอ|อำเภอ|อ\.|เขต",
    "subdistrict": r"ตำบล|ต\.|แขวง",
}
_MARKED = re.compile("|".join(rf"(?P<{level}>{words})\s*" for level, words in _MARKS.items()))
_WORD = re.compile(r"[^\s,;/|()]+")
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{4}(?!\d)")
_MOST_PARTS, _MOST_WORDS, _LONGEST_NAME = 6, 40, 4
Span = tuple[int, int]
Chain = tuple[tuple["Part", Place], ...]


@dataclass(frozen=True)
class Part:
    """A stretch of the message that names places. marked: with the word for its level."""

    span: Span
    found: tuple[Place, ...]
    marked: bool


@dataclass(frozen=True)
class Address:
    """What a message says of a place, as far as it fits together, and the places that hold it.

    said: the levels that were named. clear: there is one reading only. marked: some of it had the word for its level.
    rest: the message without it.
    """

    places: dict[Level, Place]
    said: frozenset[Level]
    spans: tuple[Span, ...]
    rest: str
    clear: bool
    marked: bool


def seen(text: str) -> str:
    """The text that spans point into."""
    return digits(tidy(text))


def address(text: str, prefer: Place | None = None) -> Address | None:
    """The best reading of the places in the message; None where it names none. prefer: what is known already."""
    words = seen(text)
    best = _best(_chains(_parts(words)), prefer)
    if not best:
        return None
    chain = best[0]
    places = {one.level: one for _, one in chain}
    spans = tuple(part.span for part, _ in chain)
    clear = len({frozenset(one.code for _, one in way) for way in best}) == 1
    marked = any(part.marked for part, _ in chain)
    return Address(_upwards(places) if clear else places, frozenset(places), spans, without(words, spans), clear, marked)


def without(words: str, spans: tuple[Span, ...]) -> str:
    for start, end in sorted(spans, reverse=True):
        words = f"{words[:start]} {words[end:]}"
    return polite_off(" ".join(words.split()))


def _parts(words: str) -> list[Part]:
    """Marked names; between them, words that are a name exactly."""
    marks = list(_MARKED.finditer(words))
    ends = [*(mark.start() for mark in marks[1:]), len(words)]
    parts = [part for mark, end in zip(marks, ends, strict=False) if (part := _marked(words, mark, end))]
    parts += _unmarked(words, [part.span for part in parts])
    return sorted(parts, key=lambda part: (not part.marked, part.span))[:_MOST_PARTS]


def _marked(words: str, mark: re.Match[str], end: int) -> Part | None:
    """The longest name that follows the mark."""
    level = next(one for one in LEVELS if mark[one])
    stops = [hit.end() for hit in _WORD.finditer(words, mark.end(), end)][:_LONGEST_NAME]
    for stop in reversed(stops):
        if found := called(words[mark.end() : stop], level):
            return Part((mark.start(), stop), found, True)
    return None


def _unmarked(words: str, taken: list[Span]) -> list[Part]:
    hits = list(_WORD.finditer(words))[:_MOST_WORDS]
    parts: list[Part] = []
    at = 0
    while at < len(hits):
        part = next((one for size in range(_LONGEST_NAME, 0, -1) if (one := _named(words, hits[at : at + size], taken))), None)
        if part:
            parts.append(part)
        at = next((n for n in range(at + 1, len(hits)) if part and hits[n].start() >= part.span[1]), len(hits) if part else at + 1)
    return parts


def _named(words: str, hits: list[re.Match[str]], taken: list[Span]) -> Part | None:
    start, end = hits[0].start(), hits[-1].end()
    if any(start < stop and begin < end for begin, stop in taken) or "," in words[start:end] or end - start < 2:
        return None
    piece = polite_off(words[start:end].casefold())
    found = tuple(one for level in LEVELS for one in by_key(letters(unworded(piece, level)), level))
    return Part((start, end), found, False) if found else None


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
    return tuple(one for one in every if len(one.th) > 4 and one.th in words or len(one.en) > 5 and one.en.casefold() in words)


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
