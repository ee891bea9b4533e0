"""What changed between two texts, word by word, in Thai and in English. Knows words; knows no page and no field."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from pythainlp.tokenize import word_tokenize

ALIKE = 0.4  # below it, and for mere numbers: the old one whole, then the new one
LONG, LEFT = 90, 36  # letters: an unchanged stretch that is longer is cut to its two ends


@dataclass(frozen=True)
class Piece:
    """kind: “same”, “gone” or “new”."""

    kind: str
    text: str


def word_changes(before: str, after: str, *, whole: bool = False) -> list[Piece]:
    """The texts as one. whole: unchanged stretches are not cut."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not (any(map(str.isalpha, before)) and any(map(str.isalpha, after))) or matcher.ratio() < ALIKE:
        return _kept([Piece("gone", before), Piece("new", after)])
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            said = "".join(old[i1:i2])
            pieces.append(Piece("same", said if whole else _cut(said)))
        else:
            pieces += [Piece("gone", "".join(old[i1:i2])), Piece("new", "".join(new[j1:j2]))]
    return _kept(pieces)


def _words(text: str) -> list[str]:
    return word_tokenize(text, engine="newmm", keep_whitespace=True) if text else []


def _cut(text: str) -> str:
    return f"{text[:LEFT]} … {text[-LEFT:]}" if len(text) > LONG else text


def _kept(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.text]
