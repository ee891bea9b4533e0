"""Finding offered places: of one application, of many, of a talk. Knows rows; changes none."""

from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from models.application import Application
from models.conversation import Conversation
from models.offer import ACCEPTED, OFFERED, OPEN, Offer


def offers_to(application: Application) -> Select[Offer]:
    """The latest first."""
    return select(Offer).where(Offer.application_id == application.id).order_by(Offer.id.desc())


def offer_of(session: Session, application: Application) -> Offer | None:
    """The latest."""
    return session.scalar(offers_to(application).limit(1))


def open_offers(session: Session, application_ids: Iterable[int]) -> dict[int, Offer]:
    """By application, where one is open; one query however many."""
    query = select(Offer).where(Offer.application_id.in_(list(application_ids)), Offer.state == OPEN)
    return {one.application_id: one for one in session.scalars(query.order_by(Offer.id))}


def offered_in(session: Session, conversation: Conversation) -> Offer | None:
    """What can be answered in this talk: the latest told offer, open or accepted, of a selected application."""
    query = (
        select(Offer)
        .join(Application, Application.id == Offer.application_id)
        .where(
            Application.conversation_id == conversation.id,
            Application.status == OFFERED,
            Offer.state.in_((OPEN, ACCEPTED)),
            Offer.told_at.is_not(None),
        )
    )
    return session.scalar(query.options(joinedload(Offer.application)).order_by(Offer.id.desc()).limit(1))
