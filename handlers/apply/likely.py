"""A community that seems to have applied already: told kindly before sending, linked for staff when sent.

Knows whom `models.duplicates` finds; tells nobody anything of another's application.
"""

from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.texts import around as say
from handlers.texts.after import CHANGE_SENT
from handlers.wording import reply
from models.application import Application
from models.duplicates import Likeness, likely_same, note_pairs
from models.talk import Choice, Reply


def told(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """Once, with the summary from which the application can be sent."""
    draft = turn.draft
    on_show = any(choice.data == "do:send" for choice in replies[-1].choices)
    if draft is None or draft.status != "draft" or not on_show or draft.asides.get("told_likely"):
        return replies
    found = likely_same(turn.session, draft)
    if not found:
        return replies
    draft.asides["told_likely"] = True
    own = [one.application for one in found if one.application.conversation is turn.conversation]
    return [*replies[:-1], _note_for(turn, own), replies[-1]]


def _note_for(turn: Turn, own: list[Application]) -> Reply:
    """Of the person's own application the number, and a way to change it; of another's nothing."""
    if not own:
        return reply(say.SEEMS_THE_SAME, turn.language)
    change = Choice(label=CHANGE_SENT.to(turn.language), data=f"change:{own[0].id}")
    return reply(say.SAME_AS_YOURS, turn.language, change, reference=own[0].reference)


def link(sheet: Sheet) -> None:
    """Each pair that is new waits for staff, and both sides get a line in their history: ids, and what agrees."""
    sheet.turn.session.flush()  # an id and a place among those that were sent
    found = note_pairs(sheet.turn.session, sheet.draft, sheet.turn.now)
    if found:
        _note(sheet.draft, [(one.application, one) for one in found], sheet)
    for one in found:
        _note(one.application, [(sheet.draft, one)], sheet)


def _note(application: Application, others: list[tuple[Application, Likeness]], sheet: Sheet) -> None:
    marks = {str(other.id): list(likeness.marks) for other, likeness in others}
    named = ", ".join(other.reference or "" for other, _ in others)
    ids = [other.id for other, _ in others]
    application.note("likely_same", by="system", at=sheet.turn.now, ids=ids, marks=marks, why=named)
