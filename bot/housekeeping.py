"""What is done now and then: nothing is kept longer than was promised, and no change of what was sent hangs open.

Knows when; what, `models.forgetting` and the handlers know.
"""

from datetime import timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import leftovers
from bot.clock import Clock, real_now
from bot.knowledge import parsed_form
from bot.media import Store
from handlers.apply.reopened import EDITABLE, close, is_left_alone
from models.application import Application
from models.database import Database
from models.exports import forget_exports
from models.forgetting import forget, forget_events, overdue_drafts
from models.pulse import Pulse, beat

EVERY = timedelta(hours=1)
log = structlog.get_logger()


def tidy_up(database: Database, store: Store, clock: Clock) -> bool:
    """Once an hour over all processes: whoever comes first does it. Whether it was done here and now."""
    with database.writing() as session:
        last = session.get(Pulse, "housekeeping", with_for_update=True)
        if last and real_now() - last.at < EVERY:
            return False
        beat(session, "housekeeping", real_now())
        overdue = overdue_drafts(session, clock.now())
        paths = [path for application in overdue for path in forget(session, application)]
        forget_events(session, real_now())
        paths += forget_exports(session, real_now())
        close_what_was_left(session, clock)
    store.delete(*paths)
    if left := leftovers.clear(database, store.place, real_now()):
        log.info("leftovers_deleted", count=left)
    if overdue:
        log.info("drafts_forgotten", count=len(overdue), files=len(paths))
    return True


def close_what_was_left(session: Session, clock: Clock) -> None:
    """Sent applications that were opened for a change, and then left."""
    opened = Application.asides["reopened"].as_boolean().is_(True)
    for application in session.scalars(select(Application).where(Application.status.in_(EDITABLE), opened)):
        if is_left_alone(application, clock.now()):
            close(application, parsed_form(application.form_version), clock.now())
