"""Reminding people of an unfinished draft, 7 days and 1 day before the closing date, once each.

Knows when one is due and by what the channel allows; the words are the handlers'. What may not be sent now is kept with
the draft and said when the person next writes.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.base import Channel
from bot.clock import Clock, real_now
from bot.knowledge import parsed_form
from handlers.reminding import reminder
from models.application import Application
from models.conversation import Conversation
from models.database import Database
from models.programme import Programme, ProgrammeRecord
from models.speaking import say
from models.thai_time import as_day, local

DAYS_BEFORE = (7, 1)
QUIET = timedelta(hours=12)  # whoever did something in this time is at it
HOURS = range(9, 19)  # of the day in Bangkok
log = structlog.get_logger()


def remind(database: Database, channels: Mapping[str, Channel], clock: Clock, *, push: bool) -> None:
    """Send or keep what is due; each draft in a transaction of its own. push: whether we may write first at all."""
    now = clock.now()
    if local(now).hour not in HOURS:
        return
    with database.reading() as session:
        drafts = [draft.id for record in _closing(session, now) for draft in _left(session, record, now)]
    for draft_id in drafts:
        with database.writing() as session:
            _remind(session, draft_id, channels if push else {}, now)


def _closing(session: Session, now: datetime) -> list[ProgrammeRecord]:
    """Programmes that are open and close within the days of the first reminder."""
    records = [row.record for row in session.scalars(select(Programme))]
    return [one for one in records if one.closes and one.accepts(now) and one.days_left(now) <= max(DAYS_BEFORE)]


def _left(session: Session, record: ProgrammeRecord, now: datetime) -> list[Application]:
    """Drafts that nobody is at, and for which a reminder is due."""
    query = select(Application).where(
        Application.programme_id == record.id,
        Application.status == "draft",
        Application.conversation_id.is_not(None),
        Application.updated_at < now - QUIET,
    )
    return [draft for draft in session.scalars(query) if due(draft, record, now)]


def due(draft: Application, record: ProgrammeRecord, now: datetime) -> int:
    """The reminder that it is time for, in days before the closing date; 0 for none. A missed one comes late."""
    if record.closes is None:
        return 0
    reached = min((days for days in DAYS_BEFORE if record.days_left(now) <= days), default=0)
    begun_before = (record.closes - as_day(draft.created_at)).days > reached
    return reached if begun_before and reached not in draft.asides.get("reminded", ()) else 0


def _remind(session: Session, draft_id: int, channels: Mapping[str, Channel], now: datetime) -> None:
    """Under the lock of the talk: nobody is reminded while a message of theirs is being answered."""
    talk = select(Conversation).join(Application, Application.conversation_id == Conversation.id)
    mine = talk.where(Application.id == draft_id).with_for_update(of=Conversation, skip_locked=True)
    conversation, draft = session.scalar(mine), session.get(Application, draft_id)
    if conversation is None or draft is None or draft.status != "draft" or conversation.mode == "staff":
        return
    days = due(draft, draft.programme.record, now)
    if not days:
        return
    draft.asides["reminded"] = [*draft.asides.get("reminded", ()), days]
    if conversation.memory.get("no_reminders"):
        return
    if not may_remind(conversation, channels):
        draft.asides["reminder_kept"] = days
        return
    words = reminder(draft, parsed_form(draft.form_version), conversation.language, now)
    say(session, conversation, [words], at=now, why={"reminder": days})
    log.info("reminded", application=draft.id, days=days, channel=conversation.channel)


def may_remind(conversation: Conversation, channels: Mapping[str, Channel]) -> bool:
    """Whether this person wants reminders and may be written to first, just now."""
    channel, wanted = channels.get(conversation.channel), not conversation.memory.get("no_reminders")
    begun = channel is not None and channel.can_begin(conversation.heard_at, real_now())
    return wanted and conversation.reachable and begun
