"""`samak db`: migrations."""

import json
import sys

import click

from bot.database import revisions
from bot.database import upgrade as upgrade_to
from bot.settings import Settings
from models.database import Database


@click.group()
def db() -> None:
    """Migrations of the database."""


@db.command()
def upgrade() -> None:
    """Bring the database up to date; it is made where there is none."""
    settings = Settings()
    upgrade_to(settings.database_url)
    click.echo("The database is up to date.")


@db.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(as_json: bool) -> None:
    """Exit 1 where the database is behind."""
    database = Database(Settings().database_url)
    have, newest = revisions(database.engine)
    database.close()
    if as_json:
        click.echo(json.dumps({"has": have, "newest": newest, "current": have == newest}))
    else:
        click.echo(
            "Up to date." if have == newest else f"Has {have or 'nothing'}, newest is {newest}. Run: samak db upgrade"
        )
    sys.exit(0 if have == newest else 1)
