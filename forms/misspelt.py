"""Places whose name somebody nearly wrote: a slip, a missing tone mark, only the beginning.

Knows how alike two spellings are, by letters and by sound. Asks nobody: what is nearly right is only a guess.
"""

from rapidfuzz import fuzz

from forms.places import Level, Place, gazetteer, phrasings
from forms.typed import heard

NEARLY, NEARLY_LATIN = 74.0, 80.0  # of 100: one letter of six wrong


def near(text: str, level: Level, within: Place | None) -> tuple[Place, ...]:
    """Places whose name is a slip away or begins so, the likeliest first, at most five."""
    typed = phrasings(text, level)[-1:]
    if not typed or not 2 <= len(typed[0]) <= 40:
        return ()
    book = gazetteer()
    area = book.within.get(within.code if within else "", ())
    scored = [(max(_alike(typed[0], heard(typed[0]), name) for name in book.names[one.code]), one) for one in area]
    best = max((score for score, _ in scored), default=0.0)
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].code))
    least = NEARLY_LATIN if typed[0].isascii() else NEARLY
    return tuple(one for score, one in ranked if score >= max(least, best - 7))[:5]


def _alike(typed: str, sounds: str, name: str) -> float:
    if len(typed) >= 4 and name.startswith(typed):
        return 92.0
    return max(fuzz.ratio(typed, name), fuzz.ratio(sounds, heard(name)) - 1)
