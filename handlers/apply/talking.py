"""A message while a draft is open: tapped, sent along or typed.

Knows the order in which it is looked at; what then happens is told by its neighbours.
"""

from forms import is_question
from handlers.apply import answering, bursting, guessing, interrupting, leaving, sent_along
from handlers.apply.asking import ask
from handlers.apply.beginning import come_back
from handlers.apply.locks import locked
from handlers.apply.mending import mend
from handlers.apply.moves import moves_of
from handlers.apply.sheet import Sheet, sheet_of
from handlers.apply.tapping import tapped
from handlers.base import Turn
from handlers.commands import orders
from handlers.hearing import Heard, hear
from handlers.suggesting import note_turned_down, turned_down
from handlers.texts import form as say
from handlers.wanting import Change, named_field, wanted_change
from handlers.wording import plain, reply
from models.talk import Reply

OWN = frozenset(("review", "cancel", "mend", "send", "back", "skip", "repeat", "how_many_left", "keep"))
BUTTONS = ("answer:", "mend:", "move:", "which:")


def drafting(turn: Turn) -> bool:
    """A draft is open and not paused: what comes belongs to it."""
    return turn.draft is not None and not turn.incoming.group and not turn.draft.asides.get("paused")


def paused_order(turn: Turn) -> bool:
    """With a paused draft, what can only be meant for it wakes it."""
    if turn.draft is None or turn.incoming.group:
        return False
    data, kind = turn.incoming.data, turn.incoming.kind
    if data:
        return data.startswith(BUTTONS) or data.removeprefix("do:") in OWN
    if kind != "text":
        return kind in ("media", "location")
    sheet = sheet_of(turn)
    return bool(OWN.intersection(orders(turn.text))) or wanted_change(turn.text, sheet.form, sheet.answers) is not None


def go_on(turn: Turn) -> list[Reply]:
    """The one door of an open draft; after a long silence it says first how far one was."""
    sheet = sheet_of(turn)
    reminded = "reminder_kept" in sheet.asides  # what is said of it tells how far one was
    away = sheet.doubtful and sheet.idle and not reminded and sheet.field is not None and sheet.counts()[0] > 0
    back = come_back(turn)[:1] if away else []
    sheet.asides.pop("paused", None)
    replies = _heard(sheet)
    again = any(one.text == back[0].text for one in replies) if back else True
    return replies if again or not replies else [*plain(back), *replies]


def _heard(sheet: Sheet) -> list[Reply]:
    incoming = sheet.turn.incoming
    if incoming.data:
        return tapped(sheet, incoming.data)
    if incoming.kind == "media":
        return sent_along.received(sheet, sheet.turn.heard.attachments)
    if incoming.kind == "location":
        return sent_along.located(sheet)
    if incoming.kind == "sticker":
        return sent_along.nudged(sheet)
    return typed(sheet)


def typed(sheet: Sheet) -> list[Reply]:
    """Words: to a question of ours besides the form first (cancel? meant this? change which?), then to the form's."""
    settled = _besides(sheet, sheet.turn.text)
    if settled is not None:
        return settled
    field = sheet.field
    if field is None:
        return _after_the_last(sheet, sheet.turn.text)
    heard = hear(
        sheet.turn.text, sheet.form, sheet.asked(field), sheet.turn.knowledge.book, sheet.turn.memory.get("topic")
    )
    sheet.turn.why["heard"] = heard.kind
    if (before := bursting.goes_on(sheet, heard)) and bursting.added(sheet, before):
        more = reply(say.ADDED, sheet.language, label=before.label.of(sheet.language))
        asked = ask(sheet)
        return [more, *asked] if asked else []
    return _by_verdict(sheet, bursting.pieced_together(sheet, field, heard))


def _besides(sheet: Sheet, text: str) -> list[Reply] | None:
    """The answer to something that we asked besides the form; None where the words are something else."""
    if sheet.turn.standing("cancelling"):
        name = next((one for one in orders(text) if one in ("agree", "cancel", "refuse", "go_on")), "")
        if name:
            return leaving.settle_cancel(sheet, name)
    if sheet.turn.standing("which") and (named := named_field(text, sheet.form, sheet.answers)):
        return mend(sheet, named.key)
    if turned_down(sheet.turn):
        return [*plain(note_turned_down(sheet.turn)), *ask(sheet)]
    if sheet.field is None:
        return None
    if option := guessing.chosen(sheet, text):
        return answering.taken(sheet, sheet.field, option["value"], option["also"], say_back=True)
    return guessing.drop(sheet, sheet.field) if guessing.turned_down(sheet, text) else None


def _by_verdict(sheet: Sheet, heard: Heard) -> list[Reply]:
    field = sheet.field
    if heard.change:
        return _mend_at_once(sheet, heard.change)
    if heard.kind == "command":
        return moves_of(sheet).get(heard.command, ask)(sheet)
    if heard.kind in ("answer", "invalid") and field:
        replies = answering.answered(sheet, field, heard)
        if heard.besides is None:
            return replies
        return [*plain(replies[: len(replies) - len(ask(sheet))]), *interrupting.looked_up(sheet, heard.besides)]
    return interrupting.interrupted(sheet, heard)


def _mend_at_once(sheet: Sheet, change: Change) -> list[Reply]:
    """“เบอร์ใหม่ 089…” changes it in one turn; “แก้เบอร์โทร” asks it again."""
    if refused := locked(sheet, change.key):
        return refused
    asked = mend(sheet, change.key)
    if change.then:
        sheet.asides["after"] = [key for key in change.then if not locked(sheet, key)]
    if not change.words:
        return asked
    field = sheet.form.field(change.key)
    heard = hear(change.words, sheet.form, sheet.asked(field), sheet.turn.knowledge.book)
    return answering.answered(sheet, field, heard) if heard.kind == "answer" and heard.reading else asked


def _after_the_last(sheet: Sheet, text: str) -> list[Reply]:
    """All is answered: send, change, or a question."""
    if names := orders(text):
        return moves_of(sheet).get(next((name for name in names if name in ("send", "agree")), names[0]), ask)(sheet)
    if change := wanted_change(text, sheet.form, sheet.answers):
        return _mend_at_once(sheet, change)
    if field := named_field(text, sheet.form, sheet.answers):
        return mend(sheet, field.key)
    if is_question(text) or sheet.turn.match.band != "none":
        return interrupting.interrupted(sheet, Heard("question", match=sheet.turn.match))
    return ask(sheet)
