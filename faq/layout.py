"""Words typed with the keyboard on the wrong layout, put right, in either direction and also for a part of a message.

Knows keys, Thai spelling and which English words are known. Knows no topic.
"""

import re
from collections.abc import Collection

from faq.dictionary import Dictionary, strangeness
from faq.keyboard import to_latin, to_thai
from faq.letters import clean, is_thai

SENSE = 30  # a letter of sensible Thai costs no more
NONSENSE = 55  # a letter of Thai that makes no sense costs at least this
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(?:com|net|org|th)\b|^[\d.,:/%+-]+$", re.IGNORECASE)
_PIECES = re.compile(r"(\s+|(?<=[ก-๎])(?=[!-~])|(?<=[!-~])(?=[ก-๎]))")
_PLAIN = re.compile(r"[a-z0-9][a-z0-9'-]*[?.!,]*", re.IGNORECASE)
_LONGEST = 400  # a longer message was not typed blindly


def put_right(text: str, words: Dictionary, english: Collection[str]) -> str:
    """The message with what was typed on the wrong layout turned; unchanged where nothing speaks for it."""
    if len(text) > _LONGEST:
        return text
    pieces = _PIECES.split(text)
    return _to_english(_to_thai(pieces, words, english), words, english)


def _to_thai(pieces: list[str], words: Dictionary, english: Collection[str]) -> list[str]:
    doubtful = {place for place, piece in enumerate(pieces) if _may_be_thai(piece, english)}
    sure = {place for place in doubtful if len(pieces[place]) > 2 and _reads_as_thai(pieces[place], words)}
    if not sure:
        return pieces
    also = {place for place in doubtful - sure if _reads_as_thai(pieces[place], words, SENSE + 25)}
    return [to_thai(piece) if place in sure | also else piece for place, piece in enumerate(pieces)]


def _may_be_thai(piece: str, english: Collection[str]) -> bool:
    if is_thai(piece) or not any("!" < key <= "~" for key in piece) or _ADDRESS.search(piece):
        return False
    return piece.lower().strip("?.!,") not in english


def _reads_as_thai(piece: str, words: Dictionary, at_most: float = SENSE) -> bool:
    turned = clean(to_thai(piece)).replace(" ", "")
    return len(turned) > 1 and turned.isascii() is False and strangeness(turned, words) <= at_most


def _to_english(pieces: list[str], words: Dictionary, english: Collection[str]) -> str:
    strange = {place: _strange(piece, words) for place, piece in enumerate(pieces) if _can_be_latin(piece)}
    turned = {place: to_latin(pieces[place]) for place, cost in strange.items() if cost >= NONSENSE}
    known = sum(len(piece) for piece in turned.values() if clean(piece) in english)
    if known < 2 or known < 0.4 * sum(map(len, turned.values())):
        return "".join(pieces)
    turned |= {place: to_latin(pieces[place]) for place, cost in strange.items() if cost > SENSE + 5}
    return "".join(turned.get(place, piece) for place, piece in enumerate(pieces))


def _can_be_latin(piece: str) -> bool:
    return is_thai(piece) and _PLAIN.fullmatch(to_latin(piece)) is not None


def _strange(piece: str, words: Dictionary) -> float:
    return strangeness(clean(piece).replace(" ", "") or piece, words)
