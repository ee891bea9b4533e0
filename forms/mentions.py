"""Names of places inside a message: with the word for their level (อ.แม่ริม), or standing alone between spaces.

Knows how places are written down. Does not know which of several places of one name is meant.
"""

import re
from dataclasses import dataclass

from forms.places import LEVELS, Level, Place, by_key, called, unworded
from forms.typed import letters, polite_off

_MARKS: dict[Level, str] = {
    "province": r"จังหวัด|จว\.|จ\.",
    "district": r"กิ่งอำเภอ|อำเภอ|อ\.|เขต",
    "subdistrict": r"ตำบล|ต\.|แขวง",
}
_MARKED = re.compile("|".join(rf"(?P<{level}>{words})\s*" for level, words in _MARKS.items()))
_WORD = re.compile(r"[^\s,;/|()]+")
_MOST_PARTS, _MOST_WORDS, _LONGEST_NAME = 6, 40, 4
Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """A stretch of the message that names places. marked: with the word for its level."""

    span: Span
    found: tuple[Place, ...]
    marked: bool


def parts_of(words: str) -> list[Part]:
    """Marked names; between them, words that are a name exactly."""
    marks = list(_MARKED.finditer(words))
    ends = [*(mark.start() for mark in marks[1:]), len(words)]
    parts = [part for mark, end in zip(marks, ends, strict=False) if (part := _marked(words, mark, end))]
    parts += _unmarked(words, [part.span for part in parts])
    return sorted(parts, key=lambda part: (not part.marked, part.span))[:_MOST_PARTS]


def _marked(words: str, mark: re.Match[str], end: int) -> Part | None:
    """The longest name that follows the mark."""
    level = next(one for one in LEVELS if mark[one])
    stops = [hit.end() for hit in _WORD.finditer(words, mark.end(), end)][:_LONGEST_NAME]
    for stop in reversed(stops):
        if found := called(words[mark.end() : stop], level):
            return Part((mark.start(), stop), found, True)
    return None


def _unmarked(words: str, taken: list[Span]) -> list[Part]:
    hits = list(_WORD.finditer(words))[:_MOST_WORDS]
    parts: list[Part] = []
    at = 0
    while at < len(hits):
        part = next(
            (one for size in range(_LONGEST_NAME, 0, -1) if (one := _named(words, hits[at : at + size], taken))), None
        )
        if part:
            parts.append(part)
        at = next(
            (n for n in range(at + 1, len(hits)) if part and hits[n].start() >= part.span[1]),
            len(hits) if part else at + 1,
        )
    return parts


def _named(words: str, hits: list[re.Match[str]], taken: list[Span]) -> Part | None:
    start, end = hits[0].start(), hits[-1].end()
    if any(start < stop and begin < end for begin, stop in taken) or "," in words[start:end] or end - start < 2:
        return None
    piece = polite_off(words[start:end].casefold())
    found = tuple(one for level in LEVELS for one in by_key(letters(unworded(piece, level)), level))
    return Part((start, end), found, False) if found else None
