"""A document as blocks, so that the screen, the PDF and the Word file say the same. Knows words; knows no format."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """large: the document's own name."""

    text: str
    large: bool = False
    kind: str = "heading"


@dataclass(frozen=True)
class Para:
    text: str
    kind: str = "para"


@dataclass(frozen=True)
class Pair:
    """A short name and what belongs to it; several lines where there are several people."""

    label: str
    text: str
    kind: str = "pair"


@dataclass(frozen=True)
class Table:
    """widths: shares of the page's width, one for each column."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    kind: str = "table"


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on: a name, and as what."""

    people: Sequence[tuple[str, str]]
    kind: str = "signatures"


Block = Heading | Para | Pair | Table | Signatures
