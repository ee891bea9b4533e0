"""`samak forms measure`: how well messages are told apart, against pairs that say what they are. Needs no database.

Knows how to count; what a message is taken for is told by `trial`.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from bot.commands.forms import forms
from bot.commands.lines import objects
from bot.commands.trial import Trial
from bot.documents import Wrong
from bot.folders import FOLDER
from forms import Form
from forms.typed import key

OWN_WORDS = ("short_text", "long_text")


@dataclass
class Share:
    """So many of so many."""

    hits: int = 0
    of: int = 0

    def count(self, hit: bool) -> None:
        self.hits, self.of = self.hits + hit, self.of + 1

    @property
    def percent(self) -> float:
        return round(100 * self.hits / self.of, 1) if self.of else 0.0


@dataclass
class Figures:
    """What came of a set of pairs, and the lines that were taken for something else."""

    question_as_answer: Share = field(default_factory=Share)
    answer_as_question: Share = field(default_factory=Share)
    right_value: Share = field(default_factory=Share)
    right_topic: Share = field(default_factory=Share)
    right_command: Share = field(default_factory=Share)
    right_kind: Share = field(default_factory=Share)
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def shares(self) -> dict[str, Share]:
        return {name: one for name, one in vars(self).items() if isinstance(one, Share)}


def measured(rows: Iterable[dict[str, Any]], trial: Trial) -> Figures:
    """Each row: field, q, as, and value, topic or command where it has one."""
    figures = Figures()
    for row in rows:
        got = trial.of(row["field"], row["q"])
        same = _count(figures, row, got, trial.form)
        if not same:
            figures.wrong.append({"wanted": row, "got": got})
    return figures


def _count(figures: Figures, row: dict[str, Any], got: dict[str, Any], form: Form) -> bool:
    figures.right_kind.count(got["as"] == row["as"])
    checks = [got["as"] == row["as"]]
    if row["as"] == "question":
        figures.question_as_answer.count(got["as"] == "answer")
    if row["as"] == "answer":
        figures.answer_as_question.count(got["as"] == "question")
    if row.get("value") is not None:
        checks.append(_right(got["value"], row["value"], form.field(row["field"]).kind))
        figures.right_value.count(checks[-1])
    for name, share in (("topic", figures.right_topic), ("command", figures.right_command)):
        if row.get(name) and got["as"] == row["as"]:
            checks.append(got[name] == row[name])
            share.count(checks[-1])
    return all(checks)


def _right(got: Any, wanted: Any, kind: str) -> bool:
    """Words of one's own are right where what was meant is kept whole: a title or an “ค่ะ” may stand beside it."""
    if kind in OWN_WORDS and isinstance(got, str):
        return key(str(wanted)) in key(got)
    if isinstance(wanted, dict) and isinstance(got, dict):
        return all(got.get(name) == one for name, one in wanted.items())
    return bool(sorted(got) == sorted(wanted)) if isinstance(got, list) and isinstance(wanted, list) else got == wanted


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
