"""Sending what is complete, and taking it back within a minute. Knows the last step; the door is the model's."""

from datetime import timedelta

from forms import in_role, kind_of, missing, told
from forms.roles import Role
from handlers.apply import likely
from handlers.apply.asking import ask, summarise
from handlers.apply.freezing import freeze
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.commands import is_order
from handlers.facts import facts
from handlers.texts import buttons, talk
from handlers.texts import form as say
from handlers.texts import sending as sent_say
from handlers.wording import reply
from models.application import Application
from models.applications import next_reference, sent_by
from models.lateness import may_come_late
from models.programme import Programme
from models.talk import Card, Reply
from models.thai_time import clock_time, full_date

FOLLOWING: tuple[Role, ...] = ("contact", "contact_phone", "helper")
UNDO = timedelta(minutes=1)


def send(sheet: Sheet) -> list[Reply]:
    """Sent where it is complete and the programme is open; else what is in the way."""
    if sheet.sent:
        return ask(sheet)
    if missing(sheet.form, sheet.answers) or sheet.field is not None:
        return ask(sheet)
    if not may_be_sent(sheet.draft, sheet.turn):
        parts = facts(sheet.turn, sheet.draft.programme.record)
        return [reply(say.CLOSED_MIDWAY, sheet.language, talk.STAFF, buttons.REVIEW, **parts)]
    submit(sheet)
    return receipt(sheet)


def may_be_sent(draft: Application, turn: Turn) -> bool:
    return draft.programme.record.accepts(turn.now) or may_come_late(draft)


def submit(sheet: Sheet) -> None:
    """Freeze the answers, give the reference, move through the door; what staff should know goes into the history."""
    draft, turn = sheet.draft, sheet.turn
    if not draft.reference:
        programme = turn.session.get_one(Programme, draft.programme_id, with_for_update=True)  # one number at a time
        draft.reference = next_reference(turn.session, programme.record.reference_prefix or "APP")
    freeze(draft, sheet.form)
    draft.submitted_at, draft.language = turn.now, turn.language
    draft.move_to("submitted", by="applicant", at=turn.now)
    record = draft.programme.record
    if not record.accepts(turn.now) and record.closes:
        draft.note("late", by="applicant", at=turn.now, closed=record.closes.isoformat())
    likely.link(sheet)
    turn.draft = None


def receipt(sheet: Sheet) -> list[Reply]:
    """A card to keep, then what it means: a card takes the place of its words where cards are shown."""
    draft = sheet.draft
    when = f"{full_date(sheet.turn.now, sheet.language)} {clock_time(sheet.turn.now, sheet.language)}"
    name = draft.programme.record.name.in_language(sheet.language)
    rows = (
        (say.SUMMARY_TITLE.to(sheet.language, programme="").strip(" ·"), name),
        (told(sheet.form, sheet.answers, "community") or "-", when),
    )
    title = sent_say.RECEIPT.to(sheet.language, reference=draft.reference)
    words = "\n\n".join(filter(None, [sent_say.SENT.to(sheet.language, reference=draft.reference), who_follows(sheet)]))
    ways = tuple(way.to(sheet.language) for way in (buttons.UNSEND, talk.STATUS_WAY, buttons.REVIEW, talk.HELP))
    return [Reply(text=title, card=Card(title=title, rows=rows)), Reply(text=words, choices=ways)]


def who_follows(sheet: Sheet) -> str:
    """Whose phone rings, where news go, and who may ask how it stands."""
    people = {role: _shown(sheet, role) for role in FOLLOWING}
    if not (people["contact"] and people["contact_phone"]):
        return ""
    line = sent_say.BOTH_FOLLOW if people["helper"] else sent_say.WHO_FOLLOWS
    return line.to(sheet.language, **people)


def _shown(sheet: Sheet, role: Role) -> str:
    """Where the form asks for it and it was answered."""
    field, value = in_role(sheet.form, role), told(sheet.form, sheet.answers, role)
    return kind_of(field).show(value, field, sheet.language) if field and value else ""


def wants_it_back(turn: Turn) -> bool:
    return turn.draft is None and (turn.incoming.data == "do:unsend" or is_order(turn.text, "unsend"))


def take_back(turn: Turn) -> list[Reply]:
    """Within a minute a sent application becomes a draft again; the reference stays with it."""
    sent = next((one for one in sent_by(turn.conversation) if one.status == "submitted"), None)
    if sent is None:
        return [reply(sent_say.NOTHING_TO_WITHDRAW, turn.language, talk.HELP)]
    if not _within_a_minute(sent, turn) or not may_be_sent(sent, turn):
        return [reply(sent_say.TOO_LATE_TO_UNSEND, turn.language, talk.STAFF, talk.STATUS_WAY)]
    sent.move_to("draft", by="applicant", at=turn.now)
    turn.draft = sent
    return [reply(sent_say.UNSENT, turn.language), *summarise(Sheet(turn, sent))]


def _within_a_minute(sent: Application, turn: Turn) -> bool:
    return sent.submitted_at is not None and turn.now - sent.submitted_at <= UNDO
