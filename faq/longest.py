"""The longest phrases of a line of words. Knows a table's keys; what they mean is the table's business."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

LONGEST = 5  # words of a phrase
Table = TypeVar("Table")


def longest(
    tokens: Sequence[str], table: Mapping[tuple[str, ...], Table]
) -> Iterator[tuple[tuple[str, ...], Table | None]]:
    """The line in the longest phrases that the table has; a word that is in none comes alone, with nothing."""
    place = 0
    while place < len(tokens):
        for length in range(min(LONGEST, len(tokens) - place), 0, -1):
            key = tuple(tokens[place : place + length])
            if length == 1 or key in table:
                yield key, table.get(key)
                place += length
                break
