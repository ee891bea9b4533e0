"""Files that no row speaks of: taken in by a process that then died, or not to be deleted when their time had come.

Knows paths and rows; deletes nothing younger than a day, for a row may yet come.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

import structlog
from sqlalchemy import or_, select

from bot.media import ATTACHMENTS
from bot.places import Place
from models.conversation import Attachment
from models.database import Database
from models.exports import KEPT

AGE = timedelta(days=1)
EXPORTS = "exports"  # files that staff had made; none is wanted for longer than models.exports says
ROUND = 24  # hours in which every folder has its turn once
FOLDERS = tuple(f"{ATTACHMENTS}/{number:02x}" for number in range(256))
log = structlog.get_logger()


def clear(database: Database, place: Place, now: datetime) -> int:
    """Delete old exports, and the leftovers in this hour's share of the folders; how many there were."""
    count = 0
    try:
        for path in [*place.older(EXPORTS, now - KEPT - AGE)]:
            place.delete(path)
            count += 1
        for folder in FOLDERS[now.hour :: ROUND]:
            for path in [*_left(database, place, folder, now - AGE)]:
                place.delete(path)
                count += 1
    except OSError as error:
        log.warning("leftovers_not_cleared", error=type(error).__name__)
    return count


def _left(database: Database, place: Place, folder: str, than: datetime) -> Iterator[str]:
    paths = place.older(folder, than)
    while some := [*islice(paths, 500)]:
        yield from set(some) - _known(database, some)


def _known(database: Database, paths: list[str]) -> set[str]:
    """Those of them that a row speaks of."""
    spoken = or_(Attachment.path.in_(paths), Attachment.thumbnail.in_(paths))
    with database.reading() as session:
        rows = session.execute(select(Attachment.path, Attachment.thumbnail).where(spoken))
        return {path for row in rows for path in row}
