"""`samak faq`: what the bot would answer and why; questions held against it; wordings fought over; limits found anew.

Knows printing and files; finding is told by `faq`.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bot.commands.limits import keep, show_limits
from bot.commands.lines import objects, topics
from bot.commands.loaded import loaded
from bot.commands.questions import as_json, example, explain, hold
from faq.calibrate import calibrate as found_limits
from faq.fights import fights
from faq.index import Index
from faq.lint import lost, thin, two_spellings
from faq.words import Words, general

MOST = 5000  # characters of a question that are looked at
DEVELOPMENT = Path("tests/faq/development.jsonl")


@click.group()
def faq() -> None:
    """Questions and answers."""


@faq.command()
@click.argument("words", nargs=-1)
@click.option("--jsonl", "file", type=click.Path(path_type=Path), help='Lines {"q": …}; - reads standard input.')
@click.option("--entries", type=click.Path(path_type=Path), help='Match against lines {"topic": …, "questions": […]}.')
@click.option("--typing", is_flag=True, help="Rank as the hotline desk does while somebody is still typing.")
@click.option("--json", "json_wanted", is_flag=True, help="Print JSON.")
def ask(words: tuple[str, ...], file: Path | None, entries: Path | None, typing: bool, json_wanted: bool) -> None:
    """What the bot would answer to WORDS, and why. With --jsonl one JSON line per input line, in order."""
    if file is None and not words:
        sys.exit("Say what to ask: samak faq ask ปิดรับเมื่อไหร่ — or give a file with --jsonl")
    index = Index.build(topics(entries)) if entries else loaded()[0].index
    if file is not None:
        for row in objects(file, "q"):
            q = str(row["q"])
            click.echo(json.dumps(as_json(q, index.match(q[:MOST], typing=typing)), ensure_ascii=False))
        return
    q = " ".join(words)
    match = index.match(q[:MOST], typing=typing)
    if json_wanted:
        parts = [as_json(dict(part.steps).get("question", ""), part) for part in match.parts]
        more = {"parts": parts, "steps": match.steps, "why": match.why}
        click.echo(json.dumps(as_json(q, match) | more, ensure_ascii=False))
    else:
        explain(match)


@faq.command("test")
@click.argument("file", type=click.Path(path_type=Path), default=DEVELOPMENT)
@click.option("--accept", is_flag=True, help="Record how it comes out now as what must not get worse.")
@click.option("--json", "json_wanted", is_flag=True, help="Print JSON.")
def test(file: Path, accept: bool, json_wanted: bool) -> None:
    """Hold FILE ({"q", "topic"} a line; topic null: no answer here) against the answers.

    Exit 1 where a row came out better when FILE was accepted last, and name the row.
    """
    sys.exit(hold(loaded()[0].index, file, accept, json_wanted))


@faq.command()
@click.option("--json", "json_wanted", is_flag=True, help="Print JSON.")
def lint(json_wanted: bool) -> None:
    """Wordings that two entries fight over, entries with few wordings, words with two spellings. Exit 1 for a fight."""
    wordings, words = _ours()
    fought, missed = [*fights(wordings, words)], [*lost(Index.build(wordings, words), wordings)]
    found: dict[str, list[Any]] = {
        "fights": [asdict(one) for one in fought],
        "lost": [asdict(one) for one in missed],
        "thin": [*thin(wordings)],
        "two_spellings": [*two_spellings(general() + words)],
    }
    if json_wanted:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        for fight in fought:
            click.echo(f"{fight.topic}: “{fight.wording}” is as good as “{fight.other_wording}” of {fight.other_topic}")
        for one in missed:
            click.echo(
                f"{one.topic}: “{one.wording}” finds {one.finds or 'nothing'}; say it otherwise, or move it there"
            )
        for topic, count in found["thin"]:
            click.echo(f"{topic}: only {count} wordings; five are a start")
        for form, first, second in found["two_spellings"]:
            click.echo(f"words.yaml: “{form}” is said to be “{first}” and “{second}”; keep one of them")
        click.echo(f"{len(fought)} fights, {len(missed)} wordings that find another answer.")
    sys.exit(1 if fought or missed else 0)


@faq.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--entries", type=click.Path(path_type=Path), help='For lines {"topic": …, "questions": […]} instead.')
@click.option("--write", type=click.Path(path_type=Path), help="Write the limits into this words.yaml or limits.yaml.")
@click.option("--json", "json_wanted", is_flag=True, help="Print JSON.")
def calibrate(file: Path | None, entries: Path | None, write: Path | None, json_wanted: bool) -> None:
    """Find from which sureness on to answer and to suggest, by cross-validation.

    By FILE, where it has a hundred or more real questions ({"q", "topic"}; topic null: no answer here), else by
    the wordings themselves. Figures for the limits that were found are those of questions they were not found by.
    """
    wordings, words = (topics(entries), Words()) if entries else _ours()
    examples = [example(row, file) for row in objects(file, "q", "topic")] if file else []
    outcome = found_limits(wordings, words, examples)
    if write:
        keep(write, outcome.calibration)
    if json_wanted:
        click.echo(json.dumps(asdict(outcome) | {"calibration": outcome.calibration.model_dump()}))
    else:
        show_limits(outcome)


def _ours() -> tuple[Mapping[str, Sequence[str]], Words]:
    book, words = loaded()
    return {topic: entry.wordings() for topic, entry in book.entries.items()}, words
