"""Wordings that find another topic, topics with few of them, and words that are given two spellings.

Knows wordings and words. Knows no file and no line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from faq.index import Index
from faq.words import Words

FEW = 5  # wordings that a topic should have at least


@dataclass(frozen=True)
class Lost:
    """A wording that finds another topic than its own."""

    topic: str
    wording: str
    finds: str


def lost(index: Index, wordings: Mapping[str, Sequence[str]]) -> Iterator[Lost]:
    """Wordings that the whole index takes for another topic's."""
    for topic, some in wordings.items():
        for wording in some:
            found = index.match(wording).topic
            if found != topic:
                yield Lost(topic, wording, found)


def thin(wordings: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Topics with few wordings, and how many they have."""
    yield from ((topic, len(some)) for topic, some in wordings.items() if len(some) < FEW)


def two_spellings(words: Words) -> Iterator[tuple[str, str, str]]:
    """A form and the two words that it is said to be."""
    seen: dict[str, str] = {}
    for name, forms in words.spellings.items():
        for form in forms:
            if seen.setdefault(form, name) != name:
                yield form, seen[form], name
