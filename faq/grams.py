"""What a reading is made of, for counting: runs of letters, runs of sound, words, meanings.

Knows how features are named. Knows no weights and no topics.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from faq.letters import is_thai
from faq.reading import Reading

GROUPS = ("letters", "sound", "words", "meanings")
_SIZES = {"letters": (2, 3, 4), "sound": (2, 3, 4)}


def features(reading: Reading) -> Mapping[str, Counter[str]]:
    """For each group the features with how often they occur. A feature's first letter tells its group."""
    return {
        "letters": Counter(_runs("l", reading.letters, _SIZES["letters"])),
        "sound": Counter(_runs("s", reading.sound, _SIZES["sound"])) if is_thai(reading.letters) else Counter(),
        "words": Counter("w" + word for word in _word_runs(reading.words)),
        "meanings": Counter("m" + name for name in reading.meanings),
    }


def _runs(mark: str, text: str, sizes: tuple[int, ...]) -> Iterator[str]:
    padded = f" {text} "
    for size in sizes:
        for start in range(len(padded) - size + 1):
            yield mark + padded[start : start + size]


def _word_runs(words: tuple[str, ...]) -> Iterator[str]:
    yield from words
    for one, next_one in zip(words, words[1:], strict=False):
        yield one + " " + next_one
