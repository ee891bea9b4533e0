"""Reminding people of a day that staff set, once, two days before: answers to correct, a place to take or give up.

Knows when one is due; the words are the handlers'. Where the channel lets us not write first, the chat says it anyway
when the person next writes.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.base import Channel
from bot.clock import Clock
from bot.knowledge import parsed_form
from bot.reminders import HOURS, may_remind
from handlers import offer_news
from handlers.reminding import correction_reminder
from models.application import Application
from models.conversation import Conversation
from models.corrections import WAITING, open_correction
from models.database import Database
from models.offer import OFFERED, OPEN, Offer
from models.offers import offer_of
from models.speaking import say
from models.talk import Reply
from models.thai_time import as_day, local

DAYS_BEFORE = 2
QUIET = timedelta(days=1)
REMINDED = "correction_reminded"  # among an application's asides: of which day
log = structlog.get_logger()


def remind_of_days(database: Database, channels: Mapping[str, Channel], clock: Clock) -> None:
    """Send what is due; each in a transaction of its own."""
    now = clock.now()
    if local(now).hour not in HOURS:
        return
    with database.reading() as session:
        ids = [one.id for one in (*_correcting(session), *_offered(session)) if _words(session, one, now)]
    for application_id in ids:
        with database.writing() as session:
            _remind(session, application_id, channels, now)


def _correcting(session: Session) -> list[Application]:
    query = select(Application).where(Application.status == WAITING, Application.conversation_id.is_not(None))
    return [one for one in session.scalars(query) if open_correction(one)]


def _offered(session: Session) -> list[Application]:
    mine = select(Offer.application_id).where(
        Offer.state == OPEN, Offer.told_at.is_not(None), Offer.reminded_at.is_(None)
    )
    return list(session.scalars(select(Application).where(Application.status == OFFERED, Application.id.in_(mine))))


def _words(session: Session, application: Application, now: datetime) -> Reply | None:
    """The reminder that it is time for, None for none."""
    language = application.conversation.language if application.conversation else application.language
    correction = open_correction(application)
    if correction and correction.left and _near(correction.due, application.updated_at, now):
        reminded = application.asides.get(REMINDED) == str(correction.due)
        return None if reminded else correction_reminder(application, correction, language)
    offer = offer_of(session, application) if application.status == OFFERED else None
    if offer and offer.stands and offer.reminded_at is None and _near(offer.reply_by, offer.told_at, now):
        return offer_news.reminder(offer, parsed_form(application.form_version), language)
    return None


def _near(day: date | None, since: datetime | None, now: datetime) -> bool:
    """From two days before until the day itself, where nothing has happened since yesterday; then staff ask."""
    quiet = since is not None and now - since > QUIET
    return quiet and day is not None and 0 <= (day - as_day(now)).days <= DAYS_BEFORE


def _remind(session: Session, application_id: int, channels: Mapping[str, Channel], now: datetime) -> None:
    """Under the lock of the talk: nobody is reminded while a message of theirs is being answered."""
    talk = select(Conversation).join(Application, Application.conversation_id == Conversation.id)
    mine = talk.where(Application.id == application_id).with_for_update(of=Conversation, skip_locked=True)
    conversation, application = session.scalar(mine), session.get(Application, application_id)
    words = _words(session, application, now) if conversation and application else None
    if conversation is None or application is None or words is None or conversation.mode == "staff":
        return
    _mark(session, application, now)
    if may_remind(conversation, channels):
        say(session, conversation, [words], at=now, why={"reminder": "due"})
        application.note("reminded", by="system", at=now)
        log.info("reminded_of_day", application=application_id, channel=conversation.channel)


def _mark(session: Session, application: Application, now: datetime) -> None:
    offer, correction = offer_of(session, application), open_correction(application)
    if correction:
        application.asides[REMINDED] = str(correction.due)
    elif offer:
        offer.reminded_at = now
