"""Tables as files: CSV and XLSX that open right in Excel, JSON lines. Nothing that was typed becomes a formula.

Knows formats; knows no application and no page.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import IO, Any

import xlsxwriter  # type: ignore[import-untyped]

Cell = str | int | float
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
WIDEST = 48  # characters; longer answers wrap
CELL = 32_767  # characters that Excel keeps in a cell


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
    options = {"constant_memory": True} | dict.fromkeys(("strings_to_formulas", "strings_to_urls"), False)
    book, count = xlsxwriter.Workbook(out, options), 0
    sheet = book.add_worksheet(_sheet_name(title))
    font = {"font_name": "Sarabun", "font_size": 11, "valign": "top"}
    head = book.add_format(font | {"bold": True, "bottom": 1, "text_wrap": True})
    plain = book.add_format(font | {"text_wrap": True})
    quoted = book.add_format(font | {"text_wrap": True, "quote_prefix": True})
    _widths(sheet, headings, plain)
    sheet.freeze_panes(1, 1)
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading[:CELL], head)
    for count, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(count, place, cell[:CELL], quoted if defused(cell) != cell else plain)
            else:
                sheet.write_number(count, place, cell, plain)
    sheet.autofilter(0, 0, count, max(0, len(headings) - 1))
    book.close()
    return count


def _widths(sheet: Any, headings: Sequence[str], plain: Any) -> None:
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, min(WIDEST, max(14, len(heading) + 2)), plain)


def _sheet_name(title: str) -> str:
    """Excel takes 31 characters, and some not at all."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "samak"
