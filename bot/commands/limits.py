"""The limits that calibration found: shown beside those in use, and written where they are kept.

Knows YAML files of words and of limits. Knows no question.
"""

import re
import sys
from dataclasses import fields
from pathlib import Path

import click
import yaml
from rich.console import Console
from rich.table import Table

from faq.calibrate import Outcome, Shares
from faq.calibration import Calibration

_LINE = re.compile(r"^limits:.*\n?", re.MULTILINE)
_ALONE = re.compile(r"^(answer|suggest):.*$", re.MULTILINE)


def show_limits(outcome: Outcome) -> None:
    """The limits and what they do, beside those in use."""
    table = Table("share", "limits found", "limits in use")
    for field in fields(Shares):
        found, used = (getattr(one, field.name) for one in (outcome.found, outcome.in_use))
        table.add_row(field.name.replace("_", " "), f"{found:.1%}", f"{used:.1%}")
    Console().print(table)
    limits = outcome.calibration
    click.echo(f"answer from {limits.answer}, suggest from {limits.suggest}", nl=False)
    click.echo(f" (found on {outcome.questions} questions and {outcome.strangers} strangers)")


def keep(file: Path, limits: Calibration) -> None:
    """Put the limits into a file of limits alone, or as one line into a file of words; all else stays as it is."""
    text = _read(file)
    if not text or set(yaml.safe_load(text) or {}) <= set(Calibration.model_fields):
        comments = "".join(f"{line}\n" for line in _ALONE.sub("", text).splitlines() if line.strip())
        file.write_text(f"{comments}answer: {limits.answer}\nsuggest: {limits.suggest}\n", encoding="utf-8")
        return
    line = f"limits: {{answer: {limits.answer}, suggest: {limits.suggest}}}\n"
    kept = _LINE.sub("", text).rstrip("\n")
    file.write_text(f"{kept}\n\n{line}", encoding="utf-8")


def _read(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if not isinstance(yaml.safe_load(text) or {}, dict):
            sys.exit(f"{file}: is neither a file of words nor of limits")
        return text
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        sys.exit(f"{file}: cannot be read as YAML ({type(error).__name__})")
