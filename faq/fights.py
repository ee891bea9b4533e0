"""Wordings of two topics that are as good as the same. Knows wordings and how they are read; knows no index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faq.reading import Reader
from faq.vectors import Vectors
from faq.words import Words, general

ALIKE = 0.93  # cosine from which on two wordings are as good as the same


@dataclass(frozen=True)
class Fight:
    """Two wordings, as good as the same, that find different topics. same: they are the very same once cleaned."""

    topic: str
    wording: str
    other_topic: str
    other_wording: str
    same: bool


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
