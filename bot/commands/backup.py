"""`samak backup` and `samak restore`: everything in one file, while the service runs, and back again."""

import json
import sys
from contextlib import closing
from pathlib import Path

import click

from bot import archive
from bot.places import place_for
from bot.settings import Settings, SettingsError
from models.database import Database

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@FILE
@JSON
def backup(file: Path, as_json: bool) -> None:
    """Write database and attachments into FILE, as they are at this moment. The service goes on meanwhile."""
    settings = Settings()
    try:
        with closing(Database(settings.database_url)) as database:
            about = archive.save(database, place_for(settings), settings.signing_key(), file)
    except (OSError, SettingsError) as error:
        sys.exit(f"samak: no backup was made: {error}")
    _say(about, as_json, f"Written: {file}. Keep it apart from this machine, and SAMAK_SECRET_KEY apart from it.")


@click.command()
@FILE
@click.option("--new-key", is_flag=True, help="Go on although SAMAK_SECRET_KEY is another one: everybody logs in anew.")
@JSON
def restore(file: Path, new_key: bool, as_json: bool) -> None:
    """Bring FILE back into an empty database, SQLite or PostgreSQL, whichever it came from."""
    settings = Settings()
    try:
        about = archive.check(file)
        if about["key"] != archive.mark(settings.signing_key()) and not new_key:
            sys.exit("samak: SAMAK_SECRET_KEY is not the one of the backup. Set that one, or say --new-key")
        place = place_for(settings)
        with closing(Database(settings.database_url)) as database:
            archive.restore(database, place, file, about)
            about["files_missing"] = len(archive.missing(database, place))
    except (archive.BadBackup, OSError, SettingsError) as bad:
        sys.exit(f"samak: {bad}")
    _say(about, as_json, "Restored. What waited to be sent is held: look under messages not sent, and let it go there.")


def _say(about: dict[str, object], as_json: bool, sentence: str) -> None:
    if as_json:
        click.echo(json.dumps(about))
        return
    rows, sums = about["rows"], about["sums"]
    counts = sum(rows.values()) if isinstance(rows, dict) else 0
    click.echo(f"{counts:,} rows, {len(sums) - 1 if isinstance(sums, dict) else 0:,} files. {sentence}")
