"""Counting how many messages are taken for what they are. Knows pairs and a trial; knows no command and no file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.commands.share import Share
from bot.commands.trial import Trial
from forms import Form
from forms.typed import key

OWN_WORDS = ("short_text", "long_text")


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
