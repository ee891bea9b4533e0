"""`samak faq`: what the bot would answer and why; a set of questions held against it; wordings that are fought over.

Knows printing and files; finding is told by `faq`.
"""

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bot.clock import Clock
from bot.commands.lines import objects, topics
from bot.knowledge import Knowledge
from bot.settings import Settings
from faq.book import Book
from faq.index import Index
from faq.match import Match
from models.database import Database

MOST = 5000  # characters of a question that are looked at
SHOWN = 5
PROJECT_FREE = ("not-ours-", "chat-")


@click.group()
def faq() -> None:
    """Questions and answers."""


@faq.command()
@click.argument("words", nargs=-1)
@click.option("--jsonl", "file", type=click.Path(path_type=Path), help='Lines {"q": …}; - reads standard input.')
@click.option("--entries", type=click.Path(path_type=Path), help='Match against lines {"topic": …, "questions": […]}.')
@click.option("--typing", is_flag=True, help="Rank as the hotline desk does while somebody is still typing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def ask(words: tuple[str, ...], file: Path | None, entries: Path | None, typing: bool, as_json: bool) -> None:
    """What the bot would answer to WORDS, and why. With --jsonl one JSON line per input line, in order."""
    index = Index.build(topics(entries)) if entries else _index()
    if file is not None:
        for row in objects(file, "q"):
            q = str(row["q"])
            click.echo(json.dumps(_as_json(q, index.match(q[:MOST], typing=typing)), ensure_ascii=False))
        return
    if not words:
        sys.exit("Say what to ask: samak faq ask ปิดรับเมื่อไหร่ — or give a file with --jsonl")
    q = " ".join(words)
    match = index.match(q[:MOST], typing=typing)
    if as_json:
        click.echo(json.dumps(_as_json(q, match) | {"steps": match.steps, "why": match.why}, ensure_ascii=False))
    else:
        _explain(match)


def _index() -> Index:
    return _book().index


def _book() -> Book:
    settings = Settings()
    database = Database(settings.database_url)
    with database.reading() as session:
        knowledge = Knowledge(session, Clock(settings.as_of))
    database.close()
    if not knowledge.book.entries:
        sys.exit("There are no answers yet. Load them with: samak programmes load")
    return knowledge.book


def _as_json(q: str, match: Match) -> dict[str, Any]:
    topics = [{"topic": one.topic, "score": one.score} for one in match.candidates]
    return {"q": q, "band": match.band, "topics": topics}


def _explain(match: Match) -> None:
    console = Console()
    for name, text in match.steps:
        console.print(f"[dim]{name}:[/] {text}", highlight=False)
    table = Table("score", "topic", "most similar wording")
    for one in match.candidates[:SHOWN]:
        table.add_row(f"{one.score:.2f}", one.topic, one.wording)
    console.print(table)
    console.print(f"[bold]{match.band}[/]: {match.why}", highlight=False)


@faq.command("test")
@click.argument("file", type=click.Path(path_type=Path), default=Path("tests/faq/test.jsonl"))
@click.option("--at-least", type=float, default=0.9, show_default=True, help="Share of right first topics to reach.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def hold(file: Path, at_least: float, as_json: bool) -> None:
    """Hold FILE ({"q", "topic"} a line; topic null: no answer) against the answers. Exit 1 below the share."""
    index, wrong = _index(), list[dict[str, Any]]()
    rows = [*objects(file, "q", "topic")]
    for row in rows:
        match = index.match(row["q"][:MOST])
        if not _right(match, row["topic"]):
            wrong.append({"q": row["q"], "expected": row["topic"], "got": match.topic, "band": match.band})
    share = 1 - len(wrong) / len(rows) if rows else 1.0
    if as_json:
        click.echo(json.dumps({"rows": len(rows), "right": round(share, 4), "wrong": wrong}, ensure_ascii=False))
    else:
        for row in wrong:
            click.echo(f"{row['expected'] or '(no answer)'} ≠ {row['got']} [{row['band']}]: {row['q']}")
        click.echo(f"{len(rows) - len(wrong)} of {len(rows)} right ({share:.1%}).")
    sys.exit(0 if share >= at_least else 1)


def _right(match: Match, topic: str | None) -> bool:
    """The right topic first; where there is none, no answer of a programme given outright."""
    if topic is None:
        return match.band != "answer" or match.topic.startswith(PROJECT_FREE)
    return match.topic == topic


@faq.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def lint(as_json: bool) -> None:
    """Wordings that would find another answer than their own. Exit 1 where there are any."""
    book = _book()
    found = [
        {"wording": wording, "topic": topic, "finds": match.topic}
        for topic, entry in book.entries.items()
        for wording in entry.wordings()
        if (match := book.match(wording)).topic != topic
    ]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        for one in found:
            click.echo(f"{one['topic']}: “{one['wording']}” finds {one['finds']}; say it otherwise, or move it there")
        click.echo(f"{len(found)} wordings are fought over.")
    sys.exit(1 if found else 0)
