"""Finding site visits: those of an application, of a talk, of a month, of a journey. Knows queries; changes nothing."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from models.application import Application
from models.conversation import Attachment, Conversation
from models.visit import AGREED, CANCELLED, DONE, OPEN, PROPOSED, STATES, UNSUITED, Visit
from models.visit_letters import slot_of

ALIVE = (PROPOSED, UNSUITED, AGREED, DONE)


def done(session: Session, application: Application) -> bool:
    """Whether a site visit of this application is finished: what a stage may ask for."""
    query = select(Visit.id).where(Visit.application_id == application.id, Visit.state == DONE)
    return session.scalar(query.limit(1)) is not None


def has_one(session: Session, application: Application) -> bool:
    """Whether one is proposed, agreed or done."""
    query = select(Visit.id).where(Visit.application_id == application.id, Visit.state.in_(ALIVE))
    return session.scalar(query.limit(1)) is not None


def visits_of(session: Session, application_id: int) -> list[Visit]:
    """All of one application, the newest first."""
    query = select(Visit).where(Visit.application_id == application_id)
    return list(session.scalars(query.order_by(Visit.id.desc())))


def whole(session: Session, visit_id: int) -> Visit | None:
    """One visit with its application and its talk."""
    talk = joinedload(Visit.application).joinedload(Application.conversation)
    return session.scalar(select(Visit).where(Visit.id == visit_id).options(talk))


def open_in(session: Session, conversation: Conversation, *states: str) -> list[Visit]:
    """Those of this talk that are still to come, in these states (all, where none is named), the newest first."""
    query = together().where(
        Application.conversation_id == conversation.id, Visit.state.in_(states or OPEN)
    )  # fmt: skip
    return list(session.scalars(query.order_by(Visit.id.desc())))


def together(*conditions: ColumnElement[bool]) -> Select[Visit]:
    """Visits with their applications in one query."""
    joined = select(Visit).join(Visit.application).options(contains_eager(Visit.application))
    return joined.where(*conditions)


def between(session: Session, first: date, last: date, *conditions: ColumnElement[bool]) -> list[Visit]:
    """Agreed or done within these days, in order."""
    query = together(Visit.state.in_((AGREED, DONE)), Visit.day.between(first, last), *conditions)
    slots = [(slot.begins, one.id, one) for one in session.scalars(query) if (slot := slot_of(one))]
    return [one for _, _, one in sorted(slots, key=lambda three: three[:2])]


def in_state(session: Session, state: str, *conditions: ColumnElement[bool], limit: int = 200) -> list[Visit]:
    """The oldest change first: who waits longest."""
    query = together(Visit.state == state, *conditions)
    return list(session.scalars(query.order_by(Visit.changed_at, Visit.id).limit(limit)))


def count_by_state(session: Session, *conditions: ColumnElement[bool]) -> dict[str, int]:
    query = select(Visit.state, func.count()).join(Visit.application).where(*conditions).group_by(Visit.state)
    found = dict(session.execute(query).all())
    return {state: found.get(state, 0) for state in STATES}


def to_visit(session: Session, statuses: Collection[str], *conditions: ColumnElement[bool]) -> list[Application]:
    """Applications in these statuses for which no visit is proposed, agreed or done, by place."""
    planned = select(Visit.id).where(Visit.application_id == Application.id, Visit.state.in_(ALIVE)).exists()
    query = select(Application).where(Application.status.in_(statuses), ~planned, *conditions)
    return list(session.scalars(query.order_by(Application.province, Application.id)))


def photos_of(session: Session, visit_ids: Collection[int]) -> dict[int, list[Attachment]]:
    """What staff photographed, by visit; a photo's `reason` holds the question that it answers."""
    query = select(Attachment).where(Attachment.visit_id.in_(visit_ids), Attachment.status == "stored")
    found: dict[int, list[Attachment]] = {one: [] for one in visit_ids}
    for photo in session.scalars(query.order_by(Attachment.id)):
        found[photo.visit_id or 0].append(photo)
    return found


def for_calendars(session: Session, since: date) -> list[Visit]:
    """Agreed, done or called off, with a day from this one on: what a calendar shows, or must take out."""
    query = together(Visit.state.in_((AGREED, DONE, CANCELLED)), Visit.day >= since)
    return list(session.scalars(query.order_by(Visit.day, Visit.part, Visit.id)))
