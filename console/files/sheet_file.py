"""One sheet as an XLSX file, written straight into its ZIP: twenty thousand rows in seconds, in little memory.

Knows the format's parts; knows no application. Every text is a text: there is no way to write a formula or a link.
"""

import re
from collections.abc import Iterable, Sequence
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

Cell = str | int | float
Styled = tuple[Cell, int]  # with its place in the list of styles
CELL = 32_767  # characters that Excel keeps in a cell
PLAIN, HEAD, QUOTED = 0, 1, 2  # places in the list of styles; QUOTED shows what begins like a formula as words
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"
MAIN, LINKS = f"{OFFICE}/spreadsheetml/2006/main", f"{OFFICE}/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WRAP = '<alignment vertical="top" wrapText="1"/>'
_XF = 'numFmtId="0" fillId="0" borderId="0"'
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Sarabun"/></font>'
    '<font><b/><sz val="11"/><name val="Sarabun"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    f'<cellStyleXfs count="1"><xf {_XF} fontId="0"/></cellStyleXfs><cellXfs count="3">'
    f'<xf {_XF} fontId="0" xfId="0" applyAlignment="1">{_WRAP}</xf>'
    f'<xf {_XF} fontId="1" xfId="0" applyFont="1" applyAlignment="1">{_WRAP}</xf>'
    f'<xf {_XF} fontId="0" xfId="0" quotePrefix="1" applyAlignment="1">{_WRAP}</xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_RELATION = '<Relationship Id="{id}" Type="{links}/{what}" Target="{target}"/>'
_PART = '<Override PartName="/xl/{name}.xml" ContentType="' + KIND + '.{kind}+xml"/>'


def write_sheet(
    out: IO[bytes],
    title: str,
    headings: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[tuple[Cell, int]]],
) -> int:
    """rows: cells with their styles. The first row and column stay in sight. Returns the number of rows."""
    letters, count = [_letters(place) for place in range(len(headings))], 0
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        for name, part in _parts(title).items():
            archive.writestr(name, HEADER + part)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((HEADER + _opening(widths)).encode())
            sheet.write(_row(1, letters, [(heading, HEAD) for heading in headings]))
            for count, row in enumerate(rows, 1):
                sheet.write(_row(count + 1, letters, row))
            last = f"{letters[-1] if letters else 'A'}{count + 1}"
            sheet.write(f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'.encode())
    return count


def _row(number: int, letters: Sequence[str], cells: Sequence[Styled]) -> bytes:
    drawn = "".join(
        f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>'
        if isinstance(cell, str)
        else f'<c r="{letter}{number}" s="{style}"><v>{cell}</v></c>'
        for letter, (cell, style) in zip(letters, cells, strict=True)
    )
    return f'<row r="{number}">{drawn}</row>'.encode()


def _text(words: str) -> str:
    """As XML can hold it and Excel shows it: cut to what fits, without control characters."""
    if not words.isprintable():
        words = _CONTROL.sub("", words)
    if "_x" in words:
        words = _LOOKS_ESCAPED.sub("_x005F_", words)
    return escape(words[:CELL])


def _letters(place: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    before, here = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + here)


def _opening(widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>' for place, width in enumerate(widths, 1)
    )
    pane = '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0" tabSelected="1">{pane}</sheetView></sheetViews>'
    return f'<worksheet xmlns="{MAIN}">{view}{f"<cols>{columns}</cols>" if columns else ""}<sheetData>'


def _parts(title: str) -> dict[str, str]:
    parts = (("workbook", "sheet.main"), ("styles", "styles"), ("worksheets/sheet1", "worksheet"))
    overrides = "".join(_PART.format(name=name, kind=kind) for name, kind in parts)
    book = _RELATION.format(id="r1", links=LINKS, what="officeDocument", target="xl/workbook.xml")
    inside = _RELATION.format(id="r1", links=LINKS, what="worksheet", target="worksheets/sheet1.xml")
    inside += _RELATION.format(id="r2", links=LINKS, what="styles", target="styles.xml")
    package = f"{OFFICE}/package/2006"
    sheets = f'<sheets><sheet name="{escape(title, {chr(34): "&quot;"})}" sheetId="1" r:id="r1"/></sheets>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{book}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{inside}</Relationships>',
        "xl/styles.xml": _STYLES,
    }
