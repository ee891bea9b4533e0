"""`samak forms try`: what the bot takes messages for when a field has just been asked. Needs no database."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.books import book_of
from bot.commands.forms import forms
from bot.commands.lines import objects
from bot.documents import Wrong
from bot.folders import FOLDER, find
from faq.book import Book
from forms import Almost, Asked, Form, Language
from handlers.hearing import Heard, hear
from handlers.tongue import THAI


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
        found = find(folder)
    except Wrong as wrong:
        sys.exit("\n".join(wrong.lines))
    if programme not in found.forms:
        sys.exit(f"“{programme}” has no form; there are forms of: {', '.join(found.forms)}")
    form, book = Form.model_validate(found.forms[programme]), book_of(found)
    for number, row in enumerate(objects(file, "field", "q"), 1):
        if row["field"] not in form:
            sys.exit(f"{file}:{number}: “{row['field']}” is no field of this form")
        click.echo(json.dumps(_tried(row, form, book), ensure_ascii=False))


def _tried(row: dict[str, Any], form: Form, book: Book) -> dict[str, Any]:
    field, q = form.field(row["field"]), str(row["q"])
    language: Language = "th" if THAI.search(q) or not q.isascii() else "en"
    heard = hear(q, form, Asked(field, {}, language, date.today()), book)  # noqa: DTZ011 - only for “today” in an answer
    return {"field": field.key, "q": q, "as": heard.kind} | _outcome(heard)


def _outcome(heard: Heard) -> dict[str, Any]:
    value = heard.value
    if heard.kind == "answer" and isinstance(heard.reading, Almost):
        value = heard.reading.options[0].value
    return {
        "value": value if heard.kind == "answer" else None,
        "topic": heard.topic or None,
        "command": heard.command or None,
    }
