"""Payloads as the platforms send them: one file for every row of their tables of events."""

import json
from pathlib import Path
from typing import Any

from models.talk import Incoming

FOLDER = Path(__file__).parent / "payloads"


def payload(channel: str, name: str) -> Any:
    return json.loads((FOLDER / channel / f"{name}.json").read_bytes())


def names(channel: str) -> set[str]:
    return {path.stem for path in (FOLDER / channel).glob("*.json")}


def told(incoming: Incoming) -> dict[str, Any]:
    """What an event says, without what every event of the recordings has in common."""
    return incoming.model_dump(
        exclude_defaults=True,
        exclude={"channel", "account", "key", "at", "address", "person", "reply_token", "message_id"},
    )
