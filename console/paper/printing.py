"""Blocks as a PDF. Knows how each kind of block looks on paper; knows nothing of what they say."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from console.paper import blank
from console.paper.blocks import Block, Heading, Pair, Para, Signatures, Table

if TYPE_CHECKING:
    from console.paper.sheet import Paper

ROOM = 30.0  # millimetres for a name with its line


def as_pdf(blocks: Iterable[Block], title: str, foot: str, language: str) -> bytes:
    paper = blank(title, foot, language)
    for block in blocks:
        _lay(paper, block)
    return paper.finished()


def _lay(paper: "Paper", block: Block) -> None:
    if isinstance(block, Heading):
        paper.heading(block.text, 15) if block.large else paper.section(block.text)
    elif isinstance(block, Para):
        paper.paragraph(block.text)
        paper.ln(1.6)
    elif isinstance(block, Pair):
        paper.pair(block.label, block.text)
    elif isinstance(block, Table):
        paper.table_of(block.headings, block.rows, tuple(block.widths))
    else:
        _sign(paper, block)


def _sign(paper: "Paper", block: Signatures) -> None:
    """Two beside each other; a line never stands without its name."""
    for begin in range(0, len(block.people), 2):
        if paper.will_page_break(ROOM):
            paper.add_page()
        top, width = paper.get_y() + 14, paper.epw / 2
        for place, (name, role) in enumerate(block.people[begin : begin + 2]):
            left = paper.l_margin + place * width
            paper.line(left + 8, top, left + width - 8, top)
            for down, words in ((1.5, f"({name or ' ' * 40})"), (8.0, role)):
                paper.set_xy(left, top + down)
                paper.centred(words, width)
        paper.set_y(top + 16)
