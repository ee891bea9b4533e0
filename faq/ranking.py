"""Which topics are near a reading, and by what signs.

Knows the wordings of all topics as vectors and letters. Does not decide whether near is near enough.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from faq.families import Families
from faq.learning import shares, softmax
from faq.phrases import UNDOING
from faq.reading import Reading
from faq.subjects import Subjects
from faq.telling import Telling
from faq.vectors import Floats, Ints, Vectors

NEAR_TOPICS = 12  # topics that the choice is made between
NEAR_WORDINGS = 8  # wordings of each that take part
TOO_NEAR = 0.7  # an everyday message so near to a wording is no stranger here
# What each sign weighs in the choice: found by bench/faq_weights.py over several sets, the same for all.
# The nearest wording counts less than its share says: one wording that happens to be near is not yet a topic.
WEIGHTS = {
    "share": 2.76,
    "told": 4.75,
    "near": -4.85,
    "alike": 0.42,
    "undoing": -1.95,
    "lacking": -0.59,
    "strange": -1.1,
}


@dataclass(frozen=True)
class Ranked:
    """A topic and the signs that speak for it, each from 0 to 1."""

    topic: int
    wording: int  # the nearest one
    likely: float  # how likely this topic is among the near ones, all signs together
    near: float  # cosine to the nearest wording
    alike: float  # RapidFuzz ratio to the most similar wording
    told: float  # share of the message's telling words that the topic explains
    signs: tuple[float, ...] = ()  # what the choice was made by, in the order of WEIGHTS


class Ranking:
    """Wordings in the order of their topics. Immutable."""

    def __init__(
        self, readings: Sequence[Reading], owners: Sequence[int], topics: int, background: Sequence[Reading]
    ) -> None:
        self._vectors = Vectors([*readings, *background])
        self._count = len(readings)
        self._stray = self._vectors.unlike(self._count, TOO_NEAR)
        self._letters = [reading.letters for reading in readings]
        self._sizes = np.bincount(np.asarray(owners, dtype=np.int32), minlength=topics)
        self._starts = np.concatenate([[0], np.cumsum(self._sizes)[:-1]]).astype(np.int32)
        self._widths = self._middle_lengths()
        self._telling = Telling(readings, owners, background)
        self._subjects = Subjects(readings, owners, self._telling)
        self._families = Families(readings, owners, topics)
        turned = [float(any(pair == UNDOING for pair, _ in reading.sides)) for reading in readings]
        self._undoing = np.add.reduceat(np.array(turned, dtype=np.float32), self._starts) / self._sizes

    def _middle_lengths(self) -> Floats:
        rows = self._vectors.rows
        lengths = np.zeros(len(self._sizes), dtype=np.float32)
        for topic in range(len(self._sizes)):
            own = rows[self._starts[topic] : self._starts[topic] + self._sizes[topic]]
            lengths[topic] = np.sqrt(np.square(np.asarray(own.sum(axis=0))).sum()) if own.shape[0] else 1.0
        return lengths

    def rank(self, reading: Reading, allowed: Collection[int] | None = None) -> tuple[list[Ranked], float]:
        """The near topics, best first, and how near an everyday message is that belongs to none.

        allowed: looked for further away; others are still there.
        """
        every = self._vectors.near(self._vectors.vector(reading))
        near, stray = every[: self._count], every[self._count :][self._stray]
        top = np.maximum.reduceat(near, self._starts)
        middle = np.add.reduceat(near, self._starts) / self._widths
        topics = self._nearby(top + 0.5 * middle, allowed)
        chosen = [self._nearest(near, topic) for topic in topics]
        strangers = self._strangers(reading, topics)
        return self._signs(reading, near, topics, chosen, strangers), float(stray.max(initial=0.0))

    def subject(self, topic: int) -> str:
        """What a topic is about, in one word."""
        return self._subjects.of(topic)

    def missing(self, reading: Reading, topic: int) -> float:
        """How rare, from 0 to 1, the rarest word of the message is that the topic does not explain."""
        return self._telling.missing(reading, topic)

    def foreign(self, reading: Reading) -> float:
        """The share of the message's telling words that no wording has."""
        return self._telling.foreign(reading)

    def _strangers(self, reading: Reading, topics: list[int]) -> Floats:
        named = self._families.of_message(reading)
        return np.column_stack([self._families.lacking(named, topics), self._families.strange(named, topics)])

    @staticmethod
    def _nearby(score: Floats, allowed: Collection[int] | None) -> list[int]:
        count = min(NEAR_TOPICS, len(score))
        topics = np.argpartition(-score, count - 1)[:count]
        if allowed is not None:
            kept = np.array(sorted(allowed), dtype=np.int32)
            topics = np.union1d(topics, kept[np.argsort(-score[kept], kind="stable")[:NEAR_TOPICS]])
        order: list[int] = topics[np.argsort(-score[topics], kind="stable")].tolist()
        return order

    def _nearest(self, near: Floats, topic: int) -> Ints:
        start, size = int(self._starts[topic]), int(self._sizes[topic])
        own = near[start : start + size]
        if size > NEAR_WORDINGS:
            return (start + np.argpartition(-own, NEAR_WORDINGS)[:NEAR_WORDINGS]).astype(np.int32)
        return np.arange(start, start + size, dtype=np.int32)

    def _signs(
        self, reading: Reading, near: Floats, topics: list[int], chosen: list[Ints], strangers: Floats
    ) -> list[Ranked]:
        every, sizes = np.concatenate(chosen), [len(some) for some in chosen]
        which = np.repeat(np.arange(len(topics), dtype=np.int32), sizes)
        share = shares(self._vectors.among(every), near[every], which, len(topics))
        letters = [self._letters[place] for place in every.tolist()]
        ratios = process.cdist([reading.letters], letters, scorer=fuzz.ratio)[0] / 100
        alike = np.maximum.reduceat(ratios, np.cumsum([0, *sizes[:-1]]))
        told = np.array(self._telling.told(reading, topics), dtype=np.float32)
        undoing = np.abs(self._undoing[topics] - any(pair == UNDOING for pair, _ in reading.sides))
        best = [int(some[np.argmax(near[some])]) for some in chosen]
        signs = np.column_stack([np.log(share + 1e-5), told, near[best], alike, undoing, strangers])
        likely = softmax((signs @ np.array(list(WEIGHTS.values()))).astype(np.float32))
        found = [
            Ranked(topic, best[n], float(likely[n]), float(near[best[n]]), float(alike[n]), float(told[n]), tuple(one))
            for n, (topic, one) in enumerate(zip(topics, signs.tolist(), strict=True))
        ]
        return sorted(found, key=lambda one: -one.likely)
