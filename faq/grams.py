"""What a reading is made of, for counting: runs of letters, words, meanings.

Knows how features are named and what share each group has. Knows no weights and no topics.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from faq.reading import Reading

SHARES = {"l": 0.45, "w": 0.33, "m": 0.22}  # letters, words, meanings; found by bench/faq_accuracy.py
_SIZES = (2, 3)


def features(reading: Reading) -> Mapping[str, Mapping[str, int]]:
    """For each group the features with how often they occur. A feature's first letter is its group."""
    return {
        "l": Counter(_runs(reading.letters)),
        "w": Counter(["w" + word for word in reading.words]),
        "m": dict.fromkeys(["m" + name for name in reading.meanings], 1),
    }


def _runs(text: str) -> Iterator[str]:
    padded = f" {text} "
    for size in _SIZES:
        for start in range(len(padded) - size + 1):
            yield "l" + padded[start : start + size]
