"""What reading a message can come to: a value, a guess to confirm, or what is wrong with it.

Knows no kind and no form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.terms import Answer, Text


@dataclass(frozen=True)
class Value:
    """An answer, JSON-ready.

    said_back: it was interpreted, so say it back. also: other fields, by key, that the same words settle.
    """

    value: Answer
    said_back: bool = False
    note: Text | None = None
    also: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """One thing that may have been meant. label: to tap or type."""

    value: Answer
    label: Text
    also: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Almost:
    """Not sure: one to five options, the likeliest first, under one question."""

    options: tuple[Option, ...]
    question: Text


@dataclass(frozen=True)
class Problem:
    """Not an answer to this field. code: stable name; sentence: what is missing; example: one that would do."""

    code: str
    sentence: Text
    example: Text | None = None


Reading = Value | Almost | Problem


@dataclass(frozen=True)
class Offer:
    """An answer to tap. label: at most 20 graphemes, and read as `value` when typed."""

    value: Answer
    label: str
