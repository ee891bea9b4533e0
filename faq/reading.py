"""How a message is read: its letters, its sound, its words and what the words mean, with every step kept.

Knows `Words` and the dictionary. Knows no topic and compares nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from faq.dictionary import segment, with_words
from faq.letters import clean, is_thai, skeleton
from faq.stem import stem
from faq.words import Words

_LONGEST_PHRASE = 5


@dataclass(frozen=True)
class Reading:
    """One message as it is compared. letters: without politeness; words: stems; meanings: names of `same` and `kinds`."""

    letters: str
    words: tuple[str, ...]
    meanings: tuple[str, ...]
    sides: tuple[tuple[int, int], ...]  # (pair of opposites, +1 or -1)
    steps: tuple[tuple[str, str], ...]

    @cached_property
    def sound(self) -> str:
        """The letters by their sound."""
        return skeleton(self.letters)


@dataclass(frozen=True)
class _Form:
    spelling: str = ""
    meanings: tuple[str, ...] = ()
    around: bool = False
    particle: bool = False
    side: tuple[int, int] | None = None

    def with_form(self, other: "_Form") -> "_Form":
        return _Form(
            self.spelling or other.spelling, tuple(dict.fromkeys(self.meanings + other.meanings)),
            self.around or other.around, self.particle or other.particle, self.side or other.side,
        )  # fmt: skip


UNDOING = -1  # the pair that `undoing` words make


class Reader:
    """Reads messages and wordings alike. Built once for a set of words; immutable."""

    def __init__(self, words: Words) -> None:
        self._dictionary = with_words(form for raw in words.forms() if is_thai(form := clean(raw)) and " " not in form)
        self._forms: dict[tuple[str, ...], _Form] = {}
        for raw, form in _forms(words):
            key = tuple(self.tokens(clean(raw)))
            if key:
                self._forms[key] = self._forms.get(key, _Form()).with_form(form)

    def tokens(self, cleaned: str) -> list[str]:
        """Cleaned text as words."""
        return [word for piece in cleaned.split() for word in (segment(piece, self._dictionary) if is_thai(piece) else [piece])]

    def read(self, text: str) -> Reading:
        """The message as it is compared. Never raises, whatever the text."""
        cleaned = clean(text)
        found = list(self._phrases(self.tokens(cleaned)))
        core = _core(found)
        letters = _written(word for words, form in core for word in ((form.spelling,) if form.spelling else words))
        words = tuple(stem(word) for words, form in core for word in ((form.spelling,) if form.spelling else words))
        return Reading(
            letters=letters,
            words=words,
            meanings=tuple(dict.fromkeys(name for _, form in core for name in form.meanings)),
            sides=tuple(form.side for _, form in core if form.side),
            steps=(("cleaned", cleaned), ("core", letters), ("words", " ".join(words))),
        )

    def _phrases(self, tokens: Sequence[str]) -> Iterator[tuple[tuple[str, ...], _Form]]:
        place = 0
        while place < len(tokens):
            for length in range(min(_LONGEST_PHRASE, len(tokens) - place), 0, -1):
                key = tuple(tokens[place : place + length])
                if length == 1 or key in self._forms:
                    yield key, self._forms.get(key, _Form())
                    place += length
                    break


def _core(found: list[tuple[tuple[str, ...], _Form]]) -> list[tuple[tuple[str, ...], _Form]]:
    kept = [item for item in found if not item[1].particle]
    start, end = 0, len(kept)
    while start < end and kept[start][1].around:
        start += 1
    while end > start and kept[end - 1][1].around:
        end -= 1
    return kept[start:end] or kept or found


def _written(words: Iterator[str]) -> str:
    text = ""
    for word in words:
        apart = text and not (is_thai(text[-1]) and is_thai(word))
        text += " " + word if apart else word
    return text


def _forms(words: Words) -> Iterator[tuple[str, _Form]]:
    for name, forms in words.spellings.items():
        yield from ((form, _Form(spelling=name)) for form in forms)
    for group in (words.same, words.kinds):
        for name, forms in group.items():
            yield from ((form, _Form(meanings=("≈" + name,))) for form in forms)
    yield from ((form, _Form(around=True)) for form in words.around)
    yield from ((form, _Form(particle=True)) for form in words.particles)
    yield from ((form, _Form(side=(UNDOING, -1))) for form in words.undoing)
    for pair, (one, other) in enumerate(words.opposites):
        yield from ((form, _Form(side=(pair, 1))) for form in one)
        yield from ((form, _Form(side=(pair, -1))) for form in other)
