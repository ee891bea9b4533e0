"""The columns of the list on the screen: which there are, which everybody has at first, which somebody chose.

Knows keys (the same as in `columns`, which lays out files) and headings; knows no row.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from console.showing import both, t
from forms.definition import Field

FIRST = ("reference", "province", "stage", "channel", "photos", "score", "submitted_at", "moved_at")
MORE = ("reviewers", "programme", "language", "started_at")
SORTED = {
    "reference": ("reference", ""), "province": ("province", ""), "score": ("score", ""),
    "submitted_at": ("newest", "oldest"), "moved_at": ("waiting", ""),
}  # fmt: skip
NUMBERS = ("photos", "score")
SHAPELESS = ("photos", "files", "location")  # kinds whose answers say nothing in a cell
MOST = 16


@dataclass(frozen=True)
class Heading:
    """sort, back: the orders that pressing it gives, once and again. field: the question, for an answer's column."""

    key: str
    words: str
    field: Field | None = None
    number: bool = False
    sort: str = ""
    back: str = ""


def offered(fields: Mapping[str, Field]) -> dict[str, Heading]:
    """Every column that may be chosen, in the order in which they are offered."""
    fixed = {key: _fixed(key) for key in (*FIRST, *MORE)}
    rest = [one for one in fields.values() if one.kind not in SHAPELESS and one.key not in fixed]
    return fixed | {one.key: _answer(one) for one in rest if one.role != "community"}


def chosen(keys: tuple[str, ...], there: Mapping[str, Heading]) -> list[Heading]:
    """Those that were asked for, as far as they are there; without any, those that everybody has."""
    asked = [there[key] for key in keys[:MOST] if key in there]
    return asked or [there[key] for key in FIRST]


def _fixed(key: str) -> Heading:
    sort, back = SORTED.get(key, ("", ""))
    return Heading(key, t(f"columns.{key}"), number=key in NUMBERS, sort=sort, back=back)


def _answer(field: Field) -> Heading:
    return Heading(field.key, both(field.label.model_dump()), field, number=field.kind == "number")
