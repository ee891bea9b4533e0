"""Wordings that two topics fight over, and words that are given two spellings.

Knows wordings and words. Knows no file and no line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faq.index import Index
from faq.reading import Reader
from faq.vectors import Vectors
from faq.words import Words, general

ALIKE = 0.93  # cosine from which on two wordings are as good as the same
FEW = 5  # wordings that a topic should have at least


@dataclass(frozen=True)
class Fight:
    """Two wordings, as good as the same, that find different topics. same: they are the very same once cleaned."""

    topic: str
    wording: str
    other_topic: str
    other_wording: str
    same: bool


@dataclass(frozen=True)
class Lost:
    """A wording that finds another topic than its own."""

    topic: str
    wording: str
    finds: str


def fights(wordings: Mapping[str, Sequence[str]], words: Words | None = None) -> Iterator[Fight]:
    """Every pair, once."""
    reader = Reader(general() + (words or Words()))
    said = [(topic, wording) for topic, some in wordings.items() for wording in some]
    readings = [reader.read(wording) for _, wording in said]
    if not said:
        return
    rows = Vectors(readings).rows
    near = (rows @ rows.T).tocoo()
    for one, other in np.column_stack([near.row, near.col])[near.data >= ALIKE].tolist():
        if one < other and said[one][0] != said[other][0] and readings[one].sides == readings[other].sides:
            same = readings[one].letters == readings[other].letters
            yield Fight(said[one][0], said[one][1], said[other][0], said[other][1], same)


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
