"""What every channel can do, and how it says that something went wrong.

Knows neutral words (`models.talk`); knows no database, no handler and no other channel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol

from models.talk import Incoming, Media, Reply

Call = dict[str, Any]  # one call's messages as the platform wants them, JSON-ready


class ChannelError(Exception):
    """A call to the platform failed. Its text is for the log: it names codes, never people's words.

    permanent: trying again cannot help. unreachable: this person cannot be written to (blocked, gone).
    unsure: the call may have been carried out. lost: no answer came. quota: the month's messages are used up.
    closed: the platform's window for writing to this person is shut until they write.
    token_spent: the reply token was used or has expired; a push may still go through.
    alarm: the fault is ours (credentials, permission, a restricted page). retry_after: seconds to wait, where told.
    """

    def __init__(
        self,
        message: str,
        *,
        permanent: bool = False,
        unreachable: bool = False,
        unsure: bool = False,
        lost: bool = False,
        quota: bool = False,
        closed: bool = False,
        token_spent: bool = False,
        alarm: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message[:300])
        self.permanent, self.unreachable, self.unsure = permanent, unreachable, unsure
        self.quota, self.closed, self.retry_after = quota, closed, retry_after
        self.token_spent, self.alarm, self.lost = token_spent, alarm, lost


class Badly(ValueError):
    """The body is signed but is not what the platform ever sends: answered with 400."""


@dataclass(frozen=True)
class Envelope:
    """One call to make: `call` to `address`, under `retry_key` (a UUID; the same at every attempt).

    reply_token: only while fresh; the channel then answers instead of pushing. mark: ours, comes back in an echo.
    """

    address: str
    call: Call
    retry_key: str
    reply_token: str = ""
    mark: str = ""
    by_person: bool = False  # typed by one of the staff, not by the bot
    last_heard: datetime | None = None  # when the person last wrote, UTC: for windows


@dataclass(frozen=True)
class Sent:
    """The platform took it. ids: the platform's message ids, in order, where it tells them."""

    ids: tuple[str, ...] = ()
    via: str = ""  # "reply" or "push"


@dataclass(frozen=True)
class Fetched:
    """What a person sent, as bytes, with the type the platform claims."""

    body: bytes
    claimed_type: str = ""
    name: str = ""


@dataclass(frozen=True)
class Profile:
    """What the platform tells about a person; any of it may be empty. language: BCP 47."""

    name: str = ""
    language: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


class Headers(Protocol):
    """Of a call; their names may be written in any case."""

    def get(self, name: str, default: str, /) -> str: ...


class Channel(Protocol):
    """One platform: three translations (`parse`, `render`, `send`) and what goes with them."""

    name: str
    label: str  # what staff read: "LINE", "Messenger"
    settings: ClassVar[tuple[str, ...]]  # one of them empty: the channel is off
    echoes: ClassVar[bool]  # no key makes a call repeatable: only its echo tells whether a lost one went through

    def __init__(self, *values: str) -> None:
        """What `settings` names, in that order."""

    def verify(self, body: bytes, headers: Headers) -> bool:
        """Whether the raw bytes carry the platform's signature. Constant time; never raises."""

    def challenge(self, query: Mapping[str, str], /) -> str | None:
        """The answer to the platform's set-up call (GET), None where it is refused or there is none."""

    def parse(self, payload: Mapping[str, Any]) -> list[Incoming]:
        """Every event of every entry, in the order given. Raises Badly; never anything else."""

    def render(self, replies: Sequence[Reply]) -> list[Call]:
        """The calls that say these replies, each within the platform's limits. Pure and repeatable."""

    def send(self, envelope: Envelope) -> Sent:
        """Make one call. Raises ChannelError."""

    def can_begin(self, last_heard: datetime | None, now: datetime, by_person: bool = False, /) -> bool:
        """Whether we (or one of the staff) may write first, unasked, to somebody who last wrote then. Pure."""

    def fetch(self, media: Media, limit: int) -> Fetched:
        """The bytes of what was sent, at most `limit`. Raises ChannelError; TooLarge past the limit."""

    def working(self, address: str) -> None:
        """Show that an answer is coming. Best effort: never raises."""

    def prepare(self) -> None:
        """Load what is heavy, before the first message needs it. Calls nobody."""

    def examine(self) -> str:
        """Ask the platform whether our credentials work: empty where they do, else what it says. Never raises."""

    def left(self) -> int | None:
        """How many messages the month still allows; None where there is no limit or no answer. Never raises."""

    def profile(self, address: str) -> Profile:
        """Name and language. Best effort: an empty Profile where the platform gives none. Never raises."""


class TooLarge(ChannelError):
    """What was sent has more bytes than we keep."""

    def __init__(self, message: str = "larger than we keep") -> None:
        super().__init__(message, permanent=True)
