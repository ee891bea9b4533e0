"""Whether the service can do its work, and why not. Knows what to look at; knows no web."""

from datetime import datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from bot.database import is_current
from models.database import Database, journal_mode, sqlite_module
from models.operations import operations

TOO_OLD = 60.0  # seconds that an event may wait before we say so


def look(database: Database) -> dict[str, Any]:
    """What `/readyz` says: ready or not, and why."""
    now = real_now()
    try:
        with database.reading() as session:
            state = operations(session, now)
        migrated = is_current(database)
    except SQLAlchemyError as error:
        return {"ready": False, "database": type(error).__name__}
    unhandled, alive = _age(now, state.unhandled_since), state.alive(now) > 0
    told = {
        "ready": migrated and alive and (unhandled or 0) < TOO_OLD,
        "database": "ok",
        "migrated": migrated,
        "worker_alive": alive,
        "oldest_unhandled_seconds": unhandled,
        "oldest_unsent_seconds": _age(now, state.unsent_since),
        "set_aside": state.set_aside,
        "undelivered": sum(state.failed.values()),
    }
    if database.is_sqlite:
        told["sqlite"] = {"version": sqlite_module().sqlite_version, "journal": journal_mode()}
    return told


def _age(now: datetime, since: datetime | None) -> float | None:
    return round((now - since).total_seconds(), 1) if since else None
