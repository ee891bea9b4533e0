"""A list of applications written as a table or as JSON lines, with the columns that were asked for.

Knows formats by name and what stands in them; knows no request, no file on the disk and no rights.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from sqlalchemy.orm import Session

from console.cases.columns import Column, chosen, columns
from console.desk import the_desk
from console.files.exports import Record, as_json, stretches
from console.files.tables import write_csv, write_jsonl, write_xlsx
from console.showing import stage_name
from console.wording import say
from models.desk import Chosen

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
}
Told = Callable[[int], None]  # how many are written


@dataclass(frozen=True)
class Sheet:
    """What is to be written: a format, columns, and which applications in which order."""

    kind: str
    keys: tuple[str, ...]
    laid_out: list[Column]
    ids: Sequence[int]
    language: str


def keys_in(typed: str) -> tuple[str, ...]:
    """The columns named in an address: "reference,community_name"."""
    return tuple(key for key in typed.split(",") if key)


def sheet_of(session: Session, kind: str, asked: Chosen, keys: tuple[str, ...], language: str) -> Sheet:
    """Everything that is read before the first row: what is chosen stays the same while it is written."""
    laid_out = chosen(all_columns(session, asked.programme, language), keys)
    return Sheet(kind, keys, laid_out, list(session.scalars(asked.ids())), language)


def all_columns(session: Session, programme: str, language: str) -> list[Column]:
    return columns(session, programme, the_desk().knowledge().form, stage_name, language)


def write(sheet: Sheet, out: IO[bytes], told: Told = lambda _done: None) -> int:
    """Write it whole; the number of rows. `told` is called after each row."""
    records = _counted(stretches(the_desk().database, sheet.ids), told)
    if sheet.kind == "jsonl":
        return write_jsonl(out, (as_json(record, sheet.keys) for record in records))
    headings = [column.heading for column in sheet.laid_out]
    cells = ([column.cell(record) for column in sheet.laid_out] for record in records)
    if sheet.kind == "csv":
        return write_csv(out, headings, cells)
    return write_xlsx(out, say("applications.title", sheet.language), headings, cells)


def _counted(records: Iterable[Record], told: Told) -> Iterable[Record]:
    for done, record in enumerate(records, 1):
        yield record
        told(done)
