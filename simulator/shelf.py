"""Places that hold so much and no more: so many things, so many bytes, the oldest go first.

Knows sizes; knows not what is in a file.
"""

from collections import OrderedDict
from typing import Protocol, TypeVar

MOST_THINGS = 200
MOST_BYTES = 64 * 1024 * 1024


class HasBody(Protocol):
    """Anything with bytes."""

    @property
    def body(self) -> bytes: ...


Thing = TypeVar("Thing", bound=HasBody)
Value = TypeVar("Value")


def put(shelf: "OrderedDict[str, Thing]", key: str, thing: Thing) -> None:
    """Put it on the shelf; what no longer fits beside it falls off, itself never."""
    shelf[key] = thing
    total = sum(len(each.body) for each in shelf.values())
    while len(shelf) > MOST_THINGS or (len(shelf) > 1 and total > MOST_BYTES):
        _, oldest = shelf.popitem(last=False)
        total -= len(oldest.body)


def keep(store: "OrderedDict[str, Value]", key: str, value: Value, most: int) -> None:
    """Put it in and let the oldest go."""
    store[key] = value
    while len(store) > most:
        store.popitem(last=False)
