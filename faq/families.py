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
        self._family = _families(shares)
        self._shares: list[dict[int, float]] = []
        for own in shares:
            best: dict[int, float] = {}
            for word in own.keys() & self._family.keys():
                best[self._family[word]] = max(own[word], best.get(self._family[word], 0.0))
            self._shares.append(best)

    def of_message(self, reading: Reading) -> frozenset[int]:
        """The families that the message names."""
        return frozenset(self._family[word] for word in (*reading.words, *reading.meanings) if word in self._family)

    def lacking(self, named: Collection[int], topics: Iterable[int]) -> Floats:
        """For each topic the share of its wordings that name a family which the message does not name."""
        return np.array(
            [
                max((s for family, s in self._shares[topic].items() if s >= _MOST and family not in named), default=0)
                for topic in topics
            ],
            dtype=np.float32,
        )

    def strange(self, named: Collection[int], topics: Iterable[int]) -> Floats:
        """For each topic how little it is at home in the families that the message names."""
        return np.array(
            [
                max((1 - min(1, self._shares[topic].get(one, 0) / _SOME) for one in named), default=0)
                for topic in topics
            ],
            dtype=np.float32,
        )


def _families(shares: Sequence[dict[str, float]]) -> dict[str, int]:
    members: dict[str, set[int]] = {}
    total = Counter[str]()
    for topic, own in enumerate(shares):
        for word, share in own.items():
            if share >= _MOST:
                members.setdefault(word, set()).add(topic)
            else:
                total[word] += share  # type: ignore[assignment]
    found: dict[str, int] = {}
    for word, some in sorted(members.items()):
        rest = len(shares) - len(some)
        if _MEMBERS <= len(some) <= rest and total[word] / max(1, rest) <= _ELSEWHERE:
            same = (found[other] for other in found if len(some & members[other]) * 2 > len(some | members[other]))
            found[word] = next(same, len(found))
    return found


def _shares(readings: Sequence[Reading], owners: Sequence[int], topics: int) -> Iterable[dict[str, float]]:
    sizes = Counter(owners)
    counts: list[Counter[str]] = [Counter() for _ in range(topics)]
    for reading, owner in zip(readings, owners, strict=True):
        counts[owner].update({*reading.words, *(name for name in reading.meanings if not name.endswith("?"))})
    for topic, count in enumerate(counts):
        yield {word: number / sizes[topic] for word, number in count.items()}
