"""Features as numbers: rare ones weigh more, each group has its share, every reading has length one.

Knows counting and sparse arrays. Knows no topics.
"""

import math
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from faq.grams import SHARES, features
from faq.reading import Reading

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Vector:
    """One reading: places of known features and their weights. What no wording has takes its share of the length."""

    places: Ints
    weights: Floats


class Vectors:
    """The vocabulary of a set of wordings, and their vectors: `rows`, wordings × features, each of length one."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._ids: dict[str, int] = {}
        counted = array("i")
        places, counts, ends = array("i"), array("B"), array("l", [0])
        groups = array("B")
        for reading in readings:
            for number, group in enumerate(features(reading).values()):
                for name, count in group.items():
                    place = self._ids.setdefault(name, len(self._ids))
                    if place == len(counted):
                        counted.append(0)
                        groups.append(number)
                    counted[place] += 1
                    places.append(place)
                    counts.append(min(count, 255))
            ends.append(len(places))
        self._count = len(ends) - 1
        self._rarity = _rarity(np.asarray(counted, dtype=np.float32), self._count)
        self._unseen = float(_rarity(np.zeros(1, dtype=np.float32), self._count)[0])
        self.rows = self._weigh(np.asarray(places), np.asarray(counts), np.asarray(ends), np.asarray(groups))
        self._by_feature = self.rows.tocsc()

    def vector(self, reading: Reading) -> Vector:
        """The reading in this vocabulary."""
        places: list[int] = []
        weights: list[float] = []
        found = features(reading)
        total = sum(SHARES[name] for name, group in found.items() if group) or 1.0
        for name, group in found.items():
            known, length = [], 1e-9
            for feature, count in group.items():
                place = self._ids.get(feature, -1)
                weight = (1 + math.log(count)) * (float(self._rarity[place]) if place >= 0 else self._unseen)
                length += weight * weight
                if place >= 0:
                    known.append((place, weight))
            scale = math.sqrt(SHARES[name] / total / length)
            places += [place for place, _ in known]
            weights += [weight * scale for _, weight in known]
        return Vector(np.array(places, dtype=np.int32), np.array(weights, dtype=np.float32))

    def place(self, feature: str) -> int:
        """Where a feature stands, -1 where no wording has it."""
        return self._ids.get(feature, -1)

    def near(self, vector: Vector) -> Floats:
        """The cosine to every wording."""
        matrix = self._by_feature
        starts, ends = matrix.indptr[vector.places], matrix.indptr[vector.places + 1]
        spans = [slice(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        if not spans:
            return np.zeros(self._count, dtype=np.float32)
        rows = np.concatenate([matrix.indices[span] for span in spans])
        values = np.concatenate([matrix.data[span] for span in spans]) * np.repeat(vector.weights, ends - starts)
        return np.bincount(rows, weights=values, minlength=self._count).astype(np.float32)

    def unlike(self, first: int, limit: float) -> npt.NDArray[np.bool_]:
        """Which of the rows from `first` on are less than `limit` near to each row before."""
        together = self.rows[first:] @ self.rows[:first].T
        few: npt.NDArray[np.bool_] = np.asarray(together.max(axis=1).todense()).reshape(-1) < limit
        return few

    def among(self, chosen: Ints) -> Floats:
        """The cosines of some wordings to each other, chosen × chosen."""
        some = self.rows[chosen]
        together: Floats = (some @ some.T).toarray()
        return together

    def _weigh(
        self, places: Ints, counts: npt.NDArray[np.uint8], ends: Ints, groups: npt.NDArray[np.uint8]
    ) -> sparse.csr_array:
        shares = np.array(list(SHARES.values()), dtype=np.float32)
        weights = (1 + np.log(counts.astype(np.float32))) * self._rarity[places]
        rows = np.repeat(np.arange(self._count), np.diff(ends))
        cells = rows * len(shares) + groups[places]
        lengths = np.bincount(cells, weights=weights * weights, minlength=self._count * len(shares))
        there = (lengths > 0).reshape(self._count, -1)
        total = np.maximum(there @ shares, 1e-9)
        scale = np.sqrt(shares[None, :] / total[:, None]) / np.sqrt(np.maximum(lengths.reshape(there.shape), 1e-9))
        data = (weights * scale.reshape(-1)[cells]).astype(np.float32)
        shape = (self._count, max(1, len(self._ids)))
        return sparse.csr_array((data, places.astype(np.int32), ends.astype(np.int32)), shape=shape)


def _rarity(counts: Floats, of: int) -> Floats:
    rarity: Floats = np.log((of + 1) / (counts + 1)) + 1
    return rarity
