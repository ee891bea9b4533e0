"""The body of a signed call as an object. Knows JSON; knows no platform."""

import json
from typing import Any

from bot.channels.base import Badly


def as_object(body: bytes) -> dict[str, Any]:
    """Raises Badly for what is no JSON object."""
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError):
        raise Badly("not JSON") from None
    if not isinstance(payload, dict):
        raise Badly("not an object")
    return payload
