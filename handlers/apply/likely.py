"""A community that seems to have applied already: told kindly before sending, linked for staff when sent.

Knows whom `models.duplicates` finds; tells nobody anything of another's application.
"""

from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.texts import around as say
from handlers.wording import reply
from models.application import Application
from models.duplicates import Likeness, likely_same
from models.talk import Reply


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
    own = next((one.application.reference for one in found if one.application.conversation is turn.conversation), "")
    line = say.SAME_AS_YOURS if own else say.SEEMS_THE_SAME
    return [*replies[:-1], reply(line, turn.language, reference=own), replies[-1]]


def link(sheet: Sheet) -> None:
    """Both sides of each likely pair get a line in their history: ids, and the marks that agree."""
    found = likely_same(sheet.turn.session, sheet.draft)
    if found:
        _note(sheet.draft, [(one.application, one) for one in found], sheet)
    for one in found:
        _note(one.application, [(sheet.draft, one)], sheet)


def _note(application: Application, others: list[tuple[Application, Likeness]], sheet: Sheet) -> None:
    marks = {str(other.id): list(likeness.marks) for other, likeness in others}
    named = ", ".join(other.reference or "" for other, _ in others)
    ids = [other.id for other, _ in others]
    application.note("likely_same", by="system", at=sheet.turn.now, ids=ids, marks=marks, why=named)
