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
from handlers.wording import reply
from models.application import Consent
from models.applications import consent_of
from models.programme import ProgrammeRecord
from models.talk import Reply


def text(turn: Turn, record: ProgrammeRecord) -> str:
    return fill(record.consent.text.in_language(turn.language), facts(turn, record)) if record.consent else ""


def stands(turn: Turn, record: ProgrammeRecord) -> bool:
    """Given for this very text, and not taken back; or none is needed."""
    if record.consent is None:
        return True
    return consent_of(turn.session, turn.conversation, record.id, record.consent.version) is not None


def ask(turn: Turn, record: ProgrammeRecord) -> Reply:
    turn.memory["consenting"] = record.id
    return reply(say.CONSENT, turn.language, buttons.AGREE, buttons.REFUSE, text=text(turn, record))


def ask_again(turn: Turn) -> Reply:
    return reply(say.CONSENT_AGAIN, turn.language, buttons.AGREE, buttons.REFUSE)


def waiting(turn: Turn) -> bool:
    """It was asked, and there was no yes or no yet."""
    return "consenting" in turn.memory


def decision(turn: Turn) -> str:
    """agree, refuse, or nothing of the kind."""
    if turn.incoming.data in ("do:agree", "do:refuse"):
        return turn.incoming.data.removeprefix("do:")
    return next((name for name in orders(turn.text) if name in ("agree", "refuse")), "")


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
