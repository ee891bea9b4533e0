"""Words with a slip of the finger in them, found among the words that are known here.

Knows how a known word looks with one letter missing, and so finds it from any word one slip away, however many are
known. Knows no topic.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from faq.dictionary import Dictionary
from faq.keyboard import NEIGHBOURS
from faq.letters import is_thai
from faq.sounds import skeleton, sound

_SHORTEST = {True: 3, False: 4}  # letters of a Thai, of an English word that may be mended
_LONGEST = 40  # letters of a word that may be mended
_WINDOW = 4  # words that a slip may have torn a word into
_LONG = 6  # letters from which on real words may be the pieces of one with a slip
_HEARD = "~"  # before a sound, among the keys
_TWO_SLIPS = 9  # letters from which on an English word may have two


@dataclass(frozen=True)
class Mended:
    """A piece of the message and the known word it was taken for."""

    typed: str
    word: str


class Mender:
    """Built from the words of the wordings with how often they occur, and from real words that stay as they are."""

    def __init__(self, known: Mapping[str, int], dictionary: Dictionary, real: Collection[str] = ()) -> None:
        self._known, self._dictionary, self._real = known, dictionary, real
        self._by_key: dict[str, str] = {}
        for word in sorted(known, key=lambda word: (known[word], word)):
            if len(word) >= _SHORTEST[is_thai(word)] and not word.isdigit():
                for key in _keys(word):
                    self._by_key[key] = word

    def mend(self, tokens: Sequence[str]) -> tuple[list[str], list[Mended]]:
        """The words with each slip mended, and what was mended. The surest mending goes first."""
        found = sorted(self._possible(tokens))
        taken: dict[int, tuple[int, str]] = {}
        busy: set[int] = set()
        for _, _, start, end, word in found:
            if busy.isdisjoint(range(start, end)):
                busy.update(range(start, end))
                taken[start] = (end, word)
        return self._apply(tokens, taken)

    @staticmethod
    def _apply(tokens: Sequence[str], taken: Mapping[int, tuple[int, str]]) -> tuple[list[str], list[Mended]]:
        words: list[str] = []
        mended: list[Mended] = []
        place = 0
        while place < len(tokens):
            end, word = taken.get(place, (place + 1, ""))
            if word:
                mended.append(Mended("".join(tokens[place:end]), word))
            words.append(word or tokens[place])
            place = end
        return words, mended

    def _possible(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, int, int, str]]:
        strange = [word not in self._known for word in tokens]
        for start in range(len(tokens)):
            for end in range(start + 1, min(len(tokens), start + _WINDOW) + 1):
                window = tokens[start:end]
                if len(window) > 1 and not is_thai(window[-1]):
                    break
                if any(strange[start:end]) and (word := self._known_as("".join(window), window)):
                    yield _apart("".join(window), word), start - end, start, end, word
                if not is_thai(window[0]):
                    break

    def _known_as(self, typed: str, window: Sequence[str]) -> str:
        if typed in self._known or typed in self._real or typed.isdigit():
            return ""
        if not _SHORTEST[is_thai(typed)] <= len(typed) <= _LONGEST:
            return ""
        words = {self._by_key[key] for key in _keys(typed) if key in self._by_key}
        likely = [word for word in words if self._likely(typed, word, window)]
        return max(likely, key=lambda word: (-OSA.distance(typed, word), self._known[word], word), default="")

    def _likely(self, typed: str, word: str, window: Sequence[str]) -> bool:
        slips = OSA.distance(skeleton(typed), skeleton(word))
        if not is_thai(typed):
            return word[0] == typed[0] and slips <= (2 if min(len(word), len(typed)) >= _TWO_SLIPS else 1)
        if all(part in self._dictionary or part in self._known for part in window):
            if len(window) > 1 and slips == 0:
                return len(word) >= 4
            torn = len(window) > 1 and slips == 1 and min(len(typed), len(word)) >= _LONG
            return torn or (len(word) >= 5 and _one_neighbour(typed, word))
        if slips == 0:
            return len(skeleton(word)) > 2
        shortest = min(len(typed), len(word))
        if slips == 1 and OSA.distance(typed, word) <= 2:
            return shortest >= 4 or sorted(typed) == sorted(word)
        heard = sound(typed) == sound(word) and skeleton(typed)[:1] == skeleton(word)[:1]
        return heard and slips <= 2 and shortest >= 4


def _apart(typed: str, word: str) -> int:
    return 0 if sound(typed) == sound(word) else OSA.distance(skeleton(typed), skeleton(word))


def _one_neighbour(typed: str, word: str) -> bool:
    if len(typed) != len(word):
        return False
    wrong = [(one, other) for one, other in zip(typed, word, strict=True) if one != other]
    return len(wrong) == 1 and wrong[0][1] in NEIGHBOURS.get(wrong[0][0], "")


def _keys(word: str) -> Iterable[str]:
    bare = skeleton(word)
    once = list(_shorter(bare))
    yield from (bare, *once)
    if is_thai(word):
        yield _HEARD + sound(word)
    if not is_thai(word) and len(word) >= _TWO_SLIPS:
        yield from (less for one in once for less in _shorter(one))


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
