"""How much of a message a topic explains: the share of its telling words that the topic's wordings have, too.

A word tells much when few messages have it. Knows words and their meanings. Knows no letters and no scores.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence, Set

from faq.reading import Reading

_MEANT = 0.8  # a word whose meaning is there, though not the word itself, is explained so far
_NONE: Set[str] = frozenset()


class Telling:
    """Which topic has which words, and how rare each word is among wordings and everyday messages."""

    def __init__(self, readings: Sequence[Reading], owners: Sequence[int], background: Sequence[Reading]) -> None:
        seen = Counter(word for reading in (*readings, *background) for word in set(reading.words))
        total = len(readings) + len(background)
        self._weights = {word: math.log((total + 1) / (count + 0.5)) for word, count in seen.items()}
        self._unseen = math.log((total + 1) / 0.5)
        self._known = {word for reading in readings for word in reading.words}
        self._topics: dict[int, set[str]] = {}
        for reading, owner in zip(readings, owners, strict=True):
            self._topics.setdefault(owner, set()).update(reading.words, reading.meanings)

    def weight(self, word: str) -> float:
        """How rare a word is."""
        return self._weights.get(word, self._unseen)

    def told(self, reading: Reading, topics: Iterable[int]) -> list[float]:
        """For each topic from 0, where it has none of the message's telling words, to 1, where it has them all."""
        parts = [(word, meanings, self.weight(word) ** 2) for word, meanings in reading.parts]
        total = sum(weight for _, _, weight in parts) or 1.0
        return [sum(_explained(part, self._topics.get(topic, _NONE)) for part in parts) / total for topic in topics]

    def missing(self, reading: Reading, topic: int) -> float:
        """How rare, from 0 to 1, the rarest word of the message is that the topic does not explain."""
        own = self._topics.get(topic, _NONE)
        left = [word for word, meanings in reading.parts if word not in own and own.isdisjoint(meanings)]
        return max((self.weight(word) for word in left), default=0.0) / self._unseen

    def foreign(self, reading: Reading) -> float:
        """The share of the message's telling words that no wording of any topic has."""
        weights = [(self.weight(word) ** 2, word in self._known) for word, _ in reading.parts]
        return sum(weight for weight, known in weights if not known) / (sum(weight for weight, _ in weights) or 1.0)


def _explained(part: tuple[str, tuple[str, ...], float], own: Set[str]) -> float:
    word, meanings, weight = part
    return weight if word in own else 0.0 if own.isdisjoint(meanings) else _MEANT * weight
