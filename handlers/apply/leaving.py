"""Stopping for now, cancelling, restoring, withdrawing. Nothing is thrown away without asking once."""

from datetime import timedelta

from handlers.apply.asking import ask
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.commands import is_order, orders
from handlers.texts import buttons, talk
from handlers.texts import form as say
from handlers.texts import sending as sent_say
from handlers.welcome import how_open
from handlers.wording import reply
from models.applications import cancelled_of, sent_by
from models.talk import Reply

RESTORABLE = timedelta(days=30)


def pause(sheet: Sheet) -> list[Reply]:
    """The draft waits; what is typed next is not taken for an answer."""
    sheet.asides["paused"] = True
    sheet.touch()
    done, of = sheet.counts()
    parts = {"done": done, "of": of, "open": how_open(sheet.draft.programme.record, sheet.turn)}
    return [reply(say.PAUSED, sheet.language, talk.GO_ON, buttons.REVIEW, talk.HELP, **parts)]


def ask_to_cancel(sheet: Sheet) -> list[Reply]:
    sheet.turn.stand("cancelling", sheet.draft.id)
    sheet.touch()
    return [reply(say.CANCEL_SURE, sheet.language, buttons.YES_CANCEL, buttons.NO_GO_ON)]


def settle_cancel(sheet: Sheet, said: str) -> list[Reply]:
    """The yes or no to “shall I cancel?”; nothing where it is neither. said: the order's name."""
    if said in ("refuse", "go_on"):
        return [reply(say.NOT_CANCELLED, sheet.language), *ask(sheet)]
    if said not in ("agree", "cancel"):
        return []
    sheet.draft.move_to("cancelled", by="applicant", at=sheet.turn.now)
    sheet.turn.draft = None
    return [reply(say.CANCELLED, sheet.language, buttons.RESTORE, talk.HELP)]


def wants_to_restore(turn: Turn) -> bool:
    return turn.draft is None and (turn.incoming.data == "do:restore" or is_order(turn.text, "restore"))


def restore(turn: Turn) -> list[Reply]:
    found = cancelled_of(turn.conversation)
    if found is None or found.moved_at is None or turn.now - found.moved_at > RESTORABLE:
        return [reply(say.NOTHING_TO_RESTORE, turn.language, talk.APPLY, talk.HELP)]
    found.move_to("draft", by="applicant", at=turn.now)
    turn.draft = found
    return [reply(say.RESTORED, turn.language), *ask(Sheet(turn, found))]


def wants_to_cancel_nothing(turn: Turn) -> bool:
    return turn.draft is None and is_order(turn.text, "cancel")


def nothing_to_cancel(turn: Turn) -> list[Reply]:
    """“ยกเลิก” without a draft: perhaps what was sent is meant."""
    return (
        ask_to_withdraw(turn)
        if sent_by(turn.conversation)
        else [reply(say.NOTHING_TO_CANCEL, turn.language, talk.APPLY, talk.HELP)]
    )


def wants_to_withdraw(turn: Turn) -> bool:
    decides = turn.standing("withdrawing") is not None and _decides(turn)
    return decides or (turn.draft is None and is_order(turn.text, "withdraw"))


def _decides(turn: Turn) -> bool:
    return turn.incoming.data in ("do:agree", "do:refuse") or bool({"agree", "refuse"} & set(orders(turn.text)))


def withdraw(turn: Turn) -> list[Reply]:
    reference = turn.standing("withdrawing")
    if reference is None or not _decides(turn):
        return ask_to_withdraw(turn)
    if turn.incoming.data == "do:refuse" or "refuse" in orders(turn.text):
        return [reply(say.KEPT_AS_IS, turn.language, talk.STATUS_WAY)]
    sent = next((one for one in sent_by(turn.conversation) if one.reference == reference), None)
    if sent is None or not sent.may_become("withdrawn"):
        return [reply(sent_say.CANNOT_WITHDRAW, turn.language, talk.STAFF, reference=reference)]
    sent.move_to("withdrawn", by="applicant", at=turn.now)
    return [reply(sent_say.WITHDRAWN, turn.language, talk.HELP, reference=reference)]


def ask_to_withdraw(turn: Turn) -> list[Reply]:
    """Asks once; the newest that can still be withdrawn."""
    sent = sent_by(turn.conversation)
    open_ones = [one for one in sent if one.may_become("withdrawn")]
    if not open_ones:
        line = sent_say.CANNOT_WITHDRAW if sent else sent_say.NOTHING_TO_WITHDRAW
        return [reply(line, turn.language, talk.STAFF, talk.HELP, reference=sent[0].reference if sent else "")]
    turn.stand("withdrawing", open_ones[0].reference)
    return [reply(sent_say.WITHDRAW_SURE, turn.language, buttons.YES, buttons.NO, reference=open_ones[0].reference)]
