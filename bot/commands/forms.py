"""`samak forms`: is a form file right, and how will people meet it.

Knows files and printing; what makes a form right is told by `forms`. Needs no database.
"""

import json
import sys
from pathlib import Path

import click

from bot.documents import Wrong, read
from bot.folders import FOLDER
from forms import Form, Language, WrongForm, read_form
from forms.sheet import sheet


@click.group()
def forms() -> None:
    """Application forms as data."""


@forms.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file.")
def check(files: tuple[Path, ...], as_json: bool) -> None:
    """Read each FILE (all forms of the programmes where none is named): every mistake with line, field and remedy."""
    wrong = False
    for path in files or sorted(FOLDER.glob("*/form.yaml")):
        form, mistakes = _tried(path)
        wrong = wrong or form is None
        count = len(form.fields) if form else 0
        if as_json:
            click.echo(json.dumps({"file": str(path), "fields": count, "mistakes": mistakes}, ensure_ascii=False))
        else:
            click.echo(f"{path}: {count} fields, all well." if form else "\n".join(mistakes))
    sys.exit(1 if wrong else 0)


@forms.command()
@click.argument("programme")
@click.option("--lang", type=click.Choice(["th", "en"]), default="th", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The checked definition as JSON.")
def show(programme: str, lang: Language, as_json: bool) -> None:
    """Print PROGRAMME's form as people will meet it."""
    path = FOLDER / programme / "form.yaml"
    if not path.is_file():
        there = ", ".join(one.parent.name for one in sorted(FOLDER.glob("*/form.yaml")))
        sys.exit(f"{programme} has no form; there is: {there}")
    form, mistakes = _tried(path)
    if form is None:
        sys.exit("\n".join(mistakes))
    shown = (
        json.dumps(form.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, indent=2) if as_json else ""
    )
    click.echo(shown or "\n".join(sheet(form, lang)))


def _tried(path: Path) -> tuple[Form | None, list[str]]:
    """The form, or what is wrong: one line a mistake, with its file and line."""
    try:
        document = read(path)
        return read_form(document.data), []
    except Wrong as wrong:
        return None, wrong.lines
    except WrongForm as wrong:
        return None, [document.wrong(one.where, f"{one.problem}; {one.remedy}") for one in wrong.errors]
