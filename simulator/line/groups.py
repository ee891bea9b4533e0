"""Groups coming and going in LINE, and the ways in which webhooks reach the bot out of the ordinary.

Knows joins, leaves, redeliveries, batches and forgeries; posts nothing.
"""

from simulator.line import signing
from simulator.line.sending import Sending
from simulator.wire import Webhook


class Groups(Sending):
    """What happens to the bot in groups, and to webhooks on their way."""

    def joins(self, group: str) -> Webhook:
        """Somebody takes the bot into the group."""
        with self.board.lock:
            self.group(group).joined = True
            self.note(group, "join")
            return self.webhook(self.event("join", self.source(group_id=group), {}, answerable=True))

    def leaves(self, group: str) -> Webhook:
        """The bot is put out of the group."""
        with self.board.lock:
            self.group(group).joined = False
            self.note(group, "leave")
            return self.webhook(self.event("leave", self.source(group_id=group), {}, answerable=False))

    def member_joins(self, person: str, *, group: str) -> Webhook:
        """Somebody else comes into the group."""
        with self.board.lock:
            self.group(group).members.add(person)
            joined = {"joined": {"members": [self.source(person)]}}
            return self.webhook(self.event("memberJoined", self.source(group_id=group), joined, answerable=True))

    def member_leaves(self, person: str, *, group: str) -> Webhook:
        """Somebody else leaves the group."""
        with self.board.lock:
            self.group(group).members.discard(person)
            left = {"left": {"members": [self.source(person)]}}
            return self.webhook(self.event("memberLeft", self.source(group_id=group), left, answerable=False))

    def verifies(self) -> Webhook:
        """The Verify button, and LINE's checks at any time: no event at all."""
        return self.webhook()

    def redelivers(self, webhook: Webhook) -> Webhook:
        """The same events again: isRedelivery is true, and unused reply tokens live for another minute."""
        with self.board.lock:
            payload = webhook.payload
            for event in payload["events"]:
                event["deliveryContext"]["isRedelivery"] = True
                if token := self.reply_tokens.get(event.get("replyToken", "")):
                    token.delivered_at = self.clock.seconds()
            return self.signed(payload)

    def together(self, *webhooks: Webhook) -> Webhook:
        """The events of several webhooks in one, as LINE does under load."""
        return self.webhook(*(event for each in webhooks for event in each.payload["events"]))

    def expires(self, webhook: Webhook) -> Webhook:
        """The same webhook, its reply tokens already too old to use."""
        with self.board.lock:
            for event in webhook.payload["events"]:
                if token := self.reply_tokens.get(event.get("replyToken", "")):
                    token.delivered_at = token.event_at = float("-inf")
            return webhook

    def forged(self, webhook: Webhook) -> Webhook:
        """The same webhook under a wrong signature."""
        return signing.forged(webhook)

    def unsigned(self, webhook: Webhook) -> Webhook:
        """The same webhook with no signature."""
        return signing.unsigned(webhook)
