"""Finding applications: the draft of a conversation, those that were sent, the next reference number.

Knows queries with names; changes nothing. A conversation's own are loaded once and then asked as often as one likes.
"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.application import Application, Consent
from models.conversation import Conversation

DIGITS = 5
UNSENT = ("draft", "cancelled")


def draft_of(conversation: Conversation) -> Application | None:
    """The one open draft of this conversation, the newest where there are several."""
    return next((one for one in reversed(conversation.applications) if one.status == "draft"), None)


def reopened_of(conversation: Conversation) -> Application | None:
    """The sent application that is open for changes in this conversation."""
    return next((one for one in sent_by(conversation) if one.asides.get("reopened")), None)


def cancelled_of(conversation: Conversation) -> Application | None:
    """The draft that was cancelled last."""
    cancelled = [one for one in conversation.applications if one.status == "cancelled" and one.moved_at]
    return max(cancelled, key=lambda one: one.moved_at or one.created_at, default=None)


def sent_by(conversation: Conversation) -> list[Application]:
    """What was sent from this conversation and not taken back, newest first."""
    return [one for one in reversed(conversation.applications) if one.status not in UNSENT]


def by_reference(session: Session, reference: str) -> Application | None:
    return session.scalar(select(Application).where(Application.reference == reference.strip().upper()))


def next_reference(session: Session, prefix: str) -> str:
    """GLO3-00012: one more than the highest of its prefix; the unique column is the guard."""
    given = Application.reference
    longest = select(given).where(given.like(f"{prefix}-%")).order_by(func.length(given).desc(), given.desc())
    highest = session.scalar(longest.limit(1))
    return f"{prefix}-{int(highest.rpartition('-')[2]) + 1 if highest else 1:0{DIGITS}}"


def consent_of(session: Session, conversation: Conversation, programme_id: str, version: str) -> Consent | None:
    """The consent that still stands for this text."""
    query = select(Consent).where(
        Consent.conversation_id == conversation.id,
        Consent.programme_id == programme_id,
        Consent.version == version,
        Consent.withdrawn_at.is_(None),
    )
    return session.scalar(query.limit(1))
