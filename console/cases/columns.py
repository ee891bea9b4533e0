"""A record laid out in columns for people: fixed ones, then every field of every version of the form.

Knows headings and how an answer is shown; knows no file format.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from console.fields import FormOf, fields_of
from console.files.exports import Record, iso
from console.wording import say
from forms.definition import Field
from forms.fields.kind import kind_of
from models.thai_time import BUDDHIST, local

StageName = Callable[[str, str], str]  # programme, status → what staff call it
Cell = str | int | float


@dataclass(frozen=True)
class Column:
    """key: the same in every language, what scripts go by; heading: for people."""

    key: str
    heading: str
    cell: Callable[[Record], Cell]


def columns(session: Session, programme: str, form_of: FormOf, stage_name: StageName, language: str) -> list[Column]:
    """All columns for one programme ("" for all), the newest form's order first; older forms' fields after it."""
    fields = fields_of(session, programme, form_of)
    about = [_plain(name, language) for name in ("reference", "programme", "status", "channel", "language")]
    named = Column("stage", say("export.stage", language), lambda record: stage_name(record.programme, record.status))
    times = [column for name in ("started_at", "submitted_at", "moved_at") for column in _moment(name, language)]
    return [*about, named, *times, *(_answer(field, language) for field in fields.values())]


def chosen(laid_out: Sequence[Column], keys: Collection[str]) -> list[Column]:
    """Those that were asked for, in the order of the form; all where none of them is known."""
    return [column for column in laid_out if column.key in keys] or list(laid_out)


def _plain(name: str, language: str) -> Column:
    return Column(name, say(f"export.{name}", language), lambda record: str(getattr(record, name)))


def _moment(name: str, language: str) -> list[Column]:
    """When, once in ISO 8601 and once as people in Thailand write it."""
    heading = say(f"export.{name}", language)
    return [
        Column(name, heading, lambda record: iso(record.times[name])),
        Column(f"{name}_be", say("export.be", language, heading=heading), lambda record: _era(record.times[name])),
    ]


def _era(moment: datetime | None) -> str:
    """5/6/2564 14:05, by Bangkok's clock."""
    if moment is None:
        return ""
    here = local(moment)
    return f"{here.day}/{here.month}/{here.year + BUDDHIST} {here:%H:%M}"


def _answer(field: Field, language: str) -> Column:
    label = field.label.en if language == "en" else field.label.th
    return Column(field.key, label, lambda record: _shown(record.answers.get(field.key), field, language))


def _shown(value: Any, field: Field, language: str) -> Cell:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return kind_of(field).show(value, field, "en" if language == "en" else "th")
