"""What LINE keeps about people, groups, tokens and media: one small record each.

Knows fields only; who changes them and why is told in state.py.
"""

from dataclasses import dataclass, field

from simulator.wire import Json


@dataclass
class Person:
    """Somebody with LINE. `wrote_at`: their last private message, in seconds."""

    id: str
    name: str
    language: str = "th"
    friend: bool = False
    blocked: bool = False
    wrote_at: float | None = None


@dataclass
class Group:
    """A group chat. `joined`: our bot is in it."""

    id: str
    name: str
    members: set[str] = field(default_factory=set)
    joined: bool = True


@dataclass
class ReplyToken:
    """Where an answer goes, and until when."""

    to: str
    event_at: float
    delivered_at: float
    used: bool = False


@dataclass
class Content:
    """What somebody sent. `preparing`: how many more downloads find it not ready."""

    body: bytes
    mime: str
    kind: str
    name: str = ""
    preparing: int = 0
    gone: bool = False


@dataclass(frozen=True)
class Accepted:
    """A call that went through under a retry key."""

    request_id: str
    at: float
    sent: list[Json]
