"""Bringing a database into use: a new one is migrated and filled, an old one is left to its owner.

Knows when it may act by itself.
"""

from sqlalchemy import inspect, select

from bot.clock import real_now
from bot.database import is_current, upgrade
from bot.folders import find
from bot.loading import write
from bot.settings import Settings
from models.database import Database
from models.programme import Programme

BEHIND = "the database is of another version, or new. Back it up, then run: samak db upgrade"


def ready_database(settings: Settings) -> str:
    """Empty where all is well; else what is wrong and what to do."""
    database = Database(settings.database_url)
    try:
        if not inspect(database.engine).get_table_names():
            upgrade(settings.database_url)
            fill(database)
        elif not is_current(database):
            return BEHIND
        elif not _has_programmes(database):
            fill(database)
        return ""
    finally:
        database.close()


def check_database(settings: Settings) -> str:
    """The same without making anything: for processes that share a database which its owner prepares."""
    database = Database(settings.database_url)
    try:
        return "" if is_current(database) else BEHIND
    finally:
        database.close()


def _has_programmes(database: Database) -> bool:
    with database.reading() as session:
        return session.scalar(select(Programme.id).limit(1)) is not None


def fill(database: Database) -> None:
    """The programmes that come with the project."""
    with database.writing() as session:
        write(session, find(), real_now())
