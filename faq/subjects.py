"""What a topic is about in one word, so that a question which leans on what was said before can be asked in full.

Knows wordings by topic and how telling each word is. Knows no scores of messages.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from faq.reading import Reading
from faq.telling import Telling


class Subjects:
    """For each topic the word that most of its wordings have and few others. Immutable."""

    def __init__(self, readings: Sequence[Reading], owners: Sequence[int], telling: Telling) -> None:
        counts: dict[int, Counter[tuple[str, str]]] = {}
        for reading, owner in zip(readings, owners, strict=True):
            stems = (word for word, _ in reading.parts)
            counts.setdefault(owner, Counter()).update(set(zip(stems, reading.written, strict=True)))
        self._words: Mapping[int, str] = {
            topic: max(count, key=lambda word: (count[word] * telling.weight(word[0]), word))[1]
            for topic, count in counts.items()
            if count
        }

    def of(self, topic: int) -> str:
        """The word as it is written; empty for a topic without any."""
        return self._words.get(topic, "")
