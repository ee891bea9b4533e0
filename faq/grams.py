"""What a reading is made of, for counting: runs of letters, runs of sound, words, meanings.

Knows how features are named and what share each group has. Knows no weights and no topics.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from faq.letters import is_thai
from faq.reading import Reading

SHARES = {"l": 0.4, "s": 0.1, "w": 0.3, "m": 0.2}  # letters, sound, words, meanings; found by bench/faq_accuracy.py
_SIZES = (2, 3, 4)


def features(reading: Reading) -> Mapping[str, Mapping[str, int]]:
    """For each group the features with how often they occur. A feature's first letter is its group."""
    return {
        "l": Counter(_runs("l", reading.letters)),
        "s": Counter(_runs("s", reading.sound)) if is_thai(reading.letters) else {},
        "w": Counter(["w" + word for word in reading.words]),
        "m": dict.fromkeys(["m" + name for name in reading.meanings], 1),
    }


def _runs(mark: str, text: str) -> Iterator[str]:
    padded = f" {text} "
    for size in _SIZES:
        for start in range(len(padded) - size + 1):
            yield mark + padded[start : start + size]
