"""Features as numbers: rare ones weigh more, each group has its share, every reading has length one.

Knows counting and sparse arrays. Knows no topics.
"""

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
_SHARES = np.array(list(SHARES.values()), dtype=np.float32)


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
        found = features(reading)
        sizes = [len(group) for group in found.values()]
        places = np.array([self._ids.get(name, -1) for group in found.values() for name in group], dtype=np.int32)
        counts = np.array([count for group in found.values() for count in group.values()], dtype=np.float32)
        shares = np.repeat(_SHARES / max(float(_SHARES @ np.sign(sizes)), 1e-9), sizes)
        weights = (1 + np.log(counts)) * np.where(places >= 0, self._rarity[places], self._unseen)
        lengths = np.bincount(np.repeat(np.arange(len(sizes)), sizes), weights=weights * weights, minlength=len(sizes))
        weights *= np.sqrt(shares / np.repeat(lengths, sizes))
        return Vector(places[places >= 0], weights[places >= 0].astype(np.float32))

    def near(self, vector: Vector) -> Floats:
        """The cosine to every wording."""
        found: Floats = self._by_feature[:, vector.places] @ vector.weights
        return found

    def unlike(self, first: int, limit: float) -> npt.NDArray[np.bool_]:
        """Which of the rows from `first` on are less than `limit` near to each row before."""
        together = self.rows[first:] @ self.rows[:first].T
        few: npt.NDArray[np.bool_] = np.asarray(together.max(axis=1).todense()).reshape(-1) < limit
        return few

    def among(self, chosen: Ints) -> Floats:
        """The cosines of some wordings to each other, chosen × chosen."""
        some = self.rows[chosen]
        columns = np.empty(some.shape[1], dtype=np.int32)
        columns[some.indices] = order = np.arange(some.nnz, dtype=np.int32)
        own = np.flatnonzero(columns[some.indices] == order)  # one place for each feature that occurs here
        columns[some.indices[own]] = np.arange(len(own), dtype=np.int32)
        places = columns[some.indices]
        dense = np.zeros((len(own), len(chosen)), dtype=np.float32)
        dense[places, np.repeat(np.arange(len(chosen)), np.diff(some.indptr))] = some.data
        together: Floats = sparse.csr_array((some.data, places, some.indptr), shape=dense.shape[::-1]) @ dense
        return together

    def _weigh(
        self, places: Ints, counts: npt.NDArray[np.uint8], ends: Ints, groups: npt.NDArray[np.uint8]
    ) -> sparse.csr_array:
        weights = (1 + np.log(counts.astype(np.float32))) * self._rarity[places]
        rows = np.repeat(np.arange(self._count), np.diff(ends))
        cells = rows * len(_SHARES) + groups[places]
        lengths = np.bincount(cells, weights=weights * weights, minlength=self._count * len(_SHARES))
        there = (lengths > 0).reshape(self._count, -1)
        total = np.maximum(there @ _SHARES, 1e-9)
        scale = np.sqrt(_SHARES[None, :] / total[:, None]) / np.sqrt(np.maximum(lengths.reshape(there.shape), 1e-9))
        data = (weights * scale.reshape(-1)[cells]).astype(np.float32)
        shape = (self._count, max(1, len(self._ids)))
        return sparse.csr_array((data, places.astype(np.int32), ends.astype(np.int32)), shape=shape)


def _rarity(counts: Floats, of: int) -> Floats:
    rarity: Floats = np.log((of + 1) / (counts + 1)) + 1
    return rarity
