"""Places whose name somebody nearly wrote: a slip, a missing tone mark, only the beginning.

Knows how alike two spellings are, by letters and by sound. Asks nobody: what is nearly right is only a guess.
"""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from forms.places import Level, Place, gazetteer, phrasings
from forms.typed import heard

NEARLY, NEARLY_LATIN = 74.0, 80.0  # of 100: one letter of six wrong
MOST, CLOSE_BY = 5, 7.0  # guesses at most; points behind the best
_BEGINS, _BY_SOUND = 92.0, 1.0
_ENOUGH = 4  # letters from which a beginning counts


@dataclass(frozen=True)
class Spellings:
    """The names in one area, side by side: whose, how written, how they sound."""

    places: tuple[Place, ...]
    names: tuple[str, ...]
    sounds: tuple[str, ...]


@lru_cache(maxsize=200)
def spellings(level: Level, code: str) -> Spellings:
    book = gazetteer()
    inside = [one for one in book.by_code.values() if one.level == level and one.code.startswith(code)]
    pairs = [(one, name) for one in inside for name in book.names[one.code]]
    places, names = tuple(one for one, _ in pairs), tuple(name for _, name in pairs)
    return Spellings(places, names, tuple(heard(name) for name in names))


def near(text: str, level: Level, within: Place | None) -> tuple[Place, ...]:
    """Places whose name is a slip away or begins so, the likeliest first, at most five."""
    typed = phrasings(text, level)[-1:]
    if not typed or not 2 <= len(typed[0]) <= 40:
        return ()
    scores = _scores(typed[0], spellings(level, within.code if within else ""))
    best = max(scores.values(), default=0.0)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0].code))
    return tuple(one for one, score in ranked if score >= best - CLOSE_BY)[:MOST]


def _scores(typed: str, among: Spellings) -> dict[Place, float]:
    """How alike each name is, from the least that counts upwards."""
    least = NEARLY_LATIN if typed.isascii() else NEARLY
    found = [(at, score) for _, score, at in _alike(typed, among.names, least)]
    found += [(at, score - _BY_SOUND) for _, score, at in _alike(heard(typed), among.sounds, least + _BY_SOUND)]
    if len(typed) >= _ENOUGH:
        found += [(at, _BEGINS) for at, name in enumerate(among.names) if name.startswith(typed)]
    scores: dict[Place, float] = {}
    for at, score in found:
        scores[among.places[at]] = max(score, scores.get(among.places[at], 0.0))
    return scores


def _alike(word: str, among: tuple[str, ...], least: float) -> list[tuple[str, float, int]]:
    return process.extract(word, among, scorer=fuzz.ratio, processor=None, score_cutoff=least, limit=20)
