"""A correction that staff asked for: when the applicant takes it up, and what of their message does not belong to it.

Knows which questions staff wait for; the talk itself is in `afterwards`.
"""

from datetime import datetime, timedelta

from forms import Value
from handlers.apply.asking import MOST, ask
from handlers.apply.reopened import next_key
from handlers.apply.sent_along import BELONGS
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.commands import is_order
from handlers.hearing import FREE, hear
from handlers.texts import after
from handlers.texts import form as say
from handlers.wording import plain, reply
from models.application import Application
from models.applications import sent_by
from models.corrections import open_correction
from models.letters import correction_lines
from models.talk import Reply
from models.thai_time import full_date

AGAIN_AFTER = timedelta(hours=12)


def to_correct(turn: Turn) -> Application | None:
    """The sent application that staff wait for; the newest where there are several."""
    sent = sent_by(turn.conversation)
    return next((one for one in sent if open_correction(one)), None)


def ordered(turn: Turn) -> bool:
    """“แก้ตามที่ขอ”, whatever else is open; “ทำต่อ” where nothing is."""
    if turn.incoming.group:
        return False
    if turn.incoming.data == "do:correct" or is_order(turn.text, "correct"):
        return turn.draft is None or to_correct(turn) is not None
    on = turn.incoming.data == "do:go_on" or is_order(turn.text, "go_on")
    return on and turn.draft is None and to_correct(turn) is not None


def answered(turn: Turn) -> bool:
    """Before it was taken up, this answers the first question that staff wait for, beyond doubt."""
    if turn.draft is not None or turn.incoming.group or turn.incoming.data:
        return False
    application = to_correct(turn)
    return application is not None and _answers(Sheet(turn, application))


def _answers(sheet: Sheet) -> bool:
    key, kind = next_key(sheet), sheet.turn.incoming.kind
    if not key:
        return False
    field = sheet.form.field(key)
    if kind != "text" or field.kind in FREE:
        return _fits(sheet, field.kind)
    heard = hear(sheet.turn.text, sheet.form, sheet.asked(field), sheet.turn.knowledge.book)
    return heard.kind == "answer" and isinstance(heard.reading, Value)


def _fits(sheet: Sheet, kind: str) -> bool:
    """Something sent along, and the question takes such things."""
    if sheet.turn.incoming.kind == "location":
        return kind == "location"
    return any(kind in BELONGS.get(one.kind, ()) for one in sheet.turn.heard.attachments if one.status == "stored")


def is_stray(sheet: Sheet) -> bool:
    """Sent along while staff wait for something else: it must not go into an answer that they did not ask about."""
    if open_correction(sheet.draft) is None or sheet.turn.incoming.kind not in ("media", "location"):
        return False
    refused = all(one.status == "refused" for one in sheet.turn.heard.attachments)
    if sheet.turn.incoming.kind == "media" and refused:
        return False
    return not (sheet.field and _fits(sheet, sheet.field.kind))


def keep_for_staff(sheet: Sheet) -> list[Reply]:
    for attachment in sheet.turn.heard.attachments:
        attachment.application_id = sheet.draft.id
    sheet.touch()
    return [reply(say.KEPT_ASIDE, sheet.language), *ask(sheet)]


def lines(turn: Turn, application: Application) -> str:
    """What staff wait for, with their reasons, and until when; empty where it is nothing."""
    correction = open_correction(application)
    if correction is None:
        return ""
    left = {key: correction.reasons[key] for key in correction.left}
    told = correction_lines(application, left, "en" if turn.language == "en" else "th")
    parts = {"reference": application.reference, "count": len(left), "lines": told}
    open_ones = after.CORRECTION_OPEN.to(turn.language, **parts)
    if correction.due is None:
        return open_ones
    return f"{open_ones}\n{after.CORRECTION_UNTIL.to(turn.language, due=full_date(correction.due, turn.language))}"


def told(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """Staff wait: said when the person writes about something else, twice a day at most."""
    application = to_correct(turn)
    if application is None or application.asides.get("reopened"):
        return replies
    said = application.asides.get("correction_told")
    offered = any(choice.data == after.CORRECT.data for one in replies for choice in one.choices)
    if not offered and said and turn.now - datetime.fromisoformat(said) < AGAIN_AFTER:
        return replies
    application.asides["correction_told"] = turn.now.isoformat()
    if offered or turn.waits_for_an_answer(replies):
        return replies
    note = Reply(text=lines(turn, application))
    if turn.draft:
        return [note, *replies]
    ways = (after.CORRECT.to(turn.language), *replies[-1].choices)
    return [*plain(replies), note.model_copy(update={"choices": ways[:MOST]})]
