"""What the desks ask of talks: who waits, what was said, what did not arrive, what nobody could answer.

Knows queries only: changes nothing, knows no page and no wording.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.application import Application
from models.conversation import Conversation, Message
from models.faq import Miss
from models.inbox import Event
from models.outbox import Delivery
from models.pairs import LIKELY, Pair, standing
from models.post import WAITING, Letter
from models.staff import Staff
from models.stages import OURS
from models.visit import UNSUITED, Visit


@dataclass(frozen=True)
class Numbers:
    """What waits, for the menu and the overview: always one query."""

    ours: int
    drafts: int
    conversations: int
    misses: int
    failed: int
    dead: int
    letters: int
    doubles: int = 0
    unsuited: int = 0


def numbers(session: Session, ours: Collection[str] = OURS) -> Numbers:
    """ours: the statuses at which the next step is for staff."""
    counted = (
        select(func.count()).where(Application.status.in_(ours)),
        select(func.count()).where(Application.status == "draft"),
        select(func.count()).where(Conversation.wants_staff_since.is_not(None)),
        select(func.count()).where(Miss.settled_at.is_(None)),
        select(func.count()).where(Delivery.status == "failed"),
        select(func.count()).where(Event.status == "dead"),
        select(func.count()).where(Letter.state == WAITING),
        select(func.count(Pair.id)).where(*standing(LIKELY)),
        select(func.count(Visit.id)).where(Visit.state == UNSUITED),
    )
    return Numbers(*session.execute(select(*(one.scalar_subquery() for one in counted))).one())


def staff_names(session: Session) -> dict[int, str]:
    """What to call everybody who ever did something, by id."""
    rows = session.execute(select(Staff.id, Staff.shown_name, Staff.name))
    return {id_: shown or name for id_, shown, name in rows}


def talks(*which: ColumnElement[bool], oldest_first: bool) -> Select[Conversation]:
    """Conversations with one person, by waiting time or by when they were last heard."""
    order = Conversation.wants_staff_since if oldest_first else Conversation.heard_at.desc().nulls_last()
    return select(Conversation).where(~Conversation.group, *which).order_by(order, Conversation.id)


def last_words(session: Session, conversation_ids: Iterable[int]) -> dict[int, Message]:
    """The last thing that the person said, by conversation id; one query however many."""
    ids = list(conversation_ids)
    latest = select(func.max(Message.id)).where(Message.conversation_id.in_(ids), Message.direction == "in")
    query = select(Message).where(Message.id.in_(latest.group_by(Message.conversation_id)))
    return {message.conversation_id: message for message in session.scalars(query)}


@dataclass(frozen=True)
class Transcript:
    """A stretch of a talk, oldest first; whether there is more before it; what became of our messages, by id."""

    messages: list[Message]
    more: bool
    deliveries: Mapping[int, Delivery]


def transcript(
    session: Session, conversation_id: int, *, before: int = 0, after: int = 0, limit: int = 50
) -> Transcript:
    """The last `limit` messages, or those before or after a message's id."""
    query = select(Message).where(Message.conversation_id == conversation_id).options(selectinload(Message.attachments))
    if before:
        query = query.where(Message.id < before)
    if after:
        query = query.where(Message.id > after)
    found = session.scalars(query.order_by(Message.id.desc()).limit(limit + 1)).all()
    messages = list(reversed(found[:limit]))
    return Transcript(messages, len(found) > limit, deliveries_of(session, [message.id for message in messages]))


def deliveries_of(session: Session, message_ids: Iterable[int]) -> dict[int, Delivery]:
    query = select(Delivery).where(Delivery.message_id.in_(list(message_ids)))
    return {delivery.message_id: delivery for delivery in session.scalars(query)}


def undelivered(status: str) -> Select[Delivery]:
    """Messages of ours in this state, with the talk they belong to, newest first."""
    to_whom = joinedload(Delivery.message).joinedload(Message.conversation)
    return select(Delivery).where(Delivery.status == status).options(to_whom).order_by(Delivery.id.desc())


def applications_of(session: Session, conversation_id: int) -> list[Application]:
    """What one person applied for, the latest first."""
    query = select(Application).where(Application.conversation_id == conversation_id, Application.status != "cancelled")
    return list(session.scalars(query.order_by(Application.id.desc())))
