"""Every row of a database as lines of JSON, and back: from SQLite to PostgreSQL too. As consistent as one instant.

Reads the tables as they are in the database, so that a dump outlives the code that made it. Knows no table by name.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, DateTime, MetaData, Table, create_engine, func, inspect, select, text
from sqlalchemy.engine import make_url

from models.database import Database, sqlite_module

NOT_OURS = "alembic_version"
AT_ONCE = 500  # rows


def dump(database: Database, into: Path) -> dict[str, int]:
    """Write all rows, parents first; how many of each table."""
    counts: dict[str, int] = {}
    with _one_instant(database, into) as connection, gzip.open(into, "wt", encoding="utf-8") as out:
        for table in tables(connection):
            result = connection.execution_options(yield_per=AT_ONCE).execute(select(table))
            counts[table.name] = 0
            for row in result:
                values = [_plain(value) for value in row]
                out.write(json.dumps([table.name, dict(zip(table.columns.keys(), values, strict=True))]) + "\n")
                counts[table.name] += 1
    return counts


def fill(database: Database, source: Path) -> dict[str, int]:
    """Write the dumped rows into migrated, empty tables; how many of each. All or nothing."""
    counts: dict[str, int] = {}
    with database.lock, database.engine.begin() as connection:
        known = {table.name: table for table in tables(connection)}
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            for name, rows in _batches(json.loads(line) for line in lines):
                connection.execute(known[name].insert(), [_typed(known[name], row) for row in rows])
                counts[name] = counts.get(name, 0) + len(rows)
        if not database.is_sqlite:
            _number_on(connection, known.values())
    return counts


def is_empty(database: Database) -> bool:
    """Whether no table holds anything."""
    with database.engine.connect() as connection:
        if not inspect(connection).get_table_names():
            return True
        return not any(connection.scalar(select(func.count()).select_from(table)) for table in tables(connection))


@contextmanager
def _one_instant(database: Database, beside: Path) -> Iterator[Connection]:
    """A connection that sees nothing newer than now, and keeps nobody from writing."""
    if not database.is_sqlite:
        with database.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            yield connection
        return
    copy = beside.with_suffix(".copy")
    _copy(Path(make_url(database.url).database or ""), copy)
    engine = create_engine(f"sqlite:///{copy}", module=sqlite_module())
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
        copy.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """By SQLite's own way of copying a file that is in use."""
    module: Any = sqlite_module()
    reading, writing = module.connect(f"file:{source}?mode=ro", uri=True), module.connect(target)
    try:
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()


def tables(connection: Connection) -> list[Table]:
    """As they are in the database, parents first."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != NOT_OURS]


def _plain(value: Any) -> Any:
    """UTC as ISO text; the rest is JSON already."""
    if not isinstance(value, datetime):
        return value
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    moments = {column.key for column in table.columns if isinstance(column.type, DateTime)}
    return {key: datetime.fromisoformat(value) if key in moments and value else value for key, value in row.items()}


def _batches(rows: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Neighbours of one table together, a few hundred at a time."""
    name, batch = "", list[dict[str, Any]]()
    for table, row in rows:
        if batch and (table != name or len(batch) == AT_ONCE):
            yield name, batch
            batch = []
        name = table
        batch.append(row)
    if batch:
        yield name, batch


def _number_on(connection: Connection, known: Iterable[Table]) -> None:
    """New rows get numbers after the ones that came."""
    for table in known:
        if "id" in table.columns and table.columns["id"].type.python_type is int:
            newest = connection.scalar(select(func.max(table.columns["id"])))
            if newest:
                named = {"table": table.name, "newest": newest}
                connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :newest)"), named)
