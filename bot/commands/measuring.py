"""`samak forms measure`: how well messages are told apart, against pairs that say what they are. Needs no database.

Knows how to print; what is counted is told by `figures`.
"""

import json
import sys
from pathlib import Path

import click

from bot.commands.figures import measured
from bot.commands.forms import forms
from bot.commands.lines import objects
from bot.commands.trial import Trial
from bot.documents import Wrong
from bot.folders import FOLDER


@forms.command()
@click.argument("programme")
@click.option("--jsonl", "file", type=click.Path(path_type=Path), required=True, help="Pairs that say what they are.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, help="Where they are.")
@click.option("--wrong", is_flag=True, help="Print each line that was taken for something else, too.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def measure(programme: str, file: Path, folder: Path, wrong: bool, as_json: bool) -> None:
    """How many of the messages in FILE are taken for what they are: lines {"field", "q", "as", "value", …}."""
    try:
        trial = Trial.of_programme(programme, folder)
    except Wrong as mistakes:
        sys.exit("\n".join(mistakes.lines))
    figures = measured(objects(file, "field", "q", "as"), trial)
    if wrong:
        for line in figures.wrong:
            click.echo(json.dumps(line, ensure_ascii=False))
    if as_json:
        click.echo(json.dumps({name: vars(one) | {"percent": one.percent} for name, one in figures.shares().items()}))
        return
    for name, one in figures.shares().items():
        click.echo(f"{name.replace('_', ' '):20} {one.hits:5} of {one.of:5}  {one.percent:5.1f} %")
