"""Old code goes on beside the new: migrations only add, and code does not mind what it does not know."""

import ast
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import database as migrations
from bot.database import is_current
from bot.health import look
from bot.preparing import check_database
from models.pulse import beat
from tests.reliability.rows import Rows
from tests.service import Chat, Service

STEPS = Path(migrations.SCRIPTS) / "versions"
ADDS = {"add_column", "create_table", "create_index", "batch_alter_table", "f", "create_foreign_key"}


def takes_away(source: str) -> list[str]:
    """What a step does that old code would not survive: anything but adding, or a column that old rows cannot fill."""
    upgrade = next(
        node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == "upgrade"
    )
    calls = [node for node in ast.walk(upgrade) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    wrong = [call.func.attr for call in calls if _of_alembic(call) and call.func.attr not in ADDS]  # type: ignore[attr-defined]
    for call in calls:
        if call.func.attr == "add_column":  # type: ignore[attr-defined]
            told = {word.arg: ast.unparse(word.value) for word in call.args[-1].keywords}  # type: ignore[attr-defined]
            if told.get("nullable") == "False" and "server_default" not in told:
                wrong.append("add_column without a value for rows that old code writes")
    return wrong


def _of_alembic(call: ast.Call) -> bool:
    return ast.unparse(call.func).partition(".")[0] in {"op", "batch_op"}


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ('op.add_column("inbox", sa.Column("a", sa.Integer(), nullable=True))', []),
        ('op.add_column("inbox", sa.Column("a", sa.Integer(), nullable=False, server_default="0"))', []),
        ('op.add_column("inbox", sa.Column("a", sa.Integer(), nullable=False))',
         ["add_column without a value for rows that old code writes"]),
        ('op.drop_column("inbox", "lane")', ["drop_column"]),
        ('op.execute("DROP TABLE inbox")', ["execute"]),
        ('with op.batch_alter_table("inbox") as batch_op:\n        batch_op.alter_column("lane", new_column_name="l")',
         ["alter_column"]),
    ],
)  # fmt: skip
def test_a_step_that_takes_something_away_is_found(step: str, wrong: list[str]) -> None:
    assert takes_away(f"def upgrade() -> None:\n    {step}\n") == wrong


def test_every_step_after_the_first_only_adds() -> None:
    steps = sorted(STEPS.glob("*.py"))
    assert steps[0].name == "0001_first_tables.py"
    assert {step.name: wrong for step in steps[1:] if (wrong := takes_away(step.read_text(encoding="utf-8")))} == {}


def newer(samak: Service) -> None:
    """As newer code would have left the database: more tables, more columns, a revision that we do not know."""
    with samak.parts.database.writing() as session:
        for table in ("inbox", "outbox", "conversations", "messages", "applications"):
            session.execute(text(f"ALTER TABLE {table} ADD COLUMN later VARCHAR(20)"))
            session.execute(text(f"ALTER TABLE {table} ADD COLUMN much_later INTEGER DEFAULT 0 NOT NULL"))
        session.execute(text("CREATE TABLE later (id INTEGER PRIMARY KEY)"))
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))


def test_old_code_answers_and_starts_while_the_new_schema_is_in_place(samak: Service, chat: Chat, rows: Rows) -> None:
    chat.says("สมัคร")
    newer(samak)
    chat.taps("ยินยอม")
    assert [event.status for event in rows.events()] == ["done", "done"]
    with samak.parts.database.writing() as session:
        beat(session, "worker:test", rows.events()[0].received_at)
    assert (is_current(samak.parts.database), look(samak.parts.database)["migrated"]) == (True, True)
    assert check_database(samak.parts.settings) == ""


def test_new_code_does_not_start_on_an_old_schema(samak: Service) -> None:
    with samak.parts.database.writing() as session:
        session.execute(text("DELETE FROM alembic_version"))
    assert check_database(samak.parts.settings).endswith("run: samak db upgrade")
