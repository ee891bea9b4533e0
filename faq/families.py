"""Topics that belong together: a word that most of their wordings have, and hardly any other topic's.

A message with such a word is about that family, one without it rather about another. So two programmes are kept apart
without anybody saying so. Knows words and topics by number. Knows no scores.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from faq.reading import Reading
from faq.vectors import Floats

_MEMBERS = 3  # topics that make a family
_MOST = 0.5  # share of a topic's wordings that have the word
_SOME = 0.3  # from this share on the topic is at home with the word
_ELSEWHERE = 0.06  # mean share among the other topics, at most


class Families:
    """Built from wordings in the order of their topics. Immutable."""

    def __init__(self, readings: Sequence[Reading], owners: Sequence[int], topics: int) -> None:
        shares = list(_shares(readings, owners, topics))
        strong = Counter(word for own in shares for word, share in own.items() if share >= _MOST)
        total = Counter[str]()
        for own in shares:
            total.update({word: share for word, share in own.items() if share < _MOST})  # type: ignore[misc]
        self._words = {
            word
            for word, members in strong.items()
            if _MEMBERS <= members <= topics / 2 and total[word] / max(1, topics - members) <= _ELSEWHERE
        }
        self._shares = [{word: own[word] for word in self._words & own.keys()} for own in shares]

    def of_message(self, reading: Reading) -> frozenset[str]:
        """The family words in the message."""
        return frozenset(self._words.intersection((*reading.words, *reading.meanings)))

    def of_topic(self, topic: int) -> frozenset[str]:
        """The family words that most of the topic's wordings have."""
        return frozenset(word for word, share in self._shares[topic].items() if share >= _MOST)

    def lacking(self, words: Collection[str], topics: Iterable[int]) -> Floats:
        """For each topic how much of its family word the message lacks, where it has none of its words."""
        return np.array([self._lack(words, self._shares[topic]) for topic in topics], dtype=np.float32)

    def strange(self, words: Collection[str], topics: Iterable[int]) -> Floats:
        """For each topic how little it is at home with the message's family words."""
        return np.array(
            [max((1 - min(1, self._shares[topic].get(word, 0) / _SOME) for word in words), default=0) for topic in topics],
            dtype=np.float32,
        )

    @staticmethod
    def _lack(words: Collection[str], shares: dict[str, float]) -> float:
        if any(shares.get(word, 0) >= _SOME for word in words):
            return 0.0
        return max((share for word, share in shares.items() if share >= _MOST and word not in words), default=0.0)


def _shares(readings: Sequence[Reading], owners: Sequence[int], topics: int) -> Iterable[dict[str, float]]:
    sizes = Counter(owners)
    counts: list[Counter[str]] = [Counter() for _ in range(topics)]
    for reading, owner in zip(readings, owners, strict=True):
        counts[owner].update({*reading.words, *(name for name in reading.meanings if not name.endswith("?"))})
    for topic, count in enumerate(counts):
        yield {word: number / sizes[topic] for word, number in count.items()}
