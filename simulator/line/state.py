"""What the stand-in LINE platform remembers: people, groups, tokens, media, quota.

Knows who may be written to and which tokens are good; builds no event and answers no call.
"""

from collections import OrderedDict

from simulator import ids, shelf
from simulator.board import Board, Chat
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.line.menus import Menus
from simulator.line.records import Accepted, Content, Group, Person, ReplyToken

REPLY_SECONDS = 60
REDELIVERED_SECONDS = 20 * 60
STRANGER_SECONDS = 7 * 24 * 3600
CHANNEL = "line"


class LineState:
    """The tables. `chat_mode` "chat": people answer too and markAsRead works; "bot": messages count as read."""

    def __init__(
        self,
        secret: str,
        token: str,
        *,
        bot_name: str = "น้องสมัคร",
        chat_mode: str = "bot",
        quota: int | None = 300,
        clock: Clock | None = None,
        board: Board | None = None,
    ) -> None:
        self.secret, self.token, self.bot_name, self.chat_mode = secret, token, bot_name, chat_mode
        self.bot_id = ids.line_id("U", "bot " + secret)
        self.quota, self.quota_used = quota, 0
        self.clock, self.board, self.faults = clock or Clock(), board or Board(), Faults()
        self.mode = "active"  # "standby": another module is answering
        self.endpoint = ""
        self.people: dict[str, Person] = {}
        self.groups: dict[str, Group] = {}
        self.menus = Menus()
        self.reply_tokens: OrderedDict[str, ReplyToken] = OrderedDict()
        self.read_tokens: OrderedDict[str, str] = OrderedDict()
        self.contents: OrderedDict[str, Content] = OrderedDict()
        self.accepted: OrderedDict[str, Accepted] = OrderedDict()

    def person(self, person_id: str) -> Person:
        """The person, met for the first time where unknown."""
        return self.people.setdefault(person_id, Person(person_id, "ผู้ใช้ LINE"))

    def group(self, group_id: str) -> Group:
        """The group, made where unknown, with our bot in it."""
        return self.groups.setdefault(group_id, Group(group_id, "กลุ่ม"))

    def chat(self, chat_id: str) -> Chat:
        """What is on show in that person's or group's chat."""
        return self.board.chat(CHANNEL, chat_id)

    def issue_reply_token(self, to: str) -> str:
        """A token for the event that happens now."""
        now, name = self.clock.seconds(), ids.token()
        shelf.keep(self.reply_tokens, name, ReplyToken(to, now, now), 1000)
        return name

    def spend(self, name: object) -> ReplyToken | None:
        """The token, used up by this; None where it is unknown, used or too old."""
        token = self.reply_tokens.get(name) if isinstance(name, str) else None
        now = self.clock.seconds()
        if token is None or token.used:
            return None
        if now - token.delivered_at > REPLY_SECONDS or now - token.event_at > REDELIVERED_SECONDS:
            return None
        token.used = True
        return token

    def reachable(self, chat_id: str) -> bool | None:
        """Whether a push arrives there; None where there is no such person or group."""
        if group := self.groups.get(chat_id):
            return group.joined
        person = self.people.get(chat_id)
        if person is None:
            return None
        lately = person.wrote_at is not None and self.clock.seconds() - person.wrote_at <= STRANGER_SECONDS
        return not person.blocked and (person.friend or lately)

    def heads(self, chat_id: str) -> int:
        """How many people a message to this chat counts as."""
        group = self.groups.get(chat_id)
        return max(1, len(group.members)) if group else 1
