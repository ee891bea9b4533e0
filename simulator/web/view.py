"""What the page draws, as JSON: two phones, the journal, the troubles; only what changed since it last asked.

Knows how state looks from outside; changes nothing.
"""

from dataclasses import asdict

from simulator.board import Chat
from simulator.config import Persona
from simulator.line.state import CHANNEL as LINE
from simulator.messenger.state import CHANNEL as MESSENGER
from simulator.messenger.state import WINDOW_SECONDS
from simulator.web.stage import Stage
from simulator.wire import Json


def setup(stage: Stage) -> Json:
    """What does not change while the page is open."""
    config = stage.config
    return {
        "bot": config.bot_name,
        "group": config.group_name,
        "console": config.console_url,
        "hotline": config.hotline_url,
        "webhook": config.webhook_base,
        "people": [
            {**asdict(persona), "line_id": persona.line_id, "psid": persona.psid} for persona in config.personas
        ],
    }


def state(stage: Stage, persona: Persona, *, in_group: bool, since: int) -> Json:
    """Everything that changed after version `since`; 0 for all."""
    line_chat = stage.group_id if in_group else persona.line_id
    with stage.board.lock:
        return {
            "version": stage.board.version,
            "epoch": stage.epoch,
            "line": {**_phone(stage, LINE, line_chat, since), **_line(stage, persona)},
            "messenger": {**_phone(stage, MESSENGER, persona.psid, since), **_messenger(stage, persona)},
            "journal": [asdict(record) for record in stage.board.journal.values() if record.rev > since],
            "troubles": {name: [*stage.fake(name).faults.waiting(), *stage.troubles.waiting(name)] for name in _BOTH},
            "hours": round(stage.clock.shift / 3600),
            "heard": {key: _heard(stage, each) for key, each in stage.personas.items()},
        }


_BOTH = (LINE, MESSENGER)


def _phone(stage: Stage, channel: str, chat_id: str, since: int) -> Json:
    chat = stage.board.chat(channel, chat_id)
    return {
        "chat": chat_id,
        "bubbles": [asdict(bubble) for bubble in chat.bubbles.values() if bubble.rev > since],
        "chips": chat.chips,
        "typing": max(0, chat.typing_until - stage.clock.ms()),
    }


def _line(stage: Stage, persona: Persona) -> Json:
    person = stage.line.person(persona.line_id)
    menu_id = stage.line.menus.on_show(persona.line_id)
    menu = {"id": menu_id, **stage.line.menus.made[menu_id]} if menu_id in stage.line.menus.made else None
    return {
        "friend": person.friend,
        "blocked": person.blocked,
        "joined": stage.line.group(stage.group_id).joined,
        "menu": menu,
        "quota": {"used": stage.line.quota_used, "of": stage.line.quota},
    }


def _messenger(stage: Stage, persona: Persona) -> Json:
    person = stage.messenger.person(persona.psid)
    opened = person.opened_at
    left = WINDOW_SECONDS - (stage.clock.seconds() - opened) if opened is not None else 0
    return {
        "started": opened is not None,
        "blocked": person.blocked,
        "window": max(0, round(left / 3600, 1)),
        "profile": stage.messenger.profile,
    }


def _heard(stage: Stage, persona: Persona) -> int:
    """The version at which the bot last said something to this person."""
    chats = (stage.board.chats.get((LINE, persona.line_id)), stage.board.chats.get((MESSENGER, persona.psid)))
    return max((_last_word(chat) for chat in chats if chat), default=0)


def _last_word(chat: Chat) -> int:
    return max((bubble.rev for bubble in chat.bubbles.values() if bubble.side == "bot"), default=0)
