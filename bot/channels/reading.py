"""Reading what platforms send, whatever its shape: nothing here raises for a value that is not what it should be.

Knows JSON, ids and times; knows no platform's field names.
"""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.text import clean
from models.talk import Incoming, Location

LONGEST = 5000  # characters of a message that are kept
KEY = re.compile(r"[A-Za-z0-9._:=-]{1,128}")
ID = re.compile(r"[\x21-\x7e]{1,200}")
NAME = re.compile(r"[A-Za-z0-9_.-]{1,40}")
DEEPEST = 12  # no event is nested deeper; what is deeper takes no part in its fingerprint


def at(value: object, *path: str) -> Any:
    """What lies at the path; None where there is nothing."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def items(value: object, *path: str) -> list[Any]:
    found = at(value, *path)
    return found if isinstance(found, list) else []


def string(value: object, *path: str) -> str:
    """The text there, cleaned; empty where there is none."""
    found = at(value, *path)
    return clean(found) if isinstance(found, str) else ""


def ident(value: object, *path: str) -> str:
    """The id there, of at most 200 characters; one that no platform gives by its hash; empty where there is none."""
    found = at(value, *path)
    if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**30:
        found = str(found)
    if not isinstance(found, str) or not found:
        return ""
    return found if ID.fullmatch(found) else _hash(found)


def name(value: object, *path: str) -> str:
    """The platform's own word there, fit for a log; `unnamed` where it is not one."""
    found = at(value, *path)
    return found if isinstance(found, str) and NAME.fullmatch(found) else "unnamed"


def count(value: object, *path: str) -> int | None:
    """The whole number there, not negative and below 2**53."""
    found = at(value, *path)
    whole = isinstance(found, int) and not isinstance(found, bool)
    return found if whole and 0 <= found < 2**53 else None


def place(latitude: object, longitude: object, title: str = "", address: str = "") -> Location | None:
    """A pin, where both are degrees on this earth."""
    north, east = _number(latitude), _number(longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return None
    return Location(latitude=north, longitude=east, title=title[:200], address=address[:500])


def moment(value: object, now: datetime) -> datetime:
    """A platform's time, UTC, from milliseconds, seconds or digits; `now` where it tells none that can be."""
    number = _number(value)
    if number is None or not 1e9 <= number < 1e14:
        return now
    told = datetime.fromtimestamp(number if number < 1e11 else number / 1000, UTC)
    return told if told < now + timedelta(days=1) else now


def key(found: str, event: object) -> str:
    """What tells this event from every other: the platform's id, else a hash of the id or of the event."""
    if KEY.fullmatch(found):
        return found
    return _hash(found or json.dumps(_pruned(event, DEEPEST), sort_keys=True))


def incoming(note: str, text: str = "", **fields: Any) -> Incoming:
    """An Incoming whose text is not too long to keep; its note says where it was cut."""
    if len(text) > LONGEST:
        return Incoming(note=f"{note}, cut", text=text[:LONGEST], **fields)
    return Incoming(note=note, text=text, **fields)


def _number(value: object) -> float | None:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,20})?", value):
        return float(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < 10**30:
        return None
    return float(value) if math.isfinite(value) else None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _pruned(value: object, depth: int) -> object:
    """The value cut off below a depth, so that no nesting can exhaust the stack."""
    if depth == 0:
        return type(value).__name__
    if isinstance(value, Mapping):
        return {str(name): _pruned(inner, depth - 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_pruned(inner, depth - 1) for inner in value]
    return value
