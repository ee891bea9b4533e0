"""The questions that are asked for every message are answered from an index, however large the tables have grown."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import insert, text
from sqlalchemy.dialects import postgresql, sqlite

from bot import inbox, taking
from bot.clock import real_now
from models.conversation import Conversation, Message
from models.inbox import Event
from models.outbox import Delivery
from tests.service import Service

ROWS = 3000


@pytest.fixture
def grown(samak: Service) -> Service:
    """A database with some thousand handled events and sent messages."""
    now = real_now()
    with samak.parts.database.writing() as session:
        about = {"channel": "line", "account": "A", "at": now, "received_at": now, "due_at": now}
        lanes = [{"id": n, "key": f"k{n}", "lane": f"line:A:{n}", **about} for n in range(1, ROWS)]
        session.execute(insert(Event), [{**one, "kind": "text", "incoming": {}, "status": "done"} for one in lanes])
        people = [
            {"id": n, "channel": "line", "account": "A", "address": str(n), "created_at": now} for n in range(1, ROWS)
        ]
        session.execute(insert(Conversation), [{**one, "memory": {}} for one in people])
        said = {"direction": "out", "author": "bot", "at": now, "said": {}, "why": {}}
        session.execute(
            insert(Message), [{"id": n, "conversation_id": n, "event_id": n, **said} for n in range(1, ROWS)]
        )
        sent = {"status": "sent", "calls": [], "retry_key": "k", "created_at": now, "due_at": now}
        session.execute(insert(Delivery), [{"message_id": n, "lane": f"line:A:{n}", **sent} for n in range(1, ROWS)])
    if not samak.parts.database.is_sqlite:
        with samak.parts.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    return samak


def plan(samak: Service, statement: object) -> str:
    """How the database would answer, in its own words."""
    dialect = sqlite.dialect() if samak.parts.database.is_sqlite else postgresql.dialect()
    written = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))  # type: ignore[attr-defined]
    how = "EXPLAIN QUERY PLAN " if samak.parts.database.is_sqlite else "EXPLAIN "
    with samak.parts.database.engine.connect() as connection:
        rows = connection.exec_driver_sql((how + written).replace("%", "%%")).all()
    return "\n".join(str(row[-1]) for row in rows)


def scanned(told: str) -> list[str]:
    """Tables that would be read from end to end."""
    return re.findall(r"SCAN (\w+)(?! USING)|Seq Scan on (\w+)", told)


def test_claiming_an_event_and_a_message_reads_no_table_from_end_to_end(grown: Service) -> None:
    with grown.parts.database.reading() as session:
        asked: list[object] = []
        session.scalar = lambda query, given: asked.append(query.params(given))  # type: ignore[method-assign, assignment]
        inbox.claim(session, "x", timedelta())
        inbox.soonest(session)
        taking.claim(session, "x", taking.Roads())
    assert [scanned(plan(grown, statement)) for statement in asked] == [[], [], []]
