"""The entries as one book: a question finds its entry, and the entry says its answer with today's facts.

Knows entries, an index and two callables for facts and phases. Knows no database and no clock.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property, lru_cache

from faq.answers import said
from faq.calibration import Calibration
from faq.entry import Entry
from faq.index import Index
from faq.match import Match
from faq.words import Words

KEPT, LONGEST_KEPT = 4096, 200  # questions, characters of one
Facts = Callable[[str, str], Mapping[str, str]]  # programme, language → facts by name
PhaseOf = Callable[[str], str]  # programme → "open", "last_day" or "closed"


class Book:
    """Entries by topic with the index over their wordings. Immutable: make another when entries change."""

    def __init__(
        self,
        entries: Iterable[Entry],
        facts: Facts,
        phase: PhaseOf,
        words: Words | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        self.entries = {entry.topic: entry for entry in entries}
        self._facts, self._phase = facts, phase
        self.index = Index.build({topic: entry.wordings() for topic, entry in self.entries.items()}, words, calibration)

    def match(
        self,
        text: str,
        *,
        typing: bool = False,
        before: str | None = None,
        allowed: Collection[str] | None = None,
    ) -> Match:
        """See `Index.match`. What many people ask in the same words is thought about once."""
        if typing or allowed is not None or len(text) > LONGEST_KEPT:
            return self.index.match(text, typing=typing, before=before, allowed=allowed)
        alone = self._kept(text, None)
        return alone if before is None or alone.is_firm else self._kept(text, before)

    @cached_property
    def _kept(self) -> Callable[[str, str | None], Match]:
        index = self.index

        @lru_cache(maxsize=KEPT)
        def match(text: str, before: str | None) -> Match:
            return index.match(text, before=before)

        return match

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "_kept"}

    def answer(self, topic: str, language: str) -> str:
        """What the chat says. Raises KeyError for a topic that is not in the book."""
        entry = self.entries[topic]
        return said(entry.answer, self._phase(entry.programme), self._facts(entry.programme, language), language)

    def speak(self, topic: str, language: str) -> str:
        """What is read out on the phone. Raises KeyError for a topic that is not in the book."""
        entry = self.entries[topic]
        return said(entry.speak, self._phase(entry.programme), self._facts(entry.programme, language), language)

    def label(self, topic: str, language: str) -> str:
        """The topic on a button. Raises KeyError for a topic that is not in the book."""
        return self.entries[topic].label.to(language)

    def title(self, topic: str, language: str) -> str:
        """The topic as a heading. Raises KeyError for a topic that is not in the book."""
        return self.entries[topic].title.to(language)

    def next(self, topic: str) -> tuple[str, ...]:
        """Where one can go from there: topics of this book, and actions that are none."""
        return self.entries[topic].next
