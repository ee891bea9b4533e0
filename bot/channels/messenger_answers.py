"""What Messenger's answers to a sent message mean.

Knows how an answer is read; knows no message and makes no call.
"""

import json
from collections.abc import Mapping
from typing import Any

from bot.channels.base import ChannelError, Sent
from bot.channels.calls import retry_after
from bot.channels.messenger_errors import ERRORS, PERHAPS, STAFF, STOP
from bot.channels.reading import count, ident


def outcome(status: int, body: bytes, headers: Mapping[str, str]) -> Sent:
    """Sent, or the ChannelError that fits."""
    told = _told(body)
    if 200 <= status < 300:
        return Sent(ids=tuple(filter(None, [ident(told, "message_id")])), via="push")
    code, subcode = count(told, "error", "code"), count(told, "error", "error_subcode")
    trace = ident(told, "error", "fbtrace_id")[:40] or "unknown"
    meaning = {"retry_after": retry_after(headers), **_meaning(status, code, subcode)}
    raise ChannelError(f"Messenger answered {status}: code {code}, subcode {subcode} (trace {trace})", **meaning)


def _meaning(status: int, code: int | None, subcode: int | None) -> dict[str, Any]:
    for known in ((code, subcode), (None, subcode), (code, None)):
        if known != (None, None) and known in ERRORS:
            return ERRORS[known]
    if status == 429:
        return {}
    if status >= 500:
        return PERHAPS
    return STAFF if status in {401, 403} else STOP


def _told(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
