"""The person's side of Messenger: everything that somebody with the app can do, as the webhook that it makes.

Knows what shows on the phone and what is sent to the bot; posts nothing.
"""

from collections.abc import Mapping
from typing import Any

from simulator import ids
from simulator.board import Bubble
from simulator.messenger.choices import answer_of, find_choice
from simulator.messenger.events import Events
from simulator.messenger.state import CHANNEL
from simulator.wire import Json, Webhook

THUMB = "369239263222822"


class People(Events):
    """What people do. `person` is a page-scoped id; an unknown one is met for the first time."""

    def starts(self, person: str) -> Webhook:
        """Presses Get Started."""
        payload = (self.profile.get("get_started") or {}).get("payload", "GET_STARTED")
        title = "เริ่มต้นใช้งาน" if self.person(person).locale == "th_TH" else "Get Started"
        return self._posts_back(person, title, payload)

    def blocks(self, person: str) -> None:
        """Blocks the page: the platform tells nobody, sends are refused with 551."""
        with self.board.lock:
            self.person(person).blocked = True
            self.note(person, "block")

    def unblocks(self, person: str) -> None:
        """Lets the page write again."""
        with self.board.lock:
            self.person(person).blocked = False
            self.note(person, "unblock")

    def says(self, person: str, text: str, *, reply_to: str = "") -> Webhook:
        """Types words, perhaps in answer to the message `reply_to`."""
        about = {"reply_to": {"mid": reply_to}} if reply_to else {}
        return self._sends(person, {"text": text, **about})

    def taps(self, person: str, choice: str | Json) -> Webhook:
        """Presses a quick reply (arrives as a message) or a button (arrives as a postback).

        choice: its JSON, or its title or payload as found on the phone, or a bare postback payload.
        Raises ValueError for buttons that make no webhook.
        """
        with self.board.lock:
            found = choice if isinstance(choice, dict) else find_choice(self.chat(person), choice)
            if "content_type" in found:
                words, payload = answer_of(found)
                return self._sends(person, {"text": words, "quick_reply": {"payload": payload}})
            if found.get("type") != "postback":
                raise ValueError("opens a page or a call: no webhook")
            return self._posts_back(person, found.get("title", ""), found["payload"])

    def sends_image(self, person: str, body: bytes, *, mime: str = "image/jpeg", name: str = "photo.jpg") -> Webhook:
        """Sends one picture."""
        return self.sends_images(person, [body], mime=mime, name=name)

    def sends_images(
        self, person: str, bodies: list[bytes], *, mime: str = "image/jpeg", name: str = "photo.jpg"
    ) -> Webhook:
        """Sends pictures together: one message, several attachments."""
        urls = [self.host(body, mime, name) for body in bodies]
        return self._sends(person, {"attachments": [{"type": "image", "payload": {"url": url}} for url in urls]})

    def sends_video(self, person: str, body: bytes) -> Webhook:
        """Sends a film."""
        return self._attaches(person, "video", self.host(body, "video/mp4", "video.mp4"))

    def sends_audio(self, person: str, body: bytes) -> Webhook:
        """Sends a voice note."""
        return self._attaches(person, "audio", self.host(body, "audio/mp4", "audioclip.mp4"))

    def sends_file(self, person: str, body: bytes, name: str, *, mime: str = "application/octet-stream") -> Webhook:
        """Sends a file."""
        return self._attaches(person, "file", self.host(body, mime, name))

    def sends_location(
        self, person: str, latitude: float, longitude: float, *, title: str = "Pinned Location"
    ) -> Webhook:
        """Sends a pin, in the old form in which it may still arrive."""
        place = {"coordinates": {"lat": latitude, "long": longitude}}
        return self._sends(person, {"attachments": [{"type": "location", "title": title, "payload": place}]})

    def sends_sticker(self, person: str, sticker: str = THUMB) -> Webhook:
        """Sends a sticker; by itself the thumbs-up."""
        url = f"{self.cdn_base}/sticker/{sticker}.png"
        payload = {"url": url, "sticker_id": int(sticker)}
        return self._sends(person, {"attachments": [{"type": "sticker", "payload": payload}]})

    def edits(self, person: str, message_id: str, text: str) -> Webhook:
        """Changes the words of an earlier message (Messenger allows five changes). Raises ValueError past that."""
        with self.board.lock:
            bubble = self.chat(person).bubbles[message_id]
            times = bubble.message.get("num_edit", 0) + 1
            if times > 5:
                raise ValueError("a message can be edited five times")
            bubble.message, bubble.edited = {**bubble.message, "text": text, "num_edit": times}, True
            self.board.touch(bubble)
            edit = {"message_edit": {"mid": message_id, "text": text, "num_edit": times}}
            return self.webhook(self.event(person, edit))

    def reacts(self, person: str, message_id: str, emoji: str = "❤") -> Webhook:
        """Reacts to a message: opens the window too."""
        self.opens(person)
        reaction = {"reaction": "love", "emoji": emoji, "action": "react", "mid": message_id}
        return self.webhook(self.event(person, {"reaction": reaction}))

    def reads(self, person: str) -> Webhook:
        """Has read everything up to now: opens no window."""
        return self.webhook(self.event(person, {"read": {"watermark": self.clock.ms()}}))

    def note(self, person: str, what: str) -> None:
        """What the app itself writes into the chat."""
        bubble = Bubble(f"note-{self.board.version + 1}", "note", self.clock.ms(), {"type": "note", "what": what})
        self.board.add(CHANNEL, person, bubble)

    def _attaches(self, person: str, kind: str, url: str) -> Webhook:
        return self._sends(person, {"attachments": [{"type": kind, "payload": {"url": url}}]})

    def _sends(self, person: str, content: Mapping[str, Any]) -> Webhook:
        with self.board.lock:
            message = {"mid": ids.mid(), **content}
            self._shown(person, message)
            event = {"message": {key: value for key, value in message.items() if key != "title"}}
            return self.webhook(self.event(person, event))

    def _posts_back(self, person: str, title: str, payload: str) -> Webhook:
        with self.board.lock:
            message_id = ids.mid()
            self._shown(person, {"mid": message_id, "text": title})
            # On the standby channel Messenger leaves the payload out.
            meant = {} if self.standby else {"payload": payload}
            return self.webhook(self.event(person, {"postback": {"mid": message_id, "title": title, **meant}}))

    def _shown(self, person: str, message: Json) -> None:
        self.opens(person)
        self.chat(person).chips = []
        self.board.add(CHANNEL, person, Bubble(message["mid"], "me", self.clock.ms(), message, person))
