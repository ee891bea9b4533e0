"""A message while a draft is open: tapped, sent along or typed.

Knows the order in which it is looked at; what then happens is told by its neighbours.
"""

from json import JSONDecodeError, loads

from forms import accepts, is_question
from handlers.apply import answering, leaving, sent_along
from handlers.apply.asking import ask
from handlers.apply.beginning import come_back
from handlers.apply.locks import locked
from handlers.apply.mending import mend
from handlers.apply.moves import moves_of
from handlers.apply.sheet import Sheet, sheet_of
from handlers.base import Turn
from handlers.commands import orders
from handlers.hearing import FREE, Heard, hear
from handlers.questions import answers, note_turned_down, turned_down
from handlers.texts import talk
from handlers.wanting import wanted_change
from handlers.wording import plain, reply
from models.talk import Reply


def drafting(turn: Turn) -> bool:
    """A draft is open and not paused: what comes belongs to it."""
    return turn.draft is not None and not turn.incoming.group and not turn.draft.asides.get("paused")


def paused_order(turn: Turn) -> bool:
    """With a paused draft, its own orders still work."""
    if turn.draft is None or turn.incoming.group:
        return False
    return _order_in(turn) in ("review", "cancel", "mend", "send") or turn.incoming.data.startswith(
        ("answer:", "mend:")
    )


def go_on(turn: Turn) -> list[Reply]:
    """The one door of an open draft."""
    sheet = sheet_of(turn)
    kind = turn.incoming.kind
    if turn.incoming.data:
        return tapped(sheet, turn.incoming.data)
    if kind == "media":
        return sent_along.received(sheet, turn.heard.attachments)
    if kind == "location":
        return sent_along.located(sheet)
    if kind == "sticker":
        return sent_along.nudged(sheet)
    return typed(sheet)


def _order_in(turn: Turn) -> str:
    data = turn.incoming.data
    return data.removeprefix("do:") if data.startswith("do:") else next(iter(orders(turn.text)), "")


def tapped(sheet: Sheet, data: str) -> list[Reply]:
    """A button: does what it says where that is still right, else what is right now is offered."""
    if settled := _settled_by_tap(sheet, data):
        return settled
    what, _, rest = data.partition(":")
    if what == "do" and rest in moves_of(sheet):
        return moves_of(sheet)[rest](sheet)
    if what == "topic" and rest in sheet.turn.knowledge.book.entries:
        return [*plain(answers(sheet.turn, [rest])), *ask(sheet)]
    if what in ("answer", "mend"):
        return _tapped_answer(sheet, what, rest)
    return [reply(talk.OLD_BUTTON, sheet.language), *ask(sheet)]


def _settled_by_tap(sheet: Sheet, data: str) -> list[Reply] | None:
    """A yes or a no to something that we asked besides the form."""
    if sheet.asides.get("cancelling"):
        return leaving.settle_cancel(sheet, "", data)
    if data == "do:none_of_these" and turned_down(sheet.turn):
        return [*plain(note_turned_down(sheet.turn)), *ask(sheet)]
    if answering.guessed_at(sheet) and data in ("do:agree", "do:refuse"):
        return answering.settle_guess(sheet, "yes" if data == "do:agree" else "no")
    return None


def _tapped_answer(sheet: Sheet, what: str, rest: str) -> list[Reply]:
    number, _, rest = rest.partition(":")
    key, _, written = rest.partition(":")
    if number != str(sheet.draft.id) or key not in sheet.form:
        return [reply(talk.OLD_BUTTON, sheet.language), *ask(sheet)]
    if what == "mend":
        return mend(sheet, key)
    field = sheet.form.field(key)
    try:
        value = loads(written)
    except JSONDecodeError:
        return [reply(talk.OLD_BUTTON, sheet.language), *ask(sheet)]
    standing = sheet.field
    if field.kind == "several" and standing and standing.key == key:
        return answering.picked(sheet, field, value)
    if not accepts(field, value, sheet.answers):
        return [reply(talk.OLD_BUTTON, sheet.language), *ask(sheet)]
    also = _also(sheet, key, value)
    return locked(sheet, key) or answering.taken(
        sheet, field, value, also, say_back=not standing or standing.key != key
    )


def _also(sheet: Sheet, key: str, value: object) -> dict[str, object]:
    """What else the guess behind this button settles."""
    almost = sheet.asides.get("almost") or {}
    options = almost.get("options", ()) if almost.get("key") == key else ()
    return next((dict(one["also"]) for one in options if one["value"] == value), {})


def typed(sheet: Sheet) -> list[Reply]:
    """Words: to our own question first (cancel? meant this?), then to the form's."""
    text = sheet.turn.text
    if sheet.asides.get("cancelling"):
        if settled := leaving.settle_cancel(sheet, text, ""):
            return settled
        sheet.asides.pop("cancelling")
    if answering.guessed_at(sheet) and (settled := answering.settle_guess(sheet, text)):
        return settled
    if "offered" in sheet.turn.memory and turned_down(sheet.turn) and not sheet.field:
        return [*note_turned_down(sheet.turn), *ask(sheet)]
    if sheet.field is None:
        return _after_the_last(sheet, text)
    heard = hear(text, sheet.form, sheet.asked(sheet.field), sheet.turn.knowledge.book, sheet.turn.memory.get("topic"))
    sheet.turn.why["heard"] = heard.kind
    if sheet.idle and heard.kind == "answer" and sheet.field.kind in FREE:
        return come_back(sheet.turn)
    return _by_verdict(sheet, heard)


def _by_verdict(sheet: Sheet, heard: Heard) -> list[Reply]:
    field = sheet.field
    if heard.kind == "command" and heard.command == "mend" and heard.field:
        return _mend_at_once(sheet, heard.field)
    if heard.kind == "command":
        return moves_of(sheet).get(heard.command, ask)(sheet)
    if heard.kind == "answer" and field:
        return answering.answered(sheet, field, heard)
    if heard.kind == "invalid" and field:
        return answering.explain(sheet, field, heard)
    return answering.interrupted(sheet, heard)


def _mend_at_once(sheet: Sheet, key: str) -> list[Reply]:
    """“เบอร์ใหม่ 089…” changes it in one turn; “แก้เบอร์โทร” asks it again."""
    if refused := locked(sheet, key):
        return refused
    field = sheet.form.field(key)
    change = wanted_change(sheet.turn.text, sheet.form, sheet.answers)
    if change and change.words:
        heard = hear(change.words, sheet.form, sheet.asked(field), sheet.turn.knowledge.book)
        if heard.kind == "answer" and heard.reading is not None:
            sheet.asides["mending"] = key
            return answering.answered(sheet, field, heard)
    return mend(sheet, key)


def _after_the_last(sheet: Sheet, text: str) -> list[Reply]:
    """All is answered: send, change, or a question."""
    if names := orders(text):
        return moves_of(sheet).get(next((name for name in names if name in ("send", "agree")), names[0]), ask)(sheet)
    if change := wanted_change(text, sheet.form, sheet.answers):
        return _mend_at_once(sheet, change.key)
    if is_question(text) or sheet.turn.match.band != "none":
        return answering.interrupted(sheet, Heard("question", match=sheet.turn.match))
    return ask(sheet)
