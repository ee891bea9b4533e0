"""How a message is read: its letters, its sound, its words and what the words mean, with every step kept.

Knows `Words` and the dictionary. Knows no topic and compares nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property

from faq.dictionary import segment, with_words
from faq.layout import put_right
from faq.letters import clean, is_thai, skeleton
from faq.mending import Mended, Mender
from faq.phrases import Form, Found, forms_of, longest
from faq.stem import stem
from faq.words import Words, english

_WORTH_ASKING = 2  # letters that must follow "I would like to know" for it to open the question


@dataclass(frozen=True)
class Reading:
    """One message as it is compared. letters: without politeness; words: stems; meanings: names of `same` and `kinds`."""

    letters: str
    words: tuple[str, ...]
    meanings: tuple[str, ...]
    sides: tuple[tuple[int, int], ...]  # (pair of opposites, +1 or -1)
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()  # each word with what the phrase that it stands in means
    written: tuple[str, ...] = ()  # the words before they were stemmed
    mended: tuple[Mended, ...] = ()

    @cached_property
    def sound(self) -> str:
        """The letters by their sound."""
        return skeleton(self.letters)


class Reader:
    """Reads messages and wordings alike. Built once for a set of words; immutable."""

    def __init__(self, words: Words) -> None:
        self._dictionary = with_words(form for raw in words.forms() if is_thai(form := clean(raw)) and " " not in form)
        self._spellings = {
            tuple(self._flat(form)): tuple(self._flat(name)) for name, forms in words.spellings.items() for form in forms
        }
        self._forms: dict[tuple[str, ...], Form] = {}
        for raw, form in forms_of(words):
            key = tuple(self._spelled(self._flat(raw)))
            if key:
                self._forms[key] = self._forms.get(key, Form()).joined(form)
        self._english: frozenset[str] = frozenset()
        self._mender: Mender | None = None

    def knowing(self, texts: Iterable[str]) -> "Reader":
        """The same reader with an eye for slips: words of these texts are found in what was mistyped."""
        seen = Counter(word for text in texts for word in self._flat(text))
        seen.update({word: 0 for key in (*self._forms, *self._spellings) for word in key})
        known = {word: count for word, count in seen.items() if word.isascii() or word in self._dictionary}
        other = copy(self)
        other._english = english() | {word for word in known if word.isascii()}
        other._mender = Mender(known, self._dictionary, english())
        return other

    def tokens(self, cleaned: str) -> list[list[str]]:
        """Cleaned text as words, piece by piece."""
        return [segment(piece, self._dictionary) if is_thai(piece) else [piece] for piece in cleaned.split()]

    def turned(self, text: str) -> str:
        """The message with what was typed on the wrong keyboard layout put right."""
        return put_right(text, self._dictionary, self._english) if self._mender else text

    def read(self, text: str) -> Reading:
        """The message as it is compared. Never raises, whatever the text."""
        pieces, mended = self._mend(self.tokens(clean(text)))
        words = self._spelled([word for piece in pieces for word in piece])
        core = _question([Found(key, form or Form()) for key, form in longest(words, self._forms)])
        reading = _reading(_core(core) or [one for one in core if not one.form.particle] or core)
        return replace(reading, mended=tuple(mended)) if mended else reading

    @staticmethod
    def steps(text: str, turned: str, reading: Reading) -> tuple[tuple[str, str], ...]:
        """What the text became at each step, for people to read."""
        steps = [("typed", text), ("layout", turned if turned != text else ""), ("cleaned", clean(turned))]
        steps.append(("mended", ", ".join(f"{one.typed} → {one.word}" for one in reading.mended)))
        steps += [("question", reading.letters), ("words", " ".join(reading.words)), ("meanings", " ".join(reading.meanings))]
        return tuple((name, value[:200].encode("utf-8", "replace").decode()) for name, value in steps if value)

    def _mend(self, pieces: list[list[str]]) -> tuple[list[list[str]], list[Mended]]:
        if self._mender is None:
            return pieces, []
        results = [self._mender.mend(piece) for piece in pieces]
        return [words for words, _ in results], [one for _, mended in results for one in mended]

    def _flat(self, text: str) -> list[str]:
        return [word for piece in self.tokens(clean(text)) for word in piece]

    def _spelled(self, tokens: Sequence[str]) -> list[str]:
        return [word for key, spelling in longest(tokens, self._spellings) for word in spelling or key]


def _question(found: list[Found]) -> list[Found]:
    for place in range(len(found) - 1, 0, -1):
        rest = _core(found[place + 1 :])
        if found[place].form.asking and sum(len(word) for one in rest for word in one.words) > _WORTH_ASKING:
            return found[place + 1 :]
    return found


def _core(found: list[Found]) -> list[Found]:
    kept = [one for one in found if not one.form.particle]
    start, end = 0, len(kept)
    while start < end and kept[start].form.around:
        start += 1
    while end > start and kept[end - 1].form.around:
        end -= 1
    return kept[start:end]


def _reading(found: list[Found]) -> Reading:
    parts = tuple((stem(word), one.form.meanings) for one in found for word in one.words)
    return Reading(
        letters=_joined(word for one in found for word in one.words),
        words=tuple(word for word, _ in parts),
        parts=parts,
        written=tuple(word for one in found for word in one.words),
        meanings=tuple(dict.fromkeys(name for one in found for name in one.form.meanings)),
        sides=tuple(one.form.side for one in found if one.form.side),
    )


def _joined(words: Iterable[str]) -> str:
    text = ""
    for word in words:
        apart = text and not (is_thai(text[-1]) and is_thai(word))
        text += " " + word if apart else word
    return text
