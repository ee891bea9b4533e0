"""Tables as files: CSV and XLSX that open right in Excel, JSON lines. Nothing that was typed becomes a formula.

Knows formats; knows no application and no page.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import IO, Any

from console.files.sheet_file import PLAIN, QUOTED, Cell, write_sheet

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
WIDEST = 48  # characters; longer answers wrap


def defused(cell: Cell) -> Cell:
    """For CSV: words that a spreadsheet would run get an apostrophe in front; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA) else cell


def write_csv(out: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """UTF-8 with a mark that tells Excel so. Returns the number of rows."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer, count = csv.writer(text), 0
    writer.writerow([defused(heading) for heading in headings])
    for count, row in enumerate(rows, 1):  # noqa: B007
        writer.writerow([defused(cell) for cell in row])
    text.detach()
    return count


def write_jsonl(out: IO[bytes], records: Iterable[Any]) -> int:
    """One JSON object a line. Returns the number of lines."""
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return count


def write_xlsx(out: IO[bytes], title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """One sheet, every text a text: no formulas, no links, leading zeros kept. Returns the number of rows."""
    widths = [min(WIDEST, max(14, len(heading) + 2)) for heading in headings]
    styled = ([(cell, QUOTED if defused(cell) != cell else PLAIN) for cell in row] for row in rows)
    return write_sheet(out, _sheet_name(title), headings, widths, styled)


def _sheet_name(title: str) -> str:
    """Excel takes 31 characters, and some not at all."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "samak"
