"""Changing what was sent: by the applicant's own wish until the closing date, or because staff asked for a correction.

The same questions, readings and buttons as in the form; knows what is asked next and how it ends.
"""

from forms import missing
from handlers.apply import talking
from handlers.apply.after_moves import leave, which
from handlers.apply.asking import question
from handlers.apply.correcting import answered, is_stray, keep_for_staff, to_correct
from handlers.apply.freezing import renew
from handlers.apply.mending import mend
from handlers.apply.reopened import EDITABLE, may_change, next_key, reopen
from handlers.apply.sheet import Sheet, sheet_of
from handlers.apply.which_sent import meant, of_button
from handlers.base import Turn
from handlers.commands import is_order
from handlers.facts import facts
from handlers.texts import after as say
from handlers.texts import talk
from handlers.wanting import named_field
from handlers.welcome import how_open
from handlers.wording import reply
from models.application import Application
from models.corrections import finish_correction, mark_done, open_correction
from models.talk import Reply


def reopened(turn: Turn) -> bool:
    """A sent application is open for changes: what comes belongs to it."""
    return turn.draft is not None and turn.draft.status != "draft" and not turn.incoming.group


def begin(turn: Turn) -> list[Reply]:
    """Open it and go on with what was said; where that cannot be, why not and whom to talk to."""
    application = of_button(turn) or meant(turn)
    if application is None or not may_change(application, turn.now):
        return [_cannot(turn, application)]
    _make_room(turn, application)
    sheet = reopen(turn, application)
    if turn.incoming.data.startswith("change:") or is_order(turn.text, "change_sent"):
        return onward(sheet, choosing=True)
    return go_on(turn)


def _make_room(turn: Turn, application: Application) -> None:
    """One sent application is open at a time."""
    if reopened(turn) and turn.draft is not application:
        leave(sheet_of(turn))


def correct(turn: Turn) -> list[Reply]:
    """Take up what staff asked for: the first question, or at once the answer that the person gives."""
    application = to_correct(turn)
    if application is None:
        return [reply(say.NOTHING_TO_CORRECT, turn.language, talk.STATUS_WAY, talk.HELP)]
    answers = answered(turn)
    _make_room(turn, application)
    sheet = reopen(turn, application)
    if not answers:
        return onward(sheet)
    sheet.asides["mending"] = next_key(sheet)
    return go_on(turn)


def _cannot(turn: Turn, application: Application | None) -> Reply:
    past = application is not None and application.status in EDITABLE
    parts = facts(turn, application.programme.record if application else None)
    parts["reference"] = (application.reference if application else None) or ""
    line = say.EDIT_CLOSED if past and "deadline" in parts else say.CANNOT_EDIT
    return reply(line, turn.language, talk.STAFF, talk.STATUS_WAY, **parts)


def go_on(turn: Turn) -> list[Reply]:
    """One message to a sent application that is open for changes."""
    sheet = sheet_of(turn)
    if not may_change(sheet.draft, turn.now):
        leave(sheet)
        return [_cannot(turn, sheet.draft)]
    choosing, standing = bool(sheet.asides.pop("which", False)), sheet.asides.get("mending")
    replies = _heard(sheet, choosing)
    if not sheet.asides.get("reopened"):
        return replies
    if standing and standing not in (sheet.asides.get("mending"), sheet.asides.get("gathering")):
        mark_done(sheet.draft, standing)
    if any(choice.data.startswith("mend:") for one in replies[-1:] for choice in one.choices):
        sheet.asides["which"] = True  # the list of answers is on show
    if sheet.field or sheet.asides.get("which"):
        return replies
    return [*replies, *onward(sheet, choosing)]


def _heard(sheet: Sheet, choosing: bool) -> list[Reply]:
    """As in the form; while it is open which answer is meant, its bare name will do."""
    text = sheet.turn.text if choosing and sheet.turn.incoming.kind == "text" else ""
    if text and (field := named_field(text, sheet.form, sheet.answers)):
        return mend(sheet, field.key)
    return keep_for_staff(sheet) if is_stray(sheet) else talking.go_on(sheet.turn)


def onward(sheet: Sheet, choosing: bool = False) -> list[Reply]:
    """The next question that a change or staff call for; else it is whole, written down and closed."""
    now = sheet.turn.now
    changed = [] if missing(sheet.form, sheet.answers) else renew(sheet.draft, sheet.form, now)
    if key := next_key(sheet):
        return ask_anew(sheet, key)
    if choosing and not changed:
        return which(sheet)
    asked = open_correction(sheet.draft) is not None
    leave(sheet)
    finish_correction(sheet.draft, at=now)
    return [_done(sheet, asked, bool(changed))]


def ask_anew(sheet: Sheet, key: str) -> list[Reply]:
    """One answered question again, with the reason that staff gave."""
    sheet.asides["mending"] = key
    asked = question(sheet, sheet.form.field(key))
    correction = open_correction(sheet.draft)
    if correction is None or key not in correction.reasons:
        return [asked]
    words = say.ASKED_WHY.to(sheet.language, why=correction.reasons[key], ask=asked.text)
    return [asked.model_copy(update={"text": words})]


def _done(sheet: Sheet, asked: bool, changed: bool) -> Reply:
    ways = [talk.GO_ON] if sheet.turn.draft else []
    ways += [talk.STATUS_WAY] if asked else [say.MEND_MORE, talk.STATUS_WAY]
    line = say.CORRECTED if asked else say.EDITED if changed else say.NOTHING_CHANGED
    parts = {"reference": sheet.draft.reference, "open": how_open(sheet.draft.programme.record, sheet.turn)}
    return reply(line, sheet.language, *ways, talk.HELP, **parts)
