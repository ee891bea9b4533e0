"""Messenger's webhook events as JSON, property for property as the platform writes them.

Knows the shape of every event (webhook reference); what a person may do and when is in people.py.
"""

from collections.abc import Mapping
from typing import Any

from simulator import ids, shelf
from simulator.messenger import signing
from simulator.messenger.state import File, MessengerState
from simulator.wire import Json, Webhook


class Events(MessengerState):
    """Builds events out of what happened, and webhooks out of events."""

    def event(self, person_id: str, payload: Mapping[str, Any]) -> Json:
        """One event from a person to the page."""
        who = {"sender": {"id": person_id}, "recipient": {"id": self.page_id}}
        return {**who, "timestamp": self.clock.ms(), **payload}

    def echo(self, person_id: str, message_id: str, message: Json) -> Json:
        """The page's own words as they come back: here the page is the sender."""
        said: Json = {key: message[key] for key in ("text", "metadata") if key in message}
        attached = {"attachments": [message["attachment"]]} if "attachment" in message else {}
        echo: Json = {"mid": message_id, "is_echo": True, "app_id": int(self.app_id), **said, **attached}
        who = {"sender": {"id": self.page_id}, "recipient": {"id": person_id}}
        return {**who, "timestamp": self.clock.ms(), "message": echo}

    def signed(self, payload: Mapping[str, Any]) -> Webhook:
        """Any payload, signed: for events that this stand-in does not know."""
        return signing.signed(self.app_secret, payload)

    def webhook(self, *events: Json) -> Webhook:
        """One webhook with these events, on the standby channel where another app has the thread."""
        channel = "standby" if self.standby else "messaging"
        entry = {"time": self.clock.ms(), "id": self.page_id, channel: list(events)}
        return self.signed({"object": "page", "entry": [entry]})

    def host(self, body: bytes, mime: str, name: str) -> str:
        """Puts a file on the CDN; its temporary address."""
        key = ids.opaque()
        shelf.put(self.files, key, File(body, mime, name))
        return f"{self.cdn_base}/{key}/{name}"
