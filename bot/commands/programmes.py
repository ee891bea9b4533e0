"""`samak programmes load`: from YAML into the database, with the diff first."""

import sys
from pathlib import Path

import click

from bot.clock import real_now
from bot.documents import Wrong
from bot.folders import FOLDER, find
from bot.loading import compare, write
from bot.settings import Settings
from models.database import Database


@click.group()
def programmes() -> None:
    """Programmes, forms and answers as data."""


@programmes.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER)
@click.option("--yes", is_flag=True, help="Do not ask.")
def load(folder: Path, yes: bool) -> None:
    """Read FOLDER (one folder a programme), show what changes, write it. What staff edited is kept."""
    try:
        found = find(folder)
    except Wrong as wrong:
        sys.exit("Nothing was loaded. Please mend:\n" + "\n".join(wrong.lines))
    database = Database(Settings().database_url)
    with database.reading() as session:
        changes = compare(session, found)
    for change in changes:
        kept = "  (kept: staff edited it)" if change.sign == "=" else ""
        click.echo(f"{change.sign} {change.what} {change.name}{kept}")
    if not changes:
        click.echo("Nothing to change.")
    elif yes or click.confirm(f"Write {len(changes)} changes?"):
        with database.writing() as session:
            write(session, found, real_now())
        click.echo("Loaded.")
    database.close()


@programmes.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER)
def check(folder: Path) -> None:
    """Read FOLDER and name every mistake with its file and line; nothing is written."""
    try:
        found = find(folder)
    except Wrong as wrong:
        sys.exit("\n".join(wrong.lines))
    click.echo(f"{len(found.records)} programmes, {len(found.forms)} forms, {len(found.entries)} answers: all well.")
