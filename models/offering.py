"""What becomes of an offered place: made, told, taken, given up, lapsed, put off.

Knows what may follow what, and the one door for statuses; the words are known elsewhere.
"""

from datetime import date, datetime

from sqlalchemy.orm import Session

from models.application import Application
from models.offer import ACCEPTED, DECLINED, EXPIRED, GIVEN_UP, OPEN, TAKEN_BACK, Offer
from models.offers import offer_of, offers_to
from models.thai_time import as_day


def make(session: Session, application: Application, reply_by: date, *, staff_id: int | None, at: datetime) -> Offer:
    """Offer a place; an earlier open offer to the same application is taken back."""
    for earlier in session.scalars(offers_to(application).where(Offer.state == OPEN)):
        earlier.state, earlier.answered_at = TAKEN_BACK, at
    offer = Offer(application=application, reply_by=reply_by, made_at=at, made_by=staff_id)
    session.add(offer)
    application.note("offered", by="staff", at=at, staff_id=staff_id, until=reply_by.isoformat())
    return offer


def told(session: Session, application: Application, at: datetime) -> None:
    """The applicant has learnt of it: from now on it can be answered."""
    offer = offer_of(session, application)
    if offer and offer.state == OPEN and offer.told_at is None:
        offer.told_at = at


def accept(offer: Offer, *, by: str, at: datetime, how: str = "chat", staff_id: int | None = None) -> None:
    """Taken. Raises ValueError where it does not stand."""
    _check(offer)
    offer.state, offer.answered_at, offer.how = ACCEPTED, at, how
    late = as_day(at) > offer.reply_by
    offer.application.note("offer_accepted", by=by, at=at, staff_id=staff_id, how=how, late=late)


def decline(
    offer: Offer, *, by: str, at: datetime, why: str = "", how: str = "chat", staff_id: int | None = None
) -> None:
    """Given up, before or after it was taken; the place is free. Raises ValueError or CannotMove."""
    if offer.state != ACCEPTED:
        _check(offer)
    _end(offer, DECLINED, by=by, at=at, why=why, how=how, staff_id=staff_id)


def expire(offer: Offer, *, staff_id: int, at: datetime, why: str = "") -> None:
    """Staff let it lapse; the place is free. Raises ValueError or CannotMove."""
    _check(offer)
    _end(offer, EXPIRED, by="staff", at=at, why=why, how="", staff_id=staff_id)


def extend(offer: Offer, until: date, *, staff_id: int, at: datetime) -> None:
    """A later day; there may be one more reminder. Raises ValueError."""
    if offer.state != OPEN or until < as_day(at):
        raise ValueError("this offer cannot be extended to that day")
    offer.reply_by, offer.reminded_at = until, None
    offer.application.note("offer_extended", by="staff", at=at, staff_id=staff_id, until=until.isoformat())


def _check(offer: Offer) -> None:
    if not offer.stands:
        raise ValueError("this offer does not stand")


def _end(offer: Offer, state: str, *, by: str, at: datetime, why: str, how: str, staff_id: int | None) -> None:
    offer.application.note(f"offer_{state}", by=by, at=at, staff_id=staff_id, why=why, how=how)
    offer.application.move_to(GIVEN_UP, by=by, at=at, why=why, staff_id=staff_id)
    offer.state, offer.answered_at, offer.how, offer.why = state, at, how, why
