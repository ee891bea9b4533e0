"""Where an application is: for the chat it was sent from, or by reference number and the last digits of the phone.

Knows what an applicant may be told; the wording of a stage is the programme's.
"""

import re

from handlers.apply.sheet import Sheet
from handlers.base import Turn
from handlers.commands import is_order
from handlers.stages import stage_line
from handlers.texts import form as say
from handlers.texts import talk
from handlers.wording import reply
from models.applications import by_reference, sent_by
from models.talk import Choice, Reply

REFERENCE = re.compile(r"\b([A-Za-z][A-Za-z0-9]{1,5}-\d{4,7})\b")
LAST_FOUR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
PHONES = ("contact_phone", "helper_phone")
SHOWN = 5


def asked(turn: Turn) -> bool:
    return turn.incoming.data == "do:status" or is_order(turn.text, "status") or REFERENCE.search(turn.text) is not None


def show(turn: Turn) -> list[Reply]:
    if (found := REFERENCE.search(turn.text.translate(THAI_DIGITS))) and not turn.incoming.group:
        return [by_number(turn, found[1])]
    sent = sent_by(turn.session, turn.conversation)[:SHOWN]
    lines = [stage_line(turn, one) for one in sent] + _draft_line(turn)
    if not lines:
        return [reply(talk.NO_STATUS, turn.language, talk.APPLY, talk.STAFF)]
    return [Reply(text="\n\n".join(lines), choices=_ways(turn))]


def by_number(turn: Turn, reference: str) -> Reply:
    """Somebody with the number and the phone's last four digits may hear the stage, from any channel."""
    found = by_reference(turn.session, reference)
    if found and found.conversation_id == turn.conversation.id:
        return Reply(text=stage_line(turn, found), choices=_ways(turn))
    digits = LAST_FOUR.findall(turn.text.translate(THAI_DIGITS).replace(reference, " "))
    if not digits:
        return reply(talk.NO_STATUS, turn.language, talk.STAFF)
    phones = [str(found.answers.get(key, "")) for key in PHONES] if found else []
    if found and any(phone.endswith(digits[-1]) for phone in phones if phone):
        return Reply(text=stage_line(turn, found), choices=(talk.STAFF.to(turn.language),))
    return reply(talk.STATUS_NOT_FOUND, turn.language, talk.STAFF)


def _draft_line(turn: Turn) -> list[str]:
    if turn.draft is None:
        return []
    done, of = Sheet(turn, turn.draft).counts()
    return [talk.STATUS_DRAFT.to(turn.language, done=done, of=of)]


def _ways(turn: Turn) -> tuple[Choice, ...]:
    ways = [talk.GO_ON] if turn.draft else [say.REVIEW]
    return tuple(way.to(turn.language) for way in (*ways, talk.STAFF, talk.HELP))
