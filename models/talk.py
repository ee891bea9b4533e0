"""What is said, in either direction, in no channel's terms.

Knows what a person can send us and what we can say back. Knows no channel, no database row and no programme.
"""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal[
    "text",  # words typed or spoken
    "choice",  # a button or quick reply was tapped: `data` is the button's, `text` its label
    "media",  # picture, sound, film or file: see `media`
    "location",  # a pin on the map: see `location`
    "sticker",  # a sticker or a thumbs-up
    "start",  # first contact, or came back after blocking us
    "leave",  # blocked us, or put us out of a group
    "unsend",  # took back the message named by `about`
    "edit",  # changed the message named by `about` into `text`
    "echo",  # our own words come back: `about` is the platform's id, `data` our own mark
    "ignored",  # anything else: kept out of the talk, counted by its `note`
]
MediaKind = Literal["image", "audio", "video", "file"]


class Neutral(BaseModel):
    """An immutable value that is stored as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Media(Neutral):
    """Something sent along: where to fetch it, not what is in it."""

    kind: MediaKind
    ref: str  # the platform's content id, or the address to fetch it from
    name: str = ""
    size: int | None = None  # bytes, where the platform tells
    album: str = ""  # pictures sent together share this mark


class Location(Neutral):
    """A pin: degrees north and east (WGS 84), and the words the platform gives with it."""

    latitude: float
    longitude: float
    title: str = ""
    address: str = ""


class Incoming(Neutral):
    """One event from one person. `key` is the same when the platform delivers the event again."""

    channel: str
    account: str  # our own page or bot there
    key: str  # unique for this channel and account
    kind: Kind
    address: str  # whom to answer: a person's or a group's id; empty where there is nobody
    at: datetime  # the platform's time, UTC
    group: bool = False
    person: str = ""  # who spoke; empty where the platform does not say
    text: str = ""
    data: str = ""
    media: tuple[Media, ...] = ()
    location: Location | None = None
    about: str = ""
    message_id: str = ""
    reply_token: str = ""
    mentioned: bool = False  # in a group: we were spoken to
    passive: bool = False  # somebody else is answering: keep it, say nothing
    note: str = ""  # the platform's own name of the event


class Choice(Neutral):
    """A way on. `label` has at most 20 characters and also works when typed; `data` says what a tap means."""

    label: str
    data: str = ""


class Card(Neutral):
    """A titled block: rows of label and value, then choices as buttons (at most three)."""

    title: str
    text: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()
    picture: str = ""  # https address


class Reply(Neutral):
    """One bubble from us: words, or a card, or a picture; then the ways on.

    `text` is always there: it is what a channel without cards shows and what a lock screen reads out.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    card: Card | None = None
    picture: str = ""  # https address of a picture to show instead of words
    ask_location: bool = False  # offer the platform's own "send my place" where there is one
