"""Site visits: choosing a day, saying that none suits, giving one up, asking when it is.

Knows what follows and what is said; which message is about a visit, `visit_talk` knows.
"""

from collections.abc import Callable

from handlers.apply.asking import ask
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.texts import talk
from handlers.texts import visits as say
from handlers.visit_talk import Meant, days_ahead, meant
from handlers.wording import Line, plain, reply
from models.application import Application
from models.slots import Slot
from models.talk import Choice, Reply
from models.visit import AGREED, PROPOSED, Visit
from models.visit_letters import PREPARE, agreed_letter, offer_choices, offer_letter, slot_of, whose
from models.visiting import agree, held, turn_down
from models.visits import open_in


def answered(turn: Turn) -> bool:
    return meant(turn) is not None


def settle(turn: Turn) -> list[Reply]:
    """What follows; a form that is open goes on where it was."""
    found = meant(turn)
    visit = held(turn.session, found.visit.id) if found else None
    if found is None or visit is None:
        return []
    turn.why["visit"] = visit.id
    replies = FOLLOWS[found.what](turn, visit, found)
    draft = turn.draft
    waits = turn.waits_for_an_answer(replies) or draft is None or draft.asides.get("paused")
    return replies if waits or draft is None else [*plain(replies), *ask(Sheet(turn, draft))]


def _choose(turn: Turn, visit: Visit, found: Meant) -> list[Reply]:
    if visit.state == AGREED:
        return _when(turn, visit, found)
    agree(visit, found.slots[0], at=turn.now)
    return [agreed_letter(visit, _language(turn))]


def _which(turn: Turn, visit: Visit, found: Meant) -> list[Reply]:
    """Several days are meant, or an old one was pressed."""
    wanted = {f"visit:{visit.id}:{one.day}:{one.part}" for one in found.slots}
    choices = offer_choices(visit, _language(turn))
    kept = [one for one in choices if one.data in wanted] + list(choices[-2:])
    return [reply(say.WHICH, turn.language, *kept)]


def _none(turn: Turn, visit: Visit, found: Meant) -> list[Reply]:
    """None of the days suits: staff are called, and when it would suit is asked."""
    line = say.OFF_DONE if visit.state == AGREED else say.WHEN_THEN
    turn_down(visit, "" if turn.incoming.data or found.what == "really" else turn.text, at=turn.now)
    return [_call_staff(turn, visit, line)]


def _call_staff(turn: Turn, visit: Visit, line: Line) -> Reply:
    turn.conversation.wants_staff_since = turn.conversation.wants_staff_since or turn.now
    turn.stand("visit_days", visit.id)
    return reply(line, turn.language, talk.STAFF)


def _other(turn: Turn, visit: Visit, _found: Meant) -> list[Reply]:
    """Words about days of their own: kept for staff with what was said before."""
    words = "\n".join(filter(None, (visit.words, turn.text)))
    turn_down(visit, words, at=turn.now)
    turn.conversation.wants_staff_since = turn.conversation.wants_staff_since or turn.now
    return [reply(say.NOTED, turn.language, talk.STAFF)]


def _off(turn: Turn, visit: Visit, found: Meant) -> list[Reply]:
    slot = slot_of(visit)
    if slot is None:
        return _none(turn, visit, found)
    ways = [
        Choice(label=line.to(turn.language), data=f"visit:{visit.id}:{what}")
        for what, line in (("really", say.REALLY), ("keep", say.KEEP))
    ]
    turn.stand("visit_off", visit.id)
    return [reply(say.OFF_SURE, turn.language, *ways, slot=slot.said(_language(turn)))]


def _when(turn: Turn, visit: Visit, _found: Meant) -> list[Reply]:
    slot, days = slot_of(visit), days_ahead(turn, visit)
    if slot:
        off = Choice(label=say.OFF.to(turn.language), data=f"visit:{visit.id}:off")
        return [reply(say.STANDS, turn.language, off, talk.STAFF, slot=slot.said(_language(turn)))]
    return [offer_letter(visit, _language(turn))] if days else _past(turn, visit, _found)


def _keep(turn: Turn, visit: Visit, found: Meant) -> list[Reply]:
    slot = slot_of(visit)
    if slot is None:
        return _when(turn, visit, found)
    return [reply(say.KEPT, turn.language, talk.STAFF, talk.HELP, slot=slot.said(_language(turn)))]


def _past(turn: Turn, visit: Visit, _found: Meant) -> list[Reply]:
    if visit.state == PROPOSED:
        turn_down(visit, "", at=turn.now)
    turn.conversation.wants_staff_since = turn.conversation.wants_staff_since or turn.now
    return [reply(say.PAST, turn.language, talk.STAFF, talk.HELP)]


def _gone(turn: Turn, _visit: Visit, _found: Meant) -> list[Reply]:
    return [reply(say.GONE, turn.language, talk.STATUS_WAY, talk.STAFF)]


FOLLOWS: dict[str, Callable[[Turn, Visit, Meant], list[Reply]]] = {
    "slot": _choose, "which": _which, "none": _none, "other": _other, "words": _other, "off": _off, "really": _none,
    "keep": _keep, "when": _when, "past": _past, "gone": _gone,
}  # fmt: skip


def _language(turn: Turn) -> str:
    return "en" if turn.language == "en" else "th"


def line_for(turn: Turn, application: Application) -> str:
    """What whoever asks for the status hears of the visit; empty where there is none."""
    mine = [one for one in open_in(turn.session, turn.conversation) if one.application_id == application.id]
    slot: Slot | None = slot_of(mine[0]) if mine else None
    if slot:
        return say.STATUS.to(turn.language, slot=slot.said(_language(turn)))
    return say.STATUS_CHOOSE.to(turn.language) if mine and mine[0].state == PROPOSED else ""


def reminder(visit: Visit, language: str) -> Reply:
    """Said the day before."""
    slot, language = slot_of(visit), "en" if language == "en" else "th"
    prepare = "\n" + PREPARE[language].format(words=visit.prepare) if visit.prepare else ""
    about = {"whose": whose(visit.application, language), "slot": slot.said(language) if slot else ""}
    off = Choice(label=say.OFF.to(language), data=f"visit:{visit.id}:off")
    return reply(say.TOMORROW, language, off, talk.STAFF, **about, prepare=prepare)
