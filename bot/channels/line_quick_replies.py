"""The buttons under the last message on LINE: ways on, and the one that sends a place.

Knows their labels; which ways are shown is decided by `line_messages`.
"""

import re
from collections.abc import Sequence
from typing import Any

from bot.channels.line_actions import action
from models.talk import Choice, Reply

LABEL = 20
WHERE = {"th": "ส่งตำแหน่ง", "en": "Send location"}  # LINE draws a pin before it
THAI = re.compile("[ก-๛]")


def quick_replies(shown: Sequence[Choice], where: str) -> list[dict[str, Any]]:
    """Where a place is asked for, sending it comes first."""
    actions: list[dict[str, str]] = [{"type": "location", "label": where}] if where else []
    actions += [action(choice, LABEL) for choice in shown]
    return [{"type": "action", "action": one} for one in actions]


def where_button(replies: Sequence[Reply]) -> str:
    """The words on the button that sends a place, in the language of the talk; empty where no place is asked for."""
    if not any(reply.ask_location for reply in replies):
        return ""
    return WHERE["th" if any(THAI.search(reply.text) for reply in replies) else "en"]
