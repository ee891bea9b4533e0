"""Orders that mean something else while a sent application is open for changes, as a table: name → what happens.

Knows how such a talk is left; the other orders are those of `moves`.
"""

from collections.abc import Callable

from handlers import status
from handlers.apply import leaving, mending, sending
from handlers.apply.asking import ask
from handlers.apply.beginning import start
from handlers.apply.reopened import close
from handlers.apply.sheet import Sheet
from handlers.texts import after as say
from handlers.texts import talk
from handlers.wording import plain, reply
from models.applications import draft_of
from models.corrections import open_correction
from models.talk import Reply


def leave(sheet: Sheet) -> bool:
    """Close it, whatever was being asked; whether a half-made change was dropped."""
    half = close(sheet.draft, sheet.form, sheet.turn.now)
    sheet.turn.draft = draft_of(sheet.turn.conversation)
    return half


def stop(sheet: Sheet) -> list[Reply]:
    correction, half = open_correction(sheet.draft), leave(sheet)
    if correction:
        return [reply(say.CORRECTION_WAITS, sheet.language, say.CORRECT, talk.STAFF, talk.HELP)]
    line = say.HALF_DROPPED if half else say.LEFT_AS_IS
    return [reply(line, sheet.language, say.MEND_MORE, talk.STATUS_WAY, talk.HELP, reference=sheet.draft.reference)]


def withdraw(sheet: Sheet) -> list[Reply]:
    leave(sheet)
    return leaving.ask_to_withdraw(sheet.turn)


def unsend(sheet: Sheet) -> list[Reply]:
    leave(sheet)
    return sending.take_back(sheet.turn)


def another(sheet: Sheet) -> list[Reply]:
    leave(sheet)
    return start(sheet.turn)


def which(sheet: Sheet) -> list[Reply]:
    """The list to choose from; while staff wait for a correction, only what they asked for."""
    if open_correction(sheet.draft):
        return ask(sheet)
    for aside in ("mending", "gathering", "almost"):
        sheet.asides.pop(aside, None)
    sheet.asides["which"] = True
    return mending.which_to_mend(sheet)


def back(sheet: Sheet) -> list[Reply]:
    correction = open_correction(sheet.draft)
    if correction is None:
        return mending.back(sheet)
    return mending.mend(sheet, correction.done[-1]) if correction.done else ask(sheet)


def how_many_left(sheet: Sheet) -> list[Reply]:
    correction = open_correction(sheet.draft)
    left = len(correction.left) if correction else 1
    return [reply(say.LEFT_TO_CORRECT, sheet.language, left=left), *ask(sheet)]


def tell_status(sheet: Sheet) -> list[Reply]:
    return [*plain(status.show(sheet.turn)), *ask(sheet)]


def decline(sheet: Sheet) -> list[Reply]:
    """A “no” to the list of answers ends it; to one question it is no answer."""
    return ask(sheet) if sheet.field else stop(sheet)


MOVES_AFTER: dict[str, Callable[[Sheet], list[Reply]]] = {
    **dict.fromkeys(("apply", "go_on", "restore", "correct", "agree", "check"), ask),
    **dict.fromkeys(("pause", "cancel", "menu", "send"), stop),
    "refuse": decline,
    "withdraw": withdraw,
    "unsend": unsend,
    "another": another,
    "mend": which,
    "back": back,
    "how_many_left": how_many_left,
    "status": tell_status,
}
