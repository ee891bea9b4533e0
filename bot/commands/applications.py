"""`samak applications export`: what was sent, for other programs and for Excel, on standard output."""

import sys
from typing import IO

import click
from sqlalchemy.orm import Session

from bot.knowledge import parsed_form
from bot.settings import Settings
from console.cases.columns import columns
from console.files.exports import as_json, rows
from console.files.tables import write_csv, write_jsonl, write_xlsx
from models.database import Database
from models.programme import Programme


@click.group()
def applications() -> None:
    """Applications that came in."""


@applications.command()
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "xlsx"]), required=True, help="What to write.")
@click.option("--programme", default="", help="Only this programme's.")
def export(form: str, programme: str) -> None:
    """Write all that were sent, oldest first: answers by field key, status, reference, channel, times."""
    database = Database(Settings().database_url)
    with database.reading() as session:
        if programme and session.get(Programme, programme) is None:
            sys.exit(f"“{programme}” is no programme here. Load it with: samak programmes load")
        count = _write(session, programme, form, sys.stdout.buffer)
    database.close()
    click.echo(f"{count} applications.", err=True)


def _write(session: Session, programme: str, form: str, out: IO[bytes]) -> int:
    records = rows(session, programme)
    if form == "jsonl":
        return write_jsonl(out, map(as_json, records))
    laid_out = columns(session, programme, parsed_form, lambda _programme, status: status, "th")
    headings = [column.key for column in laid_out]
    cells = ([column.cell(record) for column in laid_out] for record in records)
    return write_csv(out, headings, cells) if form == "csv" else write_xlsx(out, programme or "samak", headings, cells)
