"""Blocks as a Word file, for whoever must still change a sentence. Written by hand: five small parts in a ZIP.

Knows how each kind of block is called there; knows nothing of what they say.
"""

import io
from collections.abc import Iterable
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from console.paper.blocks import Block, Heading, Pair, Para, Table

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OFFICE = "http://schemas.openxmlformats.org"
WORDS = f"{OFFICE}/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
FONT = '<w:rFonts w:ascii="TH Sarabun New" w:hAnsi="TH Sarabun New" w:cs="TH Sarabun New"/>'
PAGE = 9638  # twentieths of a point between the margins of A4
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
}


def as_docx(blocks: Iterable[Block]) -> bytes:
    out, body = io.BytesIO(), "".join(map(_drawn, blocks))
    margins = '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"/>'
    section = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>'
    document = f'<w:document xmlns:w="{WORDS}"><w:body>{body}{section}</w:body></w:document>'
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in (PARTS | {"word/document.xml": document}).items():
            archive.writestr(name, HEAD + part)
    return out.getvalue()


def _drawn(block: Block) -> str:
    if isinstance(block, Heading):
        return _paragraph(block.text, bold=True, size=40 if block.large else 34, before=0 if block.large else 240)
    if isinstance(block, Para):
        return _paragraph(block.text)
    if isinstance(block, Pair):
        return _table([[block.label, block.text]], (26, 74), lines=False)
    if isinstance(block, Table):
        return _table([block.headings, *block.rows], block.widths, lines=True) + _paragraph("")
    return "".join(_signed(name, role) for name, role in block.people)


def _signed(name: str, role: str) -> str:
    dots = "." * 60
    lines = (f"ลงชื่อ {dots}", f"({name or ' ' * 40})", role)
    return "".join(_paragraph(words, middle=True, before=480 if place == 0 else 0) for place, words in enumerate(lines))


def _paragraph(words: str, *, bold: bool = False, size: int = 30, before: int = 0, middle: bool = False) -> str:
    about = f'<w:spacing w:before="{before}" w:after="60"/>' + ('<w:jc w:val="center"/>' if middle else "")
    keep = "<w:keepNext/>" if bold else ""
    return f"<w:p><w:pPr>{keep}{about}</w:pPr>{_run(words, bold=bold, size=size)}</w:p>"


def _run(words: str, *, bold: bool = False, size: int = 30) -> str:
    """Thai is a complex script to Word: weight and size are said twice."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    about = f'{FONT}{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:cs/><w:lang w:bidi="th-TH"/>'
    plain = "".join(letter for letter in words if letter == "\n" or letter.isprintable())
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain.split("\n"))
    return f"<w:r><w:rPr>{about}</w:rPr>{lines}</w:r>"


def _table(rows: Iterable[Iterable[str]], widths: Iterable[int], *, lines: bool) -> str:
    shares = list(widths)
    wide = [PAGE * share // sum(shares) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    edge = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    about = f'<w:tblW w:w="{PAGE}" w:type="dxa"/>' + (f"<w:tblBorders>{edge}</w:tblBorders>" if lines else "")
    drawn = "".join(_row(row, wide, first=lines and place == 0) for place, row in enumerate(rows))
    return f'<w:tbl><w:tblPr>{about}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>'


def _row(cells: Iterable[str], wide: list[int], *, first: bool) -> str:
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(words, bold=first, size=28)}</w:tc>'
        for words, width in zip(cells, wide, strict=True)
    )
    repeated = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if first else "") + "</w:trPr>"
    return f"<w:tr>{repeated}{drawn}</w:tr>"
