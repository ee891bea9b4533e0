"""`samak forms try`: what the bot takes messages for when a field has just been asked. Needs no database."""

import json
import sys
from pathlib import Path

import click

import bot.commands.measuring  # noqa: F401 - its command stands in the same group
from bot.commands.forms import forms
from bot.commands.lines import objects
from bot.commands.trial import Trial
from bot.documents import Wrong
from bot.folders import FOLDER


@forms.command("try")
@click.argument("programme")
@click.option(
    "--jsonl",
    "file",
    type=click.Path(path_type=Path),
    required=True,
    help='Lines {"field", "q"}; - reads standard input.',
)
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, help="Where the programmes are."
)
def try_form(programme: str, file: Path, folder: Path) -> None:
    """One JSON line per input line: field, q, as, value, topic, command."""
    try:
        trial = Trial.of_programme(programme, folder)
    except Wrong as wrong:
        sys.exit("\n".join(wrong.lines))
    for number, row in enumerate(objects(file, "field", "q"), 1):
        if row["field"] not in trial.form:
            sys.exit(f"{file}:{number}: “{row['field']}” is no field of this form")
        click.echo(json.dumps(trial.of(row["field"], str(row["q"])), ensure_ascii=False))
