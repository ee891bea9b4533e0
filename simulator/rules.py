"""Small rules from which a platform's tables of limits are put together: words, numbers, addresses.

A rule looks at a JSON value and yields what is wrong with it and where. Knows no platform and no wording.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from simulator.counting import utf16_units

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """What is wrong at `path`: missing, empty, long, size, type, value, scheme, unknown, together."""

    path: Path
    kind: str
    low: int = 0
    high: int = 0
    values: tuple[str, ...] = ()


Rule = Callable[[Any, Path], Iterator[Problem]]


def anything(_value: Any, _path: Path) -> Iterator[Problem]:
    """No rule."""
    yield from ()


def text(high: int, low: int = 1, unit: Callable[[str], int] = utf16_units) -> Rule:
    """A string of `low` to `high` units."""

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(path, "type", values=("string",))
        elif low and not value:
            yield Problem(path, "empty", low, high)
        elif not low <= unit(value) <= high:
            yield Problem(path, "long", low, high)

    return rule


def pattern(expression: str) -> Rule:
    """A string of this form, whole."""
    compiled = re.compile(expression)

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            yield Problem(path, "value")

    return rule


def url(*schemes: str, high: int) -> Rule:
    """An address with one of the schemes, without spaces, percent-encoded."""

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        problems = list(text(high)(value, path))
        yield from problems
        if problems:
            return
        if value.partition(":")[0].lower() not in schemes:
            yield Problem(path, "scheme", values=schemes)
        elif not re.fullmatch(r"[!-~]+", value):
            yield Problem(path, "value")

    return rule


def number(low: float | None = None, high: float | None = None, *, whole: bool = False) -> Rule:
    """A number within bounds."""
    kinds = (int,) if whole else (int, float)

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, kinds):
            yield Problem(path, "type", values=("number",))
        elif (low is not None and value < low) or (high is not None and value > high):
            yield Problem(path, "value")

    return rule


def boolean(value: Any, path: Path) -> Iterator[Problem]:
    """True or false."""
    if not isinstance(value, bool):
        yield Problem(path, "type", values=("boolean",))


def one_of(*values: str) -> Rule:
    """One of these words."""

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if value not in values:
            yield Problem(path, "value", values=values)

    return rule
