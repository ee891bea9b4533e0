"""The closing date that passed while a draft was open: said as it is, once."""

from handlers.base import Turn
from handlers.facts import facts
from handlers.texts import around as say
from handlers.wording import reply
from models.lateness import may_come_late
from models.talk import Reply


def told(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """Before anything else is said of the draft; not twice, and not where the date is told anyway."""
    draft = turn.draft
    if draft is None or draft.status != "draft" or draft.asides.get("told_closed") or may_come_late(draft):
        return replies
    record = draft.programme.record
    known = facts(turn, record)
    if record.phase(turn.now) != "closed" or any(known["deadline"] in one.text for one in replies):
        return replies
    draft.asides["told_closed"] = True
    return [reply(say.CLOSED_WHILE_OPEN, turn.language, **known), *replies]
