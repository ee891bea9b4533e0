"""What is in a Messenger message besides its words: files, a place, a sticker, a link.

Knows attachments, among them stickers that came as pictures; knows no event around them and fetches nothing.
"""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from bot.channels.reading import at, items, place, string
from models.talk import Location, Media

ADDRESS = 2000
FILES = ("image", "audio", "video", "file")


def content(message: object, text: str) -> dict[str, Any] | None:
    """What kind of message it is, with what makes it so; None where there is nothing that we can use."""
    attachments = items(message, "attachments")
    if pin := next((found for one in attachments if (found := _pin(one))), None):
        return {"kind": "location", "location": pin}
    if media := tuple(_media(one) for one in attachments if at(one, "type") in FILES and not _stuck(one)):
        return {"kind": "media", "media": media}
    if any(_stuck(one) for one in attachments):
        return {"kind": "sticker"}
    words = text or next((link for one in attachments if (link := _link(one))), "")
    return {"kind": "text", "text": words} if words or isinstance(at(message, "text"), str) else None


def _stuck(attachment: object) -> bool:
    """A sticker; until August 2026 it came as a picture with a number."""
    return at(attachment, "type") == "sticker" or at(attachment, "payload", "sticker_id") is not None


def _pin(attachment: object) -> Location | None:
    where = at(attachment, "payload", "coordinates")
    found = place(at(where, "lat"), at(where, "long"), string(attachment, "title"))
    return found if at(attachment, "type") == "location" else None


def _media(attachment: object) -> Media:
    address = string(attachment, "payload", "url")
    address = address if len(address) <= ADDRESS else ""
    return Media(kind=at(attachment, "type"), ref=address, name=_file_name(address))


def _file_name(address: str) -> str:
    """The last word of the address: Messenger does not tell the name."""
    try:
        return string(unquote(PurePosixPath(urlsplit(address).path).name))[-200:]
    except ValueError:
        return ""


def _link(attachment: object) -> str:
    """What somebody shared without a word of their own."""
    return string(attachment, "payload", "url") or string(attachment, "url") or string(attachment, "title")
