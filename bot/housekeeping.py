"""What is done now and then: nothing is kept longer than was promised. Knows when; what, `models.forgetting` knows."""

from datetime import timedelta

import structlog

from bot.clock import Clock, real_now
from bot.media import Store
from models.database import Database
from models.forgetting import forget, forget_events, overdue_drafts
from models.pulse import Pulse, beat

EVERY = timedelta(hours=1)
log = structlog.get_logger()


def tidy_up(database: Database, store: Store, clock: Clock) -> None:
    """Once an hour over all processes: whoever comes first does it."""
    with database.writing() as session:
        last = session.get(Pulse, "housekeeping", with_for_update=True)
        if last and real_now() - last.at < EVERY:
            return
        beat(session, "housekeeping", real_now())
        overdue = overdue_drafts(session, clock.now())
        paths = [path for application in overdue for path in forget(session, application)]
        forget_events(session, real_now())
    store.delete(*paths)
    if overdue:
        log.info("drafts_forgotten", count=len(overdue), files=len(paths))
