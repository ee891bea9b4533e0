"""Consent before the first question: asked, recorded with its text's version, reminded of while it stands open.

Knows the programme's text and the person's yes or no; begins nothing.
"""

from hashlib import sha256

from faq.answers import fill
from handlers.base import Turn
from handlers.commands import orders
from handlers.facts import facts
from handlers.texts import buttons
from handlers.texts import form as say
from handlers.wording import plain, reply
from models.application import Consent
from models.applications import consent_of
from models.programme import ProgrammeRecord
from models.talk import Reply

PATIENCE = 3  # messages about something else, after which it stands no longer; “สมัคร” asks anew
LATER = frozenset(("cancel", "pause"))
NAMED = ("ยินยอม", "agree")  # said by name, it is meant whenever it is said


def text(turn: Turn, record: ProgrammeRecord) -> str:
    return fill(record.consent.text.in_language(turn.language), facts(turn, record)) if record.consent else ""


def stands(turn: Turn, record: ProgrammeRecord) -> bool:
    """Given for this very text, and not taken back; or none is needed."""
    if record.consent is None:
        return True
    return consent_of(turn.session, turn.conversation, record.id, record.consent.version) is not None


def ask(turn: Turn, record: ProgrammeRecord) -> Reply:
    turn.memory["consenting"] = {"programme": record.id, "last": True, "between": 0}
    return reply(say.CONSENT, turn.language, buttons.AGREE, buttons.REFUSE, text=text(turn, record))


def drop(turn: Turn) -> str:
    """The programme that it was asked for; it stands no longer."""
    return str(turn.memory.pop("consenting", {}).get("programme", ""))


def decision(turn: Turn) -> str:
    """agree, refuse, later, or nothing of the kind. A bare “ใช่” counts only where this was what we asked last."""
    asked = turn.memory.get("consenting")
    if not asked or turn.memory.get("standing"):
        return ""
    if turn.incoming.data in (buttons.AGREE.data, buttons.REFUSE.data):
        return turn.incoming.data.removeprefix("do:")
    names = orders(turn.text)
    if LATER.intersection(names):
        return "later"
    named = any(word in turn.text.casefold() for word in NAMED)
    return next((name for name in names if name in ("agree", "refuse") and (asked["last"] or named)), "")


def again(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """Something else came in between and was answered: it stands open still, but nobody is held by it for long."""
    asked, other = turn.memory.get("consenting"), turn.waits_for_an_answer(replies)
    put_now = any(choice.data == buttons.AGREE.data for choice in replies[-1].choices) and not other
    if not asked or put_now:
        return replies
    record = turn.knowledge.records.get(asked["programme"])
    if turn.draft or record is None or not record.accepts(turn.now) or asked["between"] >= PATIENCE:
        drop(turn)
        return replies
    turn.memory["consenting"] = {**asked, "last": not other, "between": asked["between"] + 1}
    if other:
        return replies
    return [*plain(replies), reply(say.CONSENT_AGAIN, turn.language, buttons.AGREE, buttons.REFUSE)]


def write_down(turn: Turn, record: ProgrammeRecord) -> None:
    if record.consent is None:
        return
    consent = Consent(
        conversation_id=turn.conversation.id,
        programme_id=record.id,
        version=record.consent.version,
        text_sha256=sha256(text(turn, record).encode()).hexdigest(),
        language=turn.language,
        how="chat",
        given_at=turn.now,
    )
    turn.session.add(consent)
