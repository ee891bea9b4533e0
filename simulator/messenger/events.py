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

    def together(self, *webhooks: Webhook) -> Webhook:
        """The entries of several webhooks in one, as Meta does under load."""
        return self.signed({"object": "page", "entry": [entry for each in webhooks for entry in each.payload["entry"]]})

    def redelivers(self, webhook: Webhook) -> Webhook:
        """The same again: Messenger marks a repeat by nothing at all."""
        return webhook

    def forged(self, webhook: Webhook) -> Webhook:
        """The same webhook under a wrong signature."""
        return signing.forged(webhook)

    def unsigned(self, webhook: Webhook) -> Webhook:
        """The same webhook with no signature."""
        return signing.unsigned(webhook)

    def challenge(self) -> dict[str, str]:
        """The query of the set-up call (GET): the bot answers with hub.challenge as plain text."""
        return {"hub.mode": "subscribe", "hub.verify_token": self.verify_token, "hub.challenge": "1158201444"}

    def dashboard_test(self) -> Webhook:
        """What the Dashboard's Test button sends: `changes` for page 0, no messaging."""
        value = {"sender": {"id": "12334"}, "recipient": {"id": "23245"}, "timestamp": "1527459824"}
        message = {"message": {"mid": "test_message_id", "text": "test_message"}}
        change = {"field": "messages", "value": {**value, **message}}
        return self.signed({"object": "page", "entry": [{"id": "0", "time": self.clock.ms(), "changes": [change]}]})
