"""Sending what is complete, and taking it back within a minute. Knows the last step; the door is the model's."""

from datetime import timedelta

from forms import frozen, missing
from handlers.apply.asking import ask, summarise
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.commands import is_order
from handlers.facts import facts
from handlers.texts import form as say
from handlers.texts import talk
from handlers.wording import reply
from models.application import Application
from models.applications import next_reference, sent_by
from models.talk import Card, Reply
from models.thai_time import clock_time, full_date

UNDO = timedelta(minutes=1)
SEARCHED = (
    "community_name",
    "province",
    "district",
    "subdistrict",
    "contact_name",
    "contact_phone",
    "helper_name",
    "helper_phone",
)


def send(sheet: Sheet) -> list[Reply]:
    """Sent where it is complete and the programme is open; else what is in the way."""
    if missing(sheet.form, sheet.answers) or sheet.field is not None:
        return ask(sheet)
    record = sheet.draft.programme.record
    if not record.accepts(sheet.turn.now) and not sheet.asides.get("late_allowed"):
        return [reply(say.CLOSED_MIDWAY, sheet.language, talk.STAFF, say.REVIEW, **facts(sheet.turn, record))]
    submit(sheet)
    return [receipt(sheet)]


def submit(sheet: Sheet) -> None:
    """Freeze the answers, give the reference, move through the door."""
    draft, turn = sheet.draft, sheet.turn
    draft.frozen = frozen(sheet.form, sheet.answers)
    draft.reference = draft.reference or next_reference(turn.session, draft.programme.record.reference_prefix or "APP")
    draft.search = " ".join([draft.reference, *(str(sheet.answers[key]) for key in SEARCHED if sheet.answers.get(key))])
    draft.submitted_at, draft.language = turn.now, turn.language
    draft.move_to("submitted", by="applicant", at=turn.now)
    turn.draft = None


def receipt(sheet: Sheet) -> Reply:
    draft = sheet.draft
    when = f"{full_date(sheet.turn.now, sheet.language)} {clock_time(sheet.turn.now, sheet.language)}"
    name = draft.programme.record.name.in_language(sheet.language)
    rows = (
        (say.SUMMARY_TITLE.to(sheet.language, programme="").strip(" ·"), name),
        (str(sheet.answers.get("community_name", "-")), when),
    )
    card = Card(title=say.RECEIPT.to(sheet.language, reference=draft.reference), rows=rows)
    ways = [talk.STATUS_WAY, say.UNSEND, talk.HELP]
    return reply(say.SENT, sheet.language, *ways, reference=draft.reference).model_copy(update={"card": card})


def wants_it_back(turn: Turn) -> bool:
    return turn.draft is None and (turn.incoming.data == "do:unsend" or is_order(turn.text, "unsend"))


def take_back(turn: Turn) -> list[Reply]:
    """Within a minute a sent application becomes a draft again; the reference stays with it."""
    sent = next((one for one in sent_by(turn.session, turn.conversation) if one.status == "submitted"), None)
    if sent is None:
        return [reply(say.NOTHING_TO_WITHDRAW, turn.language, talk.HELP)]
    if not _within_a_minute(sent, turn):
        return [reply(say.TOO_LATE_TO_UNSEND, turn.language, talk.STAFF, talk.STATUS_WAY)]
    sent.move_to("draft", by="applicant", at=turn.now)
    turn.draft = sent
    return [reply(say.UNSENT, turn.language), *summarise(Sheet(turn, sent))]


def _within_a_minute(sent: Application, turn: Turn) -> bool:
    return sent.submitted_at is not None and turn.now - sent.submitted_at <= UNDO
