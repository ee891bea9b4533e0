"""The person's side of LINE: following, words, buttons, second thoughts; each as the webhook that it makes.

Knows what shows on the phone and what is sent to the bot; posts nothing. Pictures and the like are in sending.py.
"""

from collections.abc import Mapping

from simulator.board import Bubble
from simulator.line.choices import find_action
from simulator.line.events import Events
from simulator.line.state import CHANNEL
from simulator.wire import Json, Webhook

_UNTAPPABLE = {
    "uri": "opens a page: no webhook",
    "clipboard": "copies words: no webhook",
    "camera": "opens the camera: send an image",
    "cameraRoll": "opens the photos: send an image",
    "location": "opens the map: send a location",
}


class People(Events):
    """What people do. `person` and `group` are ids; an unknown one is met for the first time."""

    def follow(self, person: str) -> Webhook:
        """Adds the bot as a friend, or unblocks it."""
        with self.board.lock:
            who = self.person(person)
            unblocked, who.friend, who.blocked = who.blocked, True, False
            self.note(person, "follow")
            follow = {"follow": {"isUnblocked": unblocked}}
            return self.webhook(self.event("follow", self.source(person), follow, answerable=True))

    def unfollow(self, person: str) -> Webhook:
        """Blocks the bot."""
        with self.board.lock:
            self.person(person).blocked = True
            self.note(person, "unfollow")
            return self.webhook(self.event("unfollow", self.source(person), {}, answerable=False))

    def says(self, person: str, text: str, *, group: str = "", mention: str = "") -> Webhook:
        """Types words. `mention` (groups): "bot" or "all"; the words get “@name ” in front where it is missing."""
        with self.board.lock:
            content: Json = {"text": text}
            if mention:
                name = "@All" if mention == "all" else f"@{self.bot_name}"
                content["text"] = text if name in text else f"{name} {text}"
                content["mention"] = self.mention(content["text"], mention)
            return self.sends("text", person, group, content)

    def taps(
        self, person: str, choice: str | Json, *, group: str = "", params: Mapping[str, str] | None = None
    ) -> Webhook:
        """Presses a button: its action object, or its label or data as found on the phone, or bare postback data.

        params: what a date picker gives. Raises ValueError for actions that make no webhook.
        """
        with self.board.lock:
            action = choice if isinstance(choice, dict) else find_action(self.chat(group or person), choice)
            kind = action["type"]
            if kind in _UNTAPPABLE:
                raise ValueError(_UNTAPPABLE[kind])
            if kind == "message":
                return self.sends("text", person, group, {"text": action["text"]})
            return self._posts_back(person, group, action, dict(params or {}))

    def unsends(self, person: str, message_id: str, *, group: str = "") -> Webhook:
        """Takes a message back: its words and bytes are gone."""
        with self.board.lock:
            if content := self.contents.get(message_id):
                content.gone, content.body = True, b""
            if bubble := self.chat(group or person).bubbles.get(message_id):
                bubble.unsent, bubble.message = True, {"type": "unsent"}
                self.board.touch(bubble)
            unsend = {"unsend": {"messageId": message_id}}
            return self.webhook(self.event("unsend", self.source(person, group), unsend, answerable=False))

    def edits(self, person: str, message_id: str, text: str, *, group: str) -> Webhook:
        """Changes the words of an earlier message: LINE offers it in groups only."""
        with self.board.lock:
            source = self.source(person, group)
            message = {**self.message("text", source, {"text": text}), "id": message_id}
            message.pop("markAsReadToken", None)
            if bubble := self.chat(group).bubbles.get(message_id):
                bubble.message, bubble.edited = message, True
                self.board.touch(bubble)
            return self.webhook(self.event("messageEdited", source, {"message": message}, answerable=True))

    def note(self, chat_id: str, what: str) -> None:
        """What the app itself writes into the chat."""
        bubble = Bubble(f"note-{self.board.version + 1}", "note", self.clock.ms(), {"type": "note", "what": what})
        self.board.add(CHANNEL, chat_id, bubble)

    def _posts_back(self, person: str, group: str, action: Json, params: Json) -> Webhook:
        shown = action.get("displayText") or action.get("text")
        chat = self.chat(group or person)
        chat.chips = []
        self.board.touch(chat)
        if shown:
            text = {"type": "text", "text": shown}
            key = f"shown-{self.board.version + 1}"
            self.board.add(CHANNEL, group or person, Bubble(key, "me", self.clock.ms(), text, person, read=True))
        if action["type"] == "richmenuswitch":
            status = self.menus.switch(person, action["richMenuAliasId"])
            params = {"newRichMenuAliasId": action["richMenuAliasId"], "status": status}
        postback = {"data": action.get("data", ""), **({"params": params} if params else {})}
        self.spoke(person, group)
        event = self.event("postback", self.source(person, group), {"postback": postback}, answerable=True)
        return self.webhook(event)

    def sends(self, kind: str, person: str, group: str, content: Json) -> Webhook:
        """Puts a message on the phone; the webhook that tells the bot."""
        message = self.message(kind, self.source(person, group), content)
        return self.webhook(self.shown(person, group, message))

    def shown(self, person: str, group: str, message: Json) -> Json:
        """Puts a message on the phone; the event that tells the bot."""
        self.spoke(person, group)
        chat = self.chat(group or person)
        chat.chips = []
        read = self.chat_mode == "bot"
        self.board.add(
            CHANNEL, group or person, Bubble(message["id"], "me", self.clock.ms(), message, person, read=read)
        )
        return self.event("message", self.source(person, group), {"message": message}, answerable=True)

    def spoke(self, person: str, group: str) -> None:
        """The person did something that opens the way to them. Raises ValueError where they have blocked the bot."""
        who = self.person(person)
        if group:
            self.group(group).members.add(person)
            return
        if who.blocked:
            raise ValueError("this person has blocked the bot: follow first")
        who.wrote_at = self.clock.seconds()
