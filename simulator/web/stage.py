"""The page's people on their two phones: both fakes, the courier and the troubles in one place.

Knows who is who on each platform, and takes what they do to the bot; knows no HTTP of the page.
"""

from simulator import ids
from simulator.board import Board
from simulator.clock import Clock
from simulator.config import Persona, SimulatorConfig
from simulator.line import FakeLine
from simulator.line.records import Group
from simulator.line.records import Person as LinePerson
from simulator.messenger import FakeMessenger
from simulator.messenger.state import Person as PagePerson
from simulator.web.courier import Courier, Parcel
from simulator.web.troubles import Troubles
from simulator.wire import Json, Webhook

HOLD_SECONDS = 12  # longer than a bot should wait
QUOTA = 1000


class Stage:
    """One simulator. `group_id`: the LINE group of which all the people are members."""

    def __init__(self, config: SimulatorConfig) -> None:
        self.config = config
        self.epoch = 0
        self.board, self.clock, self.troubles = Board(), Clock(), Troubles()
        self.courier = Courier(self.board, self.clock, config.webhook_base)
        self.personas = {persona.key: persona for persona in config.personas}
        self.group_id = ids.line_id("C", "samak group")
        self._raise_curtain()

    def _raise_curtain(self) -> None:
        config, clock, board = self.config, self.clock, self.board
        self.line = FakeLine(
            config.line_secret, config.line_token, bot_name=config.bot_name, quota=QUOTA, clock=clock, board=board
        )
        self.messenger = FakeMessenger(
            config.messenger_app_secret,
            config.messenger_page_token,
            config.messenger_page_id,
            config.messenger_verify_token,
            page_name=config.bot_name,
            cdn_base=config.webhook_base + "/sim/cdn",
            clock=clock,
            board=board,
        )
        self.line.faults.hold = self.messenger.faults.hold = HOLD_SECONDS
        self.line.endpoint = config.webhook_base + "/webhook/line"
        self.messenger.on_echo = self._take_echo
        for persona in config.personas:
            self._seat(persona)
        members = {persona.line_id for persona in config.personas}
        self.line.groups[self.group_id] = Group(self.group_id, config.group_name, members, joined=False)

    def _seat(self, persona: Persona) -> None:
        line_id, psid = persona.line_id, persona.psid
        self.line.people[line_id] = LinePerson(line_id, persona.name, persona.language)
        first, _, last = persona.name.partition(" ")
        locale = "th_TH" if persona.language == "th" else "en_GB"
        self.messenger.people[psid] = PagePerson(psid, first, last, locale)

    def acquaint(self, channel: str, address: str, name: str) -> None:
        """Somebody whom the bot knows from before: may be written to, as if they had just written."""
        with self.board.lock:
            if channel == "line" and address not in self.line.people:
                who = LinePerson(address, name or "ผู้ใช้ LINE")
                who.friend, self.line.people[address] = True, who
            elif channel == "messenger":
                known = self.messenger.people.setdefault(address, PagePerson(address, name or "ผู้ใช้"))
                known.opened_at = self.clock.seconds()

    def fake(self, channel: str) -> FakeLine | FakeMessenger:
        """The platform of that name. Raises KeyError."""
        fakes: dict[str, FakeLine | FakeMessenger] = {"line": self.line, "messenger": self.messenger}
        return fakes[channel]

    def deliver(self, webhook: Webhook) -> None:
        """Take it to the bot, with whatever trouble was ordered."""
        for parcel in self.troubles.bend(self.fake(webhook.channel), webhook, name_of(webhook.payload)):
            self.courier.post(parcel)

    def reset(self) -> None:
        """Empty phones, empty journal, no trouble, the true time; nobody is a friend yet."""
        with self.board.lock:
            self.epoch += 1
            self.board.clear()
            self.troubles.clear()
            self.clock.shift = 0
            menus, profile = self.line.menus, self.messenger.profile
            self._raise_curtain()
            self.line.menus, self.messenger.profile = menus, profile

    def _take_echo(self, webhook: Webhook) -> None:
        self.courier.post(Parcel(webhook, "echo", self.messenger.redelivers))


def name_of(payload: Json) -> str:
    """What a webhook tells, in a word or two for the inspector: "message/text", "follow"."""
    if "events" in payload:
        return " + ".join(_line_name(event) for event in payload["events"]) or "verify"
    return " + ".join(
        _messenger_name(event)
        for entry in payload["entry"]
        for event in entry.get("messaging") or entry.get("standby") or entry.get("changes") or []
    )


def _line_name(event: Json) -> str:
    return f"message/{event['message']['type']}" if event["type"] == "message" else str(event["type"])


def _messenger_name(event: Json) -> str:
    if "message" not in event:
        return next((name for name in ("postback", "reaction", "read", "message_edit") if name in event), "changes")
    message = event["message"]
    if "attachments" in message:
        return f"message/{message['attachments'][0]['type']}"
    return "message/quick_reply" if "quick_reply" in message else "message/text"
