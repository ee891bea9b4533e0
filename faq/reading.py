"""How a message is read: its letters, its words and what the words mean.

Knows `Words` and the dictionary. Knows no topic and compares nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faq.dictionary import segment, with_words
from faq.letters import clean, is_thai
from faq.longest import longest
from faq.mending import Mended
from faq.phrases import Form, Found, forms_of
from faq.stem import stem
from faq.words import Words

_WORTH_ASKING = 2  # words that must follow "I would like to know" for it to open the question


@dataclass(frozen=True)
class Reading:
    """One message as it is compared. letters: without politeness; words: stems; meanings: of `same` and `kinds`."""

    letters: str
    words: tuple[str, ...]
    meanings: tuple[str, ...]
    sides: tuple[tuple[int, int], ...]  # (pair of opposites, +1 or -1)
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()  # each word with what the phrase that it stands in means
    written: tuple[str, ...] = ()  # the words before they were stemmed
    mended: tuple[Mended, ...] = ()


class Reader:
    """Reads messages and wordings alike. Built once for a set of words; immutable."""

    def __init__(self, words: Words) -> None:
        added = (clean(raw) for raw in words.forms())
        self.dictionary = with_words(form for form in added if is_thai(form) and " " not in form)
        self._spellings = {
            tuple(self.words(form)): tuple(self.words(name))
            for name, forms in words.spellings.items()
            for form in forms
        }
        self._forms: dict[tuple[str, ...], Form] = {}
        for raw, form in forms_of(words):
            if key := tuple(self._spelled(self.words(raw))):
                self._forms[key] = self._forms.get(key, Form()).joined(form)

    def known_words(self) -> set[str]:
        """Every word of every form."""
        return {word for key in (*self._forms, *self._spellings) for word in key}

    def tokens(self, cleaned: str) -> list[list[str]]:
        """Cleaned text as words, piece by piece."""
        return [segment(piece, self.dictionary) if is_thai(piece) else [piece] for piece in cleaned.split()]

    def words(self, text: str) -> list[str]:
        """Any text as words, in their own spelling."""
        return [word for piece in self.tokens(clean(text)) for word in piece]

    def read(self, text: str) -> Reading:
        """The message as it is compared. Never raises, whatever the text."""
        return self.understood(self.words(text))

    def understood(self, words: Sequence[str]) -> Reading:
        """The words as they are compared: in one spelling, without politeness, with their meanings."""
        phrases = longest(self._spelled(words), self._forms)
        question = _question([Found(key, form or Form()) for key, form in phrases])
        return _reading(_core(question) or [one for one in question if not one.form.particle] or question)

    def _spelled(self, words: Sequence[str]) -> list[str]:
        return [word for key, spelling in longest(words, self._spellings) for word in spelling or key]


def _question(found: list[Found]) -> list[Found]:
    for place in range(len(found) - 1, 0, -1):
        if found[place].form.asking and len(_core(found[place + 1 :])) >= _WORTH_ASKING:
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
    written = tuple(word for one in found for word in one.words)
    parts = tuple((stem(word), one.form.meanings) for one in found for word in one.words)
    return Reading(
        letters=_joined(written),
        words=tuple(word for word, _ in parts),
        meanings=tuple(dict.fromkeys(name for one in found for name in one.form.meanings)),
        sides=tuple(one.form.side for one in found if one.form.side),
        parts=parts,
        written=written,
    )


def _joined(words: Iterable[str]) -> str:
    text = ""
    for word in words:
        apart = text and not (is_thai(text[-1]) and is_thai(word))
        text += " " + word if apart else word
    return text
