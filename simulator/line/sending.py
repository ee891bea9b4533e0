"""The person's side of LINE: pictures, films, voice, files, places and stickers, as the webhooks that they make.

Knows what each carries in its event and what waits on the data host; posts nothing.
"""

import secrets
from collections.abc import Sequence

from simulator.line.people import People
from simulator.line.records import Content
from simulator.wire import Json, Webhook


class Sending(People):
    """What people send that is not words. `person` and `group` are ids."""

    def sends_image(self, person: str, body: bytes, *, group: str = "", mime: str = "image/jpeg") -> Webhook:
        """Sends one picture."""
        return self.sends_images(person, [body], group=group, mime=mime)

    def sends_images(
        self, person: str, bodies: Sequence[bytes], *, group: str = "", mime: str = "image/jpeg"
    ) -> Webhook:
        """Sends pictures together: one event each, in no promised order (here: the last first)."""
        with self.board.lock:
            album, total = secrets.token_hex(32).upper(), len(bodies)
            events = []
            for index, body in enumerate(bodies, 1):
                together = {"imageSet": {"id": album, "index": index, "total": total}} if total > 1 else {}
                extra = {"contentProvider": {"type": "line"}, **together}
                events.append(self._media("image", person, group, Content(body, mime, "image"), extra))
            return self.webhook(*reversed(events))

    def sends_video(
        self, person: str, body: bytes, *, group: str = "", duration: int = 5000, preparing: int = 0
    ) -> Webhook:
        """Sends a film of `duration` ms; the first `preparing` downloads find it not ready (202)."""
        content = Content(body, "video/mp4", "video", preparing=preparing)
        return self._one_media("video", person, group, content, duration=duration)

    def sends_audio(
        self, person: str, body: bytes, *, group: str = "", duration: int = 3000, mime: str = "audio/x-m4a"
    ) -> Webhook:
        """Sends a voice note of `duration` ms."""
        return self._one_media("audio", person, group, Content(body, mime, "audio"), duration=duration)

    def sends_file(
        self, person: str, body: bytes, name: str, *, group: str = "", mime: str = "application/octet-stream"
    ) -> Webhook:
        """Sends a file."""
        with self.board.lock:
            extra = {"fileName": name, "fileSize": len(body)}
            return self.webhook(self._media("file", person, group, Content(body, mime, "file", name), extra))

    def sends_location(
        self, person: str, latitude: float, longitude: float, *, title: str = "", address: str = "", group: str = ""
    ) -> Webhook:
        """Sends a pin, with a title and an address where the map gives them."""
        with self.board.lock:
            words = {name: value for name, value in (("title", title), ("address", address)) if value}
            return self.sends("location", person, group, {**words, "latitude": latitude, "longitude": longitude})

    def sends_sticker(
        self, person: str, package: str = "446", sticker: str = "1988", *, group: str = "", keywords: Sequence[str] = ()
    ) -> Webhook:
        """Sends a sticker."""
        with self.board.lock:
            words = {"keywords": list(keywords)[:15]} if keywords else {}
            content = {"packageId": package, "stickerId": sticker, "stickerResourceType": "STATIC", **words}
            return self.sends("sticker", person, group, content)

    def _one_media(self, kind: str, person: str, group: str, content: Content, duration: int) -> Webhook:
        with self.board.lock:
            extra = {"duration": duration, "contentProvider": {"type": "line"}}
            return self.webhook(self._media(kind, person, group, content, extra))

    def _media(self, kind: str, person: str, group: str, content: Content, extra: Json) -> Json:
        message = self.media(kind, self.source(person, group), content, extra)
        return self.shown(person, group, message)
