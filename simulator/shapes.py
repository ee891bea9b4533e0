"""Rules made of rules: lists, objects, and objects that say themselves which rule they follow.

Knows structure; the rules for single values are in rules.py.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.rules import Path, Problem, Rule


def many(rule_of_each: Rule, low: int, high: int) -> Rule:
    """A list of `low` to `high` items."""

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(path, "type", values=("array",))
            return
        if not low <= len(value) <= high:
            yield Problem(path, "size", low, high)
        for index, item in enumerate(value):
            yield from rule_of_each(item, (*path, index))

    return rule


def shape(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, *, closed: bool = False) -> Rule:
    """An object with these properties; where `closed`, with no others."""
    known = {**required, **(optional or {})}

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(path, "type", values=("object",))
            return
        yield from (Problem((*path, name), "missing") for name in required if value.get(name) is None)
        for name, inner in value.items():
            if name in known and inner is not None:
                yield from known[name](inner, (*path, name))
            elif closed and name not in known:
                yield Problem((*path, name), "unknown")

    return rule


def variant(key: str, rules: Mapping[str, Rule]) -> Rule:
    """An object whose property `key` says which rule it follows."""

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(path, "type", values=("object",))
        elif not value.get(key):
            yield Problem((*path, key), "missing")
        elif value[key] not in rules:
            yield Problem((*path, key), "value", values=tuple(rules))
        else:
            yield from rules[value[key]](value, path)

    return rule


def both(*rules: Rule) -> Rule:
    """All of these rules."""

    def rule(value: Any, path: Path) -> Iterator[Problem]:
        for each in rules:
            yield from each(value, path)

    return rule
