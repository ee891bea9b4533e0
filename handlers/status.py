"""Where an application is: for the chat it was sent from, or by reference number and the last digits of a phone.

Knows what an applicant may be told; the wording of a stage is the programme's.
"""

import re

from forms import PHONES, told
from handlers import visits
from handlers.apply.correcting import lines as correction_lines
from handlers.apply.reopened import may_change
from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.commands import is_order
from handlers.offer_news import line as offer_line
from handlers.offer_news import ways as offer_ways
from handlers.stages import stage_line
from handlers.texts import after, buttons, talk
from handlers.wording import reply
from models.application import Application
from models.applications import UNSENT, by_reference, sent_by
from models.talk import Choice, Reply
from models.thai_time import as_day

LAST_FOUR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
SHOWN = 5
GUESSES = 5  # wrong pairs of number and digits a day from one chat; after them only staff help


def asked(turn: Turn) -> bool:
    return turn.incoming.data == "do:status" or is_order(turn.text, "status") or named_reference(turn) != ""


def named_reference(turn: Turn) -> str:
    """A reference number in the words, as in “glo3 ๐๐๐๑๒”; or that of just now, where four digits follow it."""
    prefixes = {record.reference_prefix for record in turn.knowledge.records.values()} - {""} | {"APP"}
    pattern = rf"(?<![A-Za-z])({'|'.join(sorted(prefixes))})\s?[-–—]?\s?(\d{{5,7}})(?!\d)"
    found = re.search(pattern, turn.text.translate(THAI_DIGITS), re.IGNORECASE)
    if found:
        return f"{found[1].upper()}-{found[2]}"
    digits = LAST_FOUR.fullmatch(turn.text.translate(THAI_DIGITS)) is not None
    return str(turn.standing("status_of") or "") if digits else ""


def show(turn: Turn) -> list[Reply]:
    if (reference := named_reference(turn)) and not turn.incoming.group:
        return [by_number(turn, reference)]
    sent = [] if turn.incoming.group else sent_by(turn.conversation)[:SHOWN]
    lines = [_told(turn, one) for one in sent] + _draft_line(turn)
    if not lines:
        return [reply(talk.NO_STATUS, turn.language, talk.APPLY, talk.STAFF)]
    return [Reply(text="\n\n".join(lines), choices=_ways(turn, sent))]


def _told(turn: Turn, application: Application) -> str:
    waits = (correction_lines(turn, application), offer_line(turn, application), visits.line_for(turn, application))
    return "\n".join(filter(None, (stage_line(turn, application), *waits)))


def by_number(turn: Turn, reference: str) -> Reply:
    """Somebody with the number and a phone's last four digits may hear the stage, from any channel."""
    found = by_reference(turn.session, reference)
    if found and found.conversation_id == turn.conversation.id and found.status not in UNSENT:
        return Reply(text=_told(turn, found), choices=_ways(turn, [found]))
    words = turn.text.translate(THAI_DIGITS)
    digits = LAST_FOUR.findall(words)
    if not digits:
        turn.stand("status_of", reference)
        return reply(talk.WHICH_DIGITS, turn.language, talk.STAFF, reference=reference)
    today, wrong = as_day(turn.now).isoformat(), turn.memory.get("wrong_numbers") or ["", 0]
    count = wrong[1] if wrong[0] == today else 0
    if count >= GUESSES:
        return reply(talk.TOO_MANY_NUMBERS, turn.language, talk.STAFF)
    if found and found.status not in UNSENT and _knows(turn, found, digits[-1]):
        return Reply(text=stage_line(turn, found), choices=(talk.STAFF.to(turn.language), talk.HELP.to(turn.language)))
    turn.memory["wrong_numbers"] = [today, count + 1]
    return reply(talk.STATUS_NOT_FOUND, turn.language, talk.STAFF)


def _knows(turn: Turn, application: Application, digits: str) -> bool:
    """Whether one of its phones ends so."""
    form = turn.knowledge.form(application.form_version)
    return any(told(form, application.answers, role).endswith(digits) for role in PHONES)


def _draft_line(turn: Turn) -> list[str]:
    if turn.draft is None or turn.draft.status != "draft" or turn.incoming.group:
        return []
    done, of = Sheet(turn, turn.draft).counts()
    return [talk.STATUS_DRAFT.to(turn.language, done=done, of=of)]


def _ways(turn: Turn, sent: list[Application]) -> tuple[Choice, ...]:
    """What can be done next: what staff wait for, the open draft, a change; a person always."""
    waited_for = [after.CORRECT] if any(correction_lines(turn, one) for one in sent) else []
    on = [talk.GO_ON] if turn.draft else [buttons.REVIEW] if sent else []
    change = (
        [buttons.MEND] if not waited_for and not turn.draft and any(may_change(one, turn.now) for one in sent) else []
    )
    offered = offer_ways(turn)
    return tuple(way.to(turn.language) for way in (*offered, *waited_for, *on, *change, talk.STAFF, talk.HELP))
