"""Reminding a community of its site visit, the day before, once. Knows when one is due; the words are the handlers'.

What the channel does not allow now is not sent at all: whoever writes may ask when the visit is.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.channels.base import Channel
from bot.clock import Clock
from bot.reminders import HOURS, may_remind
from handlers.visits import reminder
from models.application import Application
from models.conversation import Conversation
from models.database import Database
from models.speaking import say
from models.thai_time import as_day, local
from models.visit import AGREED, Visit

log = structlog.get_logger()


def remind_of_visits(database: Database, channels: Mapping[str, Channel], clock: Clock) -> None:
    """Send what is due; each visit in a transaction of its own."""
    now = clock.now()
    if local(now).hour not in HOURS:
        return
    tomorrow = as_day(now) + timedelta(days=1)
    not_yet = or_(Visit.reminded_for.is_(None), Visit.reminded_for != tomorrow)
    query = select(Visit.id).where(Visit.state == AGREED, Visit.day == tomorrow, not_yet)
    with database.reading() as session:
        due = list(session.scalars(query))
    for visit_id in due:
        with database.writing() as session:
            _remind(session, visit_id, channels, now)


def _remind(session: Session, visit_id: int, channels: Mapping[str, Channel], now: datetime) -> None:
    """Under the lock of the talk, so that nobody is reminded while they give the day up."""
    talk = select(Conversation).join(Application, Application.conversation_id == Conversation.id)
    mine = talk.join(Visit, Visit.application_id == Application.id).where(Visit.id == visit_id)
    conversation = session.scalar(mine.with_for_update(of=Conversation, skip_locked=True))
    visit = session.get(Visit, visit_id)
    if conversation is None or visit is None or visit.state != AGREED or visit.day != as_day(now) + timedelta(days=1):
        return
    visit.reminded_for = visit.day
    if conversation.mode != "staff" and may_remind(conversation, channels):
        say(session, conversation, [reminder(visit, conversation.language)], at=now, why={"visit": visit.id})
        log.info("reminded_of_visit", visit=visit.id, channel=conversation.channel)
