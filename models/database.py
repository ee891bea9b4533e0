"""Opening the database: SQLite by default, PostgreSQL at scale, and who may write when.

Knows engines, locks and transactions; knows no table. All settings of SQLite stand here.
"""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

try:
    import pysqlite3.dbapi2 as sqlite
except ImportError:  # no wheel for this machine: the system's SQLite serves, with the rollback journal where it must
    import sqlite3 as sqlite

WAL_IS_SAFE_FROM = (
    3,
    51,
    3,
)  # before it, two connections at the same instant can corrupt the file (sqlite.org/wal.html)
BUSY_MS = 10_000
FOR_A_TRANSACTION = {
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "synchronous_commit": "on",  # whatever the server's default: acknowledged means on disk
}


def sqlite_module() -> ModuleType:
    return sqlite  # type: ignore[no-any-return, unused-ignore]


def journal_mode() -> str:
    """WAL where the SQLite in use has the WAL-reset fix, else the rollback journal."""
    return "wal" if sqlite.sqlite_version_info >= WAL_IS_SAFE_FROM else "truncate"


class WriteLock:
    """One writer at a time over all threads and processes of this machine, in the order of arrival.

    SQLite's own waiting is unfair: eight clients waited up to 1.5 s; behind a file lock 60 ms.
    """

    def __init__(self, path: Path) -> None:
        self._thread, self._file = threading.Lock(), path.open("w")

    def __enter__(self) -> None:
        self._thread.acquire()
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX)
        except OSError:
            self._thread.release()
            raise

    def __exit__(self, *_: object) -> None:
        fcntl.flock(self._file, fcntl.LOCK_UN)
        self._thread.release()

    def close(self) -> None:
        self._file.close()


class NoLock:
    """PostgreSQL locks rows itself."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...

    def close(self) -> None: ...


class Database:
    """Sessions to one database. `writing()` commits at the end or rolls back; `reading()` never commits."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)
        self.lock: WriteLock | NoLock = WriteLock(_lock_path(url)) if self.is_sqlite else NoLock()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with self.lock, Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with Session(self.engine.execution_options(reading=True)) as session:
            yield session

    def close(self) -> None:
        self.engine.dispose()
        self.lock.close()


def _lock_path(url: str) -> Path:
    path = Path(make_url(url).database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(path.name + ".lock")


def _sqlite_engine(url: str) -> Engine:
    _lock_path(url)
    engine = create_engine(
        url, module=sqlite_module(), connect_args={"timeout": BUSY_MS / 1000}, pool_reset_on_return=None
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver's own way loses updates
        pragmas = (f"journal_mode={journal_mode()}", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        reading = connection.get_execution_options().get("reading")
        try:  # straight to the driver: a third of what a short transaction costs was this sentence
            connection.connection.dbapi_connection.execute("BEGIN" if reading else "BEGIN IMMEDIATE")
        except sqlite.OperationalError as error:
            raise OperationalError("BEGIN", None, error) from error

    return engine


def _postgresql_engine(url: str) -> Engine:
    """Nothing is set for longer than a transaction and nothing is prepared: a pooler between us may change servers."""
    args = {"connect_timeout": 5, "prepare_threshold": None}
    engine = create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20, connect_args=args)
    settings = ", ".join(f"set_config('{name}', '{value}', true)" for name, value in FOR_A_TRANSACTION.items())

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(f"SELECT {settings}")

    return engine
