"""LINE's webhook events as JSON, property for property as the platform writes them.

Knows the shape of every event (reference: webhook event objects); what a person may do and when is in people.py.
"""

from collections.abc import Mapping
from typing import Any

from simulator import ids, shelf
from simulator.counting import utf16_units
from simulator.line import signing
from simulator.line.records import Content
from simulator.line.state import LineState
from simulator.wire import Json, Webhook

_QUOTABLE = {"text", "image", "video", "sticker"}


class Events(LineState):
    """Builds events out of what happened, and webhooks out of events."""

    def source(self, person_id: str = "", group_id: str = "") -> Json:
        """Who: a person in private, or a person (known or not) in a group."""
        if not group_id:
            return {"type": "user", "userId": person_id}
        return {"type": "group", "groupId": group_id, **({"userId": person_id} if person_id else {})}

    def event(self, kind: str, source: Json | None, payload: Mapping[str, Any], *, answerable: bool) -> Json:
        """One event, with a reply token where it may be answered."""
        ms = self.clock.ms()
        chat_id = (source or {}).get("groupId") or (source or {}).get("userId", "")
        reply = {"replyToken": self.issue_reply_token(chat_id)} if answerable and self.mode == "active" else {}
        return {
            "type": kind,
            **payload,
            "webhookEventId": ids.ulid(ms),
            "deliveryContext": {"isRedelivery": False},
            "timestamp": ms,
            **({"source": source} if source else {}),
            **reply,
            "mode": self.mode,
        }

    def message(self, kind: str, source: Json, content: Mapping[str, Any]) -> Json:
        """A message as it stands in an event: its id, what it says, the tokens that belong to it."""
        message = {"type": kind, "id": ids.line_message_id(self.clock.ms()), **content}
        if kind in _QUOTABLE:
            message["quoteToken"] = ids.opaque()
        if self.chat_mode == "chat":
            message["markAsReadToken"] = ids.opaque()
            shelf.keep(self.read_tokens, message["markAsReadToken"], source.get("groupId") or source["userId"], 1000)
        return message

    def media(self, kind: str, source: Json, content: Content, extra: Mapping[str, Any]) -> Json:
        """A message whose bytes wait on the data host."""
        message = self.message(kind, source, extra)
        shelf.put(self.contents, message["id"], content)
        return message

    def mention(self, text: str, person_id: str = "") -> Json:
        """The `mention` of the first “@name” in the text: our bot's, or everybody's where `person_id` is "all"."""
        name = "@All" if person_id == "all" else f"@{self.bot_name}"
        at = {"index": utf16_units(text[: text.index(name)]), "length": utf16_units(name)}
        if person_id == "all":
            return {"mentionees": [{**at, "type": "all"}]}
        return {"mentionees": [{**at, "type": "user", "userId": self.bot_id, "isSelf": True}]}

    def signed(self, payload: Mapping[str, Any]) -> Webhook:
        """Any payload, signed: for events that this stand-in does not know."""
        return signing.signed(self.secret, payload)

    def webhook(self, *events: Json) -> Webhook:
        """One webhook with these events."""
        return self.signed({"destination": self.bot_id, "events": list(events)})
