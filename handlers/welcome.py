"""The first words, and the menu. Knows when somebody is new; knows no answer."""

from datetime import datetime

from handlers.base import Turn
from handlers.commands import is_order
from handlers.facts import facts, programme
from handlers.texts import talk
from handlers.wording import Line, Way, reply
from models.programme import ProgrammeRecord
from models.talk import Reply


def first_contact(turn: Turn) -> bool:
    return turn.incoming.kind == "start"


def asked_for_menu(turn: Turn) -> bool:
    return is_order(turn.text, "menu") or turn.incoming.data == "do:menu"


def greet(turn: Turn) -> list[Reply]:
    if turn.incoming.group:
        return [reply(talk.GROUP_HELLO, turn.language)]
    record = programme(turn)
    known = facts(turn, record) | {"open": how_open(record, turn)}
    return [reply(talk.GREETING, turn.language, *ways(turn), **known)]


def how_open(record: ProgrammeRecord, turn: Turn) -> str:
    return open_line(record, turn.language, turn.now)


def open_line(record: ProgrammeRecord, language: str, now: datetime) -> str:
    """One sentence on the closing date, true today; empty where there is no such date."""
    if not record.closes:
        return ""
    lines: dict[str, Line] = {"open": talk.OPEN_UNTIL, "last_day": talk.LAST_DAY, "closed": talk.CLOSED}
    return lines[record.phase(now)].to(language, **record.named_facts(language, now))


def ways(turn: Turn) -> list[Way]:
    first = talk.GO_ON if turn.draft else talk.APPLY
    return [first, talk.HELP, talk.STATUS_WAY, talk.STAFF]
