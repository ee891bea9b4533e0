"""The entries as one book: a question finds its entry, and the entry says its answer with today's facts.

Knows entries, an index and two callables for facts and phases. Knows no database and no clock.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from faq.answers import said
from faq.calibration import Calibration
from faq.entry import Entry
from faq.index import Index
from faq.match import Match
from faq.words import Words

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
        """See `Index.match`."""
        return self.index.match(text, typing=typing, before=before, allowed=allowed)

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
