"""A place that is offered to a selected community: until when, whether it was told, and what they said.

Knows the row and the one door for statuses; the words are known elsewhere.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Select, String, Text, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from models.application import Application
from models.base import Base
from models.conversation import Conversation
from models.thai_time import as_day

OPEN, ACCEPTED, DECLINED, EXPIRED, TAKEN_BACK = "open", "accepted", "declined", "expired", "taken_back"
OFFERED = "selected"  # the status of an application with an offer
GIVEN_UP = "withdrawn"  # where it goes when the place is given up


class Offer(Base):
    """state: open → accepted, declined, expired or taken_back. reply_by: the last day to answer, in Bangkok.

    told_at: when the applicant learnt of it, by chat or by phone; before that it can be answered by nobody.
    how: "chat" or "phone". reminded_at: the one reminder.
    """

    __tablename__ = "offers"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(12), default=OPEN)
    reply_by: Mapped[date]
    made_at: Mapped[datetime]  # these by the programme clock
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    told_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    how: Mapped[str] = mapped_column(String(10), default="")
    why: Mapped[str] = mapped_column(Text, default="")

    application: Mapped[Application] = relationship()

    __table_args__ = (
        Index("ix_offers_application", "application_id", "state"),
        Index("ix_offers_due", "state", "reply_by"),
    )

    @property
    def stands(self) -> bool:
        """Whether it may be answered: open, told, and the application still selected."""
        return self.state == OPEN and self.told_at is not None and self.application.status == OFFERED

    @property
    def shown_state(self) -> str:
        """An open offer to somebody who is no longer selected is none: they withdrew, or staff moved them."""
        return TAKEN_BACK if self.state == OPEN and self.application.status != OFFERED else self.state

    def is_overdue(self, now: datetime) -> bool:
        return self.stands and as_day(now) > self.reply_by


def make(session: Session, application: Application, reply_by: date, *, staff_id: int | None, at: datetime) -> Offer:
    """Offer a place; an earlier open offer to the same application is taken back."""
    for earlier in session.scalars(_of(application).where(Offer.state == OPEN)):
        earlier.state, earlier.answered_at = TAKEN_BACK, at
    offer = Offer(application=application, reply_by=reply_by, made_at=at, made_by=staff_id)
    session.add(offer)
    application.note("offered", by="staff", at=at, staff_id=staff_id, until=reply_by.isoformat())
    return offer


def _of(application: Application) -> Select[Offer]:
    return select(Offer).where(Offer.application_id == application.id).order_by(Offer.id.desc())


def offer_of(session: Session, application: Application) -> Offer | None:
    """The latest."""
    return session.scalar(_of(application).limit(1))


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
