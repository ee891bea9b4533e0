"""A button pressed while a form is open: done where it is still right, else what is right now is offered.

Knows what stands on our buttons; what then happens is told by its neighbours.
"""

from json import JSONDecodeError, loads

from forms import Field, accepts, visible
from handlers.apply import answering, guessing, leaving
from handlers.apply.asking import ask
from handlers.apply.locks import locked
from handlers.apply.mending import mend, which_to_mend
from handlers.apply.moves import moves_of
from handlers.apply.sheet import Sheet
from handlers.suggesting import note_turned_down, turned_down
from handlers.texts import talk
from handlers.topics import answers
from handlers.wording import plain, reply
from models.talk import Reply

OF_A_QUESTION = ("agree", "refuse")  # mean nothing without the question of ours that they answer


def tapped(sheet: Sheet, data: str) -> list[Reply]:
    if sheet.turn.standing("cancelling") and (settled := leaving.settle_cancel(sheet, data.removeprefix("do:"))):
        return settled
    if data == "do:none_of_these" and turned_down(sheet.turn):
        return [*plain(note_turned_down(sheet.turn)), *ask(sheet)]
    what, _, rest = data.partition(":")
    if what == "do" and rest in moves_of(sheet) and rest not in OF_A_QUESTION:
        return moves_of(sheet)[rest](sheet)
    if what == "topic" and rest in sheet.turn.knowledge.book.entries:
        return [*plain(answers(sheet.turn, [rest])), *ask(sheet)]
    if what in ("answer", "mend", "move", "which"):
        return _of_this_form(sheet, what, rest)
    return old(sheet)


def old(sheet: Sheet) -> list[Reply]:
    return [reply(talk.OLD_BUTTON, sheet.language), *ask(sheet)]


def _of_this_form(sheet: Sheet, what: str, rest: str) -> list[Reply]:
    """Buttons that name their application and their question."""
    number, _, rest = rest.partition(":")
    key, _, written = rest.partition(":")
    if number != str(sheet.draft.id):
        return old(sheet)
    if what == "which":
        return which_to_mend(sheet, int(key) if key.isdecimal() else 0)
    field = next((one for one in visible(sheet.form, sheet.answers) if one.key == key), None)
    if field is None:
        return old(sheet)
    if what == "mend":
        return mend(sheet, key)
    return _moved(sheet, field, written) if what == "move" else _answered(sheet, field, written)


def _moved(sheet: Sheet, field: Field, name: str) -> list[Reply]:
    """A move that belongs to one question: skip, keep, enough, yes or no to a guess."""
    if sheet.field is None or sheet.field.key != field.key:
        return old(sheet)
    if name in OF_A_QUESTION:
        return _settled(sheet, field, name)
    return moves_of(sheet)[name](sheet) if name in moves_of(sheet) else old(sheet)


def _settled(sheet: Sheet, field: Field, name: str) -> list[Reply]:
    options = guessing.open_guess(sheet)
    if name == "agree" and len(options) == 1:
        return answering.taken(sheet, field, options[0]["value"], options[0]["also"], say_back=True)
    return guessing.drop(sheet, field) if name == "refuse" and options else old(sheet)


def _answered(sheet: Sheet, field: Field, written: str) -> list[Reply]:
    """An answer, to the question that stands or to an earlier one, which then changes."""
    if refused := locked(sheet, field.key):
        return refused
    try:
        value = loads(written)
    except JSONDecodeError:
        return old(sheet)
    stands = sheet.field is not None and sheet.field.key == field.key
    if field.kind == "several":
        return answering.picked(sheet, field, value) if stands else mend(sheet, field.key)
    if not accepts(field, value, sheet.answers):
        return old(sheet)
    return answering.taken(sheet, field, value, _also(sheet, field.key, value), say_back=not stands)


def _also(sheet: Sheet, key: str, value: object) -> dict[str, object]:
    """What else the guess behind this button settles."""
    almost = sheet.asides.get("almost") or {}
    options = almost.get("options", ()) if almost.get("key") == key else ()
    return next((dict(one["also"]) for one in options if one["value"] == value), {})
