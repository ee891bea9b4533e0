"""Groups coming and going in LINE. Knows joins and leaves; posts nothing."""

from simulator.line.sending import Sending
from simulator.wire import Webhook


class Groups(Sending):
    """What happens to the bot in groups."""

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
