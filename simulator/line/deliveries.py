"""The ways in which LINE's webhooks reach the bot out of the ordinary.

Knows checks, redeliveries, batches and forgeries; what happened to cause an event is known elsewhere.
"""

from simulator.line import signing
from simulator.line.events import Events
from simulator.wire import Webhook


class Deliveries(Events):
    """What happens to webhooks on their way."""

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
