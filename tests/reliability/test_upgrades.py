"""Old code goes on beside the new: migrations only add, and code does not mind what it does not know."""

import ast
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot import database as migrations
from bot.database import is_current
from bot.preparing import check_database
from bot.readiness import look
from models.pulse import beat
from tests.reliability.rows import Rows, shown
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


LATER = '''"""As the next release may bring it."""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9001", "{head}"


def upgrade() -> None:
    for table in ("inbox", "outbox", "conversations", "messages", "applications"):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("later", sa.String(20), nullable=True))
            batch_op.add_column(sa.Column("much_later", sa.Integer(), nullable=False, server_default="7"))
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_index("ix_inbox_later", "inbox", ["later"])
'''


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """What a colleague of tomorrow calls: from then on, this code is the new one."""
    scripts = shutil.copytree(STEPS.parent, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    head = ScriptDirectory(str(scripts)).get_current_head()
    (scripts / "versions" / "9001_later.py").write_text(LATER.format(head=head), encoding="utf-8")
    assert takes_away(LATER) == []
    return lambda: monkeypatch.setattr(migrations, "SCRIPTS", scripts)


def test_old_code_writes_on_while_the_next_schema_is_put_in_place(
    samak: Service, rows: Rows, tmp_path: Path, next_release: Callable[[], None]
) -> None:
    people = [samak.line_chat(f"U{number:032x}") for number in range(5)]
    stop, answers = threading.Event(), list[int]()

    def write() -> None:
        while not stop.is_set():
            for chat in people:
                answers.append(samak.post(samak.line.says(chat.person, "ปิดรับสมัครวันไหน")))
            time.sleep(0.01)

    worker, writing = samak.parts.worker(handlers=2, senders=1), threading.Thread(target=write)
    worker.start()
    writing.start()
    try:
        before = until_more(answers, 0)
        next_release()
        assert not is_current(samak.parts.database)
        migrations.upgrade(samak.parts.database.url)
        assert is_current(samak.parts.database)
        until_more(answers, before + 20)
    finally:
        stop.set()
        writing.join()
        worker.stop()
    samak.settle()
    assert set(answers) == {200}
    assert {event.status for event in rows.events()} == {"done"}
    assert [len(shown(chat)) for chat in people] == [len(answers) // len(people)] * len(people)
    with samak.parts.database.reading() as session:
        assert {*session.execute(text("SELECT later, much_later FROM inbox"))} == {(None, 7)}


def until_more(answers: list[int], than: int) -> int:
    """Wait until the platform was answered that often; how often it was."""
    for _ in range(600):
        if len(answers) > than:
            break
        time.sleep(0.05)
    return len(answers)


def test_new_code_does_not_start_on_an_old_schema(samak: Service) -> None:
    with samak.parts.database.writing() as session:
        session.execute(text("DELETE FROM alembic_version"))
    assert check_database(samak.parts.settings).endswith("run: samak db upgrade")
