"""Matches and trials, printed: for people as tables, for programs as JSON. Knows no database."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bot.commands.lines import objects
from faq.index import Index
from faq.match import Match
from faq.trial import Row, shares, trial, worse

SHOWN = 5


def as_json(q: str, match: Match) -> dict[str, Any]:
    """The contract's line for one question."""
    topics = [{"topic": one.topic, "score": one.score} for one in match.candidates]
    return {"q": q, "band": match.band, "topics": topics}


def explain(match: Match) -> None:
    """Every step, the best candidates with the wording that fits, and why the band."""
    console = Console()
    for name, text in match.steps:
        console.print(f"[dim]{name}:[/] {text}", highlight=False, soft_wrap=True)
    table = Table("sure", "topic", "nearest wording")
    for one in match.candidates[:SHOWN]:
        table.add_row(f"{one.score:.2f}", one.topic, one.wording)
    console.print(table)
    for part in match.parts:
        text = dict(part.steps).get("question", "")
        console.print(f"[dim]part:[/] {text} → {part.topic} ({part.why})", highlight=False, soft_wrap=True)
    console.print(f"[bold]{match.band}[/]: {match.why}", highlight=False, soft_wrap=True)


def hold(index: Index, file: Path, accept: bool, json_wanted: bool) -> int:
    """Ask every row of FILE, compare with what was accepted, print; the exit code."""
    rows = trial(index, [example(row, file) for row in objects(file, "q", "topic")])
    accepted = file.with_suffix(".accepted.json")
    if accept:
        kept = {row.q: row.grade for row in rows}
        accepted.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    found = worse(rows, _read(accepted))
    if json_wanted:
        result = {
            "shares": shares(rows),
            "worse": [asdict(one) for one in found],
            "rows": [asdict(row) for row in rows],
        }
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        _print(rows)
        for one in found:
            click.echo(f"worse: “{one.row.q}” ({one.row.topic or 'no answer'}) was {one.was}, is {_said(one.row)}")
        click.echo(f"{len(found)} of {len(rows)} rows got worse." + ("" if accepted.exists() else _HOW))
    return 1 if found else 0


_HOW = " Nothing was accepted yet: run again with --accept to record how it comes out now."


def example(row: Mapping[str, Any], file: Path) -> tuple[str, str | None]:
    if not isinstance(row["q"], str) or not isinstance(row["topic"], str | None):
        sys.exit(f"{file}: “q” must be words and “topic” a topic or null, not {row!r}")
    return row["q"], row["topic"]


def _read(accepted: Path) -> dict[str, Any]:
    if not accepted.exists():
        return {}
    try:
        found: dict[str, Any] = json.loads(accepted.read_text(encoding="utf-8"))
    except ValueError:
        sys.exit(f"{accepted}: not JSON any more; make it anew with --accept")
    return found


def _print(rows: list[Row]) -> None:
    for row in rows:
        if row.grade in ("wrong", "missed"):
            click.echo(f"{row.grade}: “{row.q}” ({row.topic or 'no answer'}) {_said(row)}")
    table = Table("", "right", "offered", "missed", "wrong")
    found = shares(rows)
    for kind in ("questions", "strangers"):
        table.add_row(kind, *(f"{found[f'{kind} {grade}']:.1%}" for grade in ("right", "offered", "missed", "wrong")))
    Console().print(table)


def _said(row: Row) -> str:
    return f"{row.grade}: {', '.join(row.got) or 'nothing'}"
