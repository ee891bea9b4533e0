"""The ways in which Messenger's webhooks reach the bot out of the ordinary.

Knows set-up calls, repeats, batches and forgeries; what happened to cause an event is known elsewhere.
"""

from simulator.messenger import signing
from simulator.messenger.events import Events
from simulator.wire import Webhook


class Deliveries(Events):
    """What happens to webhooks on their way."""

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
