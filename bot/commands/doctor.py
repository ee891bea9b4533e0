"""`samak doctor`: looks at settings, database, programmes and platforms, and says the remedy for what is wrong."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.channels import CHANNELS, channels_for
from bot.database import is_current
from bot.documents import Wrong
from bot.findings import Finding, attachments, disk, secret
from bot.folders import find
from bot.settings import Settings
from models.database import Database, journal_mode, sqlite_module
from models.faq import FaqEntry
from models.programme import Programme
from models.staff import Staff

MARKS = {"ok": "[green]ok[/]", "warn": "[yellow]look[/]", "fail": "[red]wrong[/]"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(as_json: bool) -> None:
    """Check everything that can be checked from here. Exit 1 where something is wrong."""
    findings = [*look(Settings())]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=2))
    else:
        table = Table("", "what", "found", "what to do")
        for one in findings:
            table.add_row(MARKS[one.state], one.what, one.says, one.remedy)
        Console().print(table)
    sys.exit(1 if any(one.state == "fail" for one in findings) else 0)


def look(settings: Settings) -> Iterator[Finding]:
    yield secret(settings)
    yield disk(settings)
    yield attachments(settings)
    yield from _database(settings)
    yield _files()
    yield from _channels(settings)


def _database(settings: Settings) -> Iterator[Finding]:
    database = Database(settings.database_url)
    try:
        if not is_current(database):
            yield Finding("database", "fail", "of another version, or new", "Run: samak db upgrade")
            return
        yield Finding("database", "ok", _engine(database))
        with database.reading() as session:
            yield from _contents(
                programmes=session.scalar(select(func.count()).select_from(Programme)) or 0,
                answers=session.scalar(select(func.count()).select_from(FaqEntry)) or 0,
                staff=session.scalar(select(func.count()).where(Staff.active)) or 0,
            )
    except SQLAlchemyError as error:
        yield Finding("database", "fail", type(error).__name__, "Check DATABASE_URL and that the server runs")
    finally:
        database.close()


def _engine(database: Database) -> str:
    if not database.is_sqlite:
        return "PostgreSQL"
    return f"SQLite {sqlite_module().sqlite_version}, journal {journal_mode()}"


def _contents(programmes: int, answers: int, staff: int) -> Iterator[Finding]:
    says = f"{programmes} programmes, {answers} answers"
    yield (
        Finding("programmes", "ok", says)
        if programmes
        else Finding("programmes", "fail", says, "Run: samak programmes load")
    )
    says = f"{staff} people"
    remedy = "Run: samak staff add NAME --role admin --password-stdin"
    yield Finding("staff", "ok", says) if staff else Finding("staff", "warn", says, remedy)


def _files() -> Finding:
    try:
        found = find()
    except Wrong as wrong:
        return Finding("programme files", "warn", wrong.lines[0], "Mend the file; the database keeps what was loaded")
    return Finding("programme files", "ok", f"{len(found.records)} folders, all well")


def _channels(settings: Settings) -> Iterator[Finding]:
    on = channels_for(settings)
    for name, kind in CHANNELS.items():
        if name not in on:
            wanted = ", ".join(Settings.model_fields[one].alias or one for one in kind.settings)
            yield Finding(kind.label, "warn", "off", f"Set {wanted}; docs/going-live.md says where they are found")
            continue
        trouble = on[name].examine()
        yield Finding(
            kind.label,
            "fail" if trouble else "ok",
            trouble or "answers with our token",
            "See docs/going-live.md" if trouble else "",
        )
