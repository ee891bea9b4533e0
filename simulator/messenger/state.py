"""What the stand-in Messenger platform remembers: people, windows, files, the page's settings.

Knows who may be written to and until when; builds no event and answers no call.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from simulator.board import Board, Chat
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.wire import Json, Webhook

CHANNEL = "messenger"
WINDOW_SECONDS = 24 * 3600
HUMAN_SECONDS = 7 * 24 * 3600


@dataclass
class Person:
    """Somebody with Messenger. `opened_at`: what last opened the window, in seconds."""

    id: str
    first_name: str
    last_name: str = ""
    locale: str = "th_TH"
    blocked: bool = False
    opened_at: float | None = None


@dataclass(frozen=True)
class File:
    """Something on the CDN."""

    body: bytes
    mime: str
    name: str


class MessengerState:
    """The tables. `on_echo` gets the webhook of each message that the page sends; by itself it goes to `echoes`.

    cdn_base: the address under which `cdn_host` is served, without a slash at the end.
    """

    def __init__(
        self,
        app_secret: str,
        page_token: str,
        page_id: str,
        verify_token: str,
        *,
        page_name: str = "สมัคร",
        app_id: str = "1234567890123456",
        cdn_base: str = "https://scontent.example",
        profile_allowed: bool = True,
        human_agent_allowed: bool = True,
        clock: Clock | None = None,
        board: Board | None = None,
    ) -> None:
        self.app_secret, self.page_token, self.verify_token = app_secret, page_token, verify_token
        self.page_id, self.page_name, self.app_id, self.cdn_base = page_id, page_name, app_id, cdn_base
        self.profile_allowed, self.human_agent_allowed = profile_allowed, human_agent_allowed
        self.clock, self.board, self.faults = clock or Clock(), board or Board(), Faults()
        self.standby = False  # another app has the thread
        self.people: dict[str, Person] = {}
        self.profile: Json = {}  # messenger_profile: get_started, greeting, ice_breakers, persistent_menu
        self.subscribed: list[str] = []
        self.files: OrderedDict[str, File] = OrderedDict()
        self.uploads: OrderedDict[str, Json] = OrderedDict()  # attachment_id → attachment
        self.echoes: list[Webhook] = []
        self.on_echo: Callable[[Webhook], None] = self.echoes.append

    def person(self, person_id: str) -> Person:
        """The person, met for the first time where unknown."""
        return self.people.setdefault(person_id, Person(person_id, "ผู้ใช้", "Messenger"))

    def chat(self, person_id: str) -> Chat:
        """What is on show in that person's chat."""
        return self.board.chat(CHANNEL, person_id)

    def opens(self, person_id: str) -> None:
        """The person did something that opens the window. Raises ValueError where they have blocked the page."""
        who = self.person(person_id)
        if who.blocked:
            raise ValueError("this person has blocked the page: unblock first")
        who.opened_at = self.clock.seconds()

    def open_since(self, person_id: str, seconds: float) -> bool:
        """Whether the person opened the window within the last `seconds`."""
        opened = self.person(person_id).opened_at
        return opened is not None and self.clock.seconds() - opened <= seconds
