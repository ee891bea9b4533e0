"""A test set held against an index, and two such trials compared: what got worse, row by row.

Knows examples and matches. Knows no file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from faq.index import Index
from faq.match import HARMLESS, Match

OFFERED = 3  # topics that a person is offered
Grade = Literal["right", "offered", "missed", "wrong"]  # best first
_ORDER: tuple[Grade, ...] = ("right", "offered", "missed", "wrong")


@dataclass(frozen=True)
class Row:
    """One example and how it came out."""

    q: str
    topic: str | None
    grade: Grade
    got: tuple[str, ...]  # what was answered, or else offered


@dataclass(frozen=True)
class Worse:
    """A row that came out better once."""

    row: Row
    was: Grade


def trial(index: Index, examples: Iterable[tuple[str, str | None]]) -> list[Row]:
    """Every example asked. topic None: there is no answer here."""
    return [_row(question, topic, index.match(question)) for question, topic in examples]


def shares(rows: Sequence[Row]) -> Mapping[str, float]:
    """The share of each grade, of the examples with a topic and of the strangers apart."""
    found: dict[str, float] = {}
    for name, some in (
        ("questions", [row for row in rows if row.topic]),
        ("strangers", [row for row in rows if not row.topic]),
    ):
        for grade in _ORDER:
            found[f"{name} {grade}"] = sum(row.grade == grade for row in some) / len(some) if some else 0.0
    return found


def worse(rows: Sequence[Row], before: Mapping[str, Grade]) -> list[Worse]:
    """The rows that came out better before; a row that is not in `before` is new and cannot be worse."""
    known = [(row, before[row.q]) for row in rows if row.q in before]
    return [Worse(row, was) for row, was in known if _ORDER.index(row.grade) > _ORDER.index(was)]


def _row(question: str, topic: str | None, match: Match) -> Row:
    answered = tuple(part.topic for part in match.parts) or ((match.topic,) if match.band == "answer" else ())
    offered = tuple(one.topic for one in match.candidates[:OFFERED]) if match.band != "none" else ()
    if topic is None:
        return Row(question, None, "right" if all(one.startswith(HARMLESS) for one in answered) else "wrong", answered)
    if answered:
        return Row(question, topic, "right" if topic in answered else "wrong", answered)
    return Row(question, topic, "offered" if topic in offered else "missed", offered)
