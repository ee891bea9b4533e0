"""Migrations by Alembic: bring a database up to date, or say how far behind it is. Knows no table."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from models.database import Database

SCRIPTS = Path(__file__).parent.parent / "migrations"


def configuration(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["url"] = url
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Migrate up to `revision`. Does nothing where it is there already."""
    command.upgrade(configuration(url), revision)


def downgrade(url: str, revision: str) -> None:
    command.downgrade(configuration(url), revision)


def revisions(engine: Engine) -> tuple[str | None, str | None]:
    """The revision that the database has, and the newest there is."""
    with engine.connect().execution_options(reading=True) as connection:
        have = MigrationContext.configure(connection).get_current_revision()
    return have, ScriptDirectory(str(SCRIPTS)).get_current_head()


def is_current(database: Database) -> bool:
    """Whether this code can work with it: it has the newest revision we know, or one that newer code brought.

    Migrations only add (docs/reliability.md), so that old code goes on beside the new while it is replaced.
    """
    have, newest = revisions(database.engine)
    known = {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}
    return have == newest or (have is not None and have not in known)
