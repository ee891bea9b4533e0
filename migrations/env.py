"""How Alembic meets our tables: every schema change runs in one transaction, on SQLite by copying the table."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from models.base import Moment
from models.database import Database
from models.everything import metadata


def plain_type(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """Migrations name no type of ours: they must still read the same when ours has changed."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(value, Moment) else False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=plain_type,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    database = Database(context.config.attributes["url"])
    try:
        with database.lock, database.engine.connect() as connection:
            run(connection)
            connection.commit()
    finally:
        database.close()


main()
