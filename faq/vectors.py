"""Features as numbers: rare ones weigh more, each group has its share, every reading has length one.

Knows counting and sparse arrays. Knows no topics.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy import sparse

from faq.grams import GROUPS, features
from faq.reading import Reading

SHARES = {"letters": 0.4, "sound": 0.2, "words": 0.3, "meanings": 0.1}


class Vectors:
    """The vocabulary of a set of wordings. rows: wordings × features, float32, length one."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        counted = [features(reading) for reading in readings]
        self.ids: dict[str, int] = {}
        seen: list[int] = []
        for groups in counted:
            for group in groups.values():
                for name in group:
                    place = self.ids.setdefault(name, len(self.ids))
                    if place == len(seen):
                        seen.append(0)
                    seen[place] += 1
        self.rarity = np.array([_rarity(count, len(readings)) for count in seen], dtype=np.float32)
        self.unseen = _rarity(0, len(readings))
        self.rows = self._stack(counted)

    def row(self, reading: Reading) -> sparse.csr_array:
        """One reading as a row; what no wording has takes its share of the length and matches nothing."""
        return self._stack([features(reading)])

    def _stack(self, counted: Iterable[Mapping[str, Mapping[str, int]]]) -> sparse.csr_array:
        places: list[int] = []
        weights: list[float] = []
        ends = [0]
        for groups in counted:
            for place, weight in self._weighed(groups):
                places.append(place)
                weights.append(weight)
            ends.append(len(places))
        return sparse.csr_array(
            (np.array(weights, dtype=np.float32), np.array(places, dtype=np.int32), np.array(ends, dtype=np.int32)),
            shape=(len(ends) - 1, max(1, len(self.ids))),
        )

    def _weighed(self, groups: Mapping[str, Mapping[str, int]]) -> list[tuple[int, float]]:
        total = sum(SHARES[name] for name in GROUPS if groups[name])
        found: list[tuple[int, float]] = []
        for name in GROUPS:
            known, length = [], 0.0
            for feature, count in groups[name].items():
                place = self.ids.get(feature, -1)
                weight = (1 + math.log(count)) * (float(self.rarity[place]) if place >= 0 else self.unseen)
                length += weight * weight
                if place >= 0:
                    known.append((place, weight))
            scale = math.sqrt(SHARES[name] / total / length) if length else 0.0
            found += [(place, weight * scale) for place, weight in known]
        return found


def _rarity(count: int, of: int) -> float:
    return math.log((of + 1) / (count + 1)) + 1
