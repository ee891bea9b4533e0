"""What somebody may be about to ask: wordings that go on as the typed letters begin.

Knows the beginnings of wordings and of the words in them, in alphabetical order, so that it finds them by halving
however many there are. Knows no scores of whole messages.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from faq.reading import Reading
from faq.sounds import skeleton
from faq.vectors import Floats

_LATER = 0.35  # what a beginning of a later word counts beside a beginning of the wording
_LAST = "\U0010ffff"
_MOST_WORDS = 8  # of a wording, from which it may be entered


class Halfway:
    """Built once from all wordings; immutable."""

    def __init__(self, readings: Sequence[Reading], owners: Sequence[int], topics: int) -> None:
        entries: dict[tuple[str, int], float] = {}
        for reading, owner in zip(readings, owners, strict=True):
            for place, start in enumerate(_starts(reading)[:_MOST_WORDS]):
                key = (start, owner)
                entries[key] = entries.get(key, 0.0) + (_LATER if place else 1.0)
        ordered = sorted(entries)
        self._starts = [start for start, _ in ordered]
        self._owners = np.array([owner for _, owner in ordered], dtype=np.int32)
        self._weights = np.array([entries[key] for key in ordered], dtype=np.float32)
        sizes = np.bincount(np.asarray(owners, dtype=np.int32), minlength=topics)
        self._fair = 1 / np.sqrt(np.maximum(sizes, 1)).astype(np.float32)

    def scores(self, typed: str) -> Floats:
        """For each topic from 0 to 1: how many of its wordings may follow what was typed."""
        bare = _bare(typed)
        first, last = bisect_left(self._starts, bare), bisect_right(self._starts, bare + _LAST)
        counts = np.bincount(self._owners[first:last], weights=self._weights[first:last], minlength=len(self._fair))
        scores: Floats = (counts * self._fair).astype(np.float32)
        return scores / max(float(scores.max(initial=0.0)), 1e-9)


def _starts(reading: Reading) -> list[str]:
    words = [_bare(word) for word in reading.written]
    return list(dict.fromkeys("".join(words[place:]) for place in range(len(words))))


def _bare(text: str) -> str:
    return skeleton(text).replace(" ", "")
