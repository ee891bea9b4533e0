"""Decide now, tell later: letters to applicants that wait until staff send them.

Knows that a letter tells one decision and must not outlive it; knows no page and no channel.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Select, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from models import offering
from models.application import Application
from models.base import Base
from models.conversation import Message
from models.letters import language_of, with_offer
from models.offer import OFFERED, Offer
from models.offers import open_offers
from models.speaking import say
from models.talk import Reply

WAITING, SENT, PHONED, DROPPED = "waiting", "sent", "phoned", "dropped"


class Letter(Base):
    """What one applicant will be told of one decision. status: the application's, which the letter tells."""

    __tablename__ = "letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    status: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default=WAITING)
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id", ondelete="SET NULL"))

    application: Mapped[Application] = relationship()

    __table_args__ = (Index("ix_letters_state", "state", "application_id"),)

    @property
    def stands(self) -> bool:
        """Whether the decision that it tells is still the one that holds."""
        return self.state == WAITING and self.application.status == self.status

    @property
    def reachable(self) -> bool:
        return bool(self.application.conversation and self.application.conversation.reachable)


def write(
    session: Session, application: Application, text: str, *, known: str, staff_id: int | None, at: datetime
) -> Letter:
    """Lay a letter aside that tells the application's present status; an earlier one that waits is dropped.

    known: what the applicant was told before (`told_status`), and goes on being told until the letter is sent.
    """
    drop(waiting_for(session, application), staff_id=staff_id, at=at)
    application.asides["told"] = [known, application.status]
    letter = Letter(application=application, status=application.status, text=text, made_at=at, made_by=staff_id)
    session.add(letter)
    return letter


def waiting_for(session: Session, application: Application) -> list[Letter]:
    query = select(Letter).where(Letter.application_id == application.id, Letter.state == WAITING)
    return list(session.scalars(query))


def laid_aside(*states: str) -> Select[Letter]:
    """Letters in these states, the oldest first, with applicant and talk."""
    together = joinedload(Letter.application).joinedload(Application.conversation)
    return select(Letter).where(Letter.state.in_(states)).options(together).order_by(Letter.made_at, Letter.id)


def waiting() -> Select[Letter]:
    return laid_aside(WAITING)


def counts(session: Session) -> dict[str, int]:
    """How many there are, by state."""
    return dict(session.execute(select(Letter.state, func.count()).group_by(Letter.state)).all())


def as_reply(letter: Letter, offer: Offer | None) -> Reply:
    """What the applicant will see. offer: the open one of this application."""
    if offer is None or letter.status != OFFERED:
        return Reply(text=letter.text)
    return with_offer(letter.text, offer.reply_by, language_of(letter.application))


def send(session: Session, letter: Letter, *, staff_id: int | None, at: datetime) -> Message:
    """Hand it to the outbox. Raises ValueError where it no longer stands or nobody can be reached."""
    talk = letter.application.conversation
    if not letter.stands or talk is None or not letter.reachable:
        raise ValueError("this letter cannot be sent")
    reply = as_reply(letter, open_offers(session, [letter.application_id]).get(letter.application_id))
    message = say(session, talk, [reply], at=at, staff_id=staff_id)
    session.flush()
    letter.application.note("written", by="staff", at=at, staff_id=staff_id, message_id=message.id, text=reply.text)
    letter.message_id = message.id
    _told(session, letter, SENT, staff_id, at)
    return message


def told_by_phone(session: Session, letter: Letter, *, staff_id: int, at: datetime) -> None:
    """Somebody was called instead; for a letter that waits, or that did not arrive. Raises ValueError elsewhere."""
    if not (letter.stands or (letter.state == SENT and letter.application.status == letter.status)):
        raise ValueError("this letter is not to be told any more")
    letter.application.note("told_by_phone", by="staff", at=at, staff_id=staff_id, text=letter.text)
    _told(session, letter, PHONED, staff_id, at)


def _told(session: Session, letter: Letter, state: str, staff_id: int | None, at: datetime) -> None:
    _settle(letter, state, staff_id, at)
    if letter.status == OFFERED:
        offering.told(session, letter.application, at)


def drop(letters: Iterable[Letter], *, staff_id: int | None, at: datetime) -> None:
    """They are not sent; the history of what was laid aside stays."""
    for letter in letters:
        _settle(letter, DROPPED, staff_id, at)


def _settle(letter: Letter, state: str, staff_id: int | None, at: datetime) -> None:
    letter.application.asides.pop("told", None)
    letter.state, letter.settled_at, letter.settled_by = state, at, staff_id
