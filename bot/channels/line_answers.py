"""What LINE's answers to a sent message mean: taken, spent, too fast, used up, not allowed.

Knows status codes and the one table below; knows no message and makes no call.
"""

import json
from collections.abc import Mapping

from bot.channels.base import ChannelError, Sent
from bot.channels.calls import retry_after
from bot.channels.reading import ident, items, string

TAKEN, ALREADY_TAKEN = 200, 409


def outcome(via: str, status: int, body: bytes, headers: Mapping[str, str]) -> Sent:
    """Sent, or the ChannelError that fits. via: "reply" or "push"."""
    told = _told(body)
    if 200 <= status < 300 or (via == "push" and status == ALREADY_TAKEN):
        return Sent(ids=tuple(ident(one, "id") for one in items(told, "sentMessages")), via=via)
    message, fields = string(told, "message"), [string(one, "property") for one in items(told, "details")]
    where = ", ".join(name for name in fields if name)
    request = ident(headers.get("x-line-request-id", ""))
    text = f"LINE answered {status} to a {via}: {where or 'no details'} (request {request or 'unknown'})"
    raise ChannelError(text, **_meaning(via, status, message, fields), retry_after=retry_after(headers))


def lost(via: str, error: Exception, unsent: bool) -> ChannelError:
    """The line broke: a push may be repeated under its retry key, a reply may have been carried out."""
    text = f"LINE did not answer to a {via}: {type(error).__name__}"
    return ChannelError(text, unsure=via == "reply" and not unsent, lost=not unsent)


def _meaning(via: str, status: int, message: str, fields: list[str]) -> dict[str, bool]:
    """What follows from the answer, as ChannelError's flags."""
    if status == 400 and via == "reply" and "reply token" in message.lower():
        return {"token_spent": True}
    if status == 400 and ("to" in fields or "'to'" in message or message.startswith("Failed to send")):
        return {"permanent": True, "unreachable": True}
    if status == 429:
        used_up = "monthly limit" in message.lower()
        return {"quota": used_up, "permanent": used_up, "alarm": used_up}
    if status in {502, 504}:
        return {"unsure": via == "reply", "lost": True}  # somebody in between; LINE itself did not answer
    if status >= 500:
        return {}  # it says that it was not done; the token, tried again while fresh, would tell otherwise
    return {"permanent": True, "alarm": status in {401, 403}}


def _told(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
