"""Whether words are words: not a lone dot, not emoji only, not a hand on the keyboard.

Knows keyboards and repetition. Knows no language's dictionary: what might be a name passes.
"""

import re
import unicodedata

from forms.typed import key

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ", "1234567890")
_ALL_ROWS = _ROWS + tuple(row[::-1] for row in _ROWS)
_ONE_BEAT = re.compile(r"(.{1,4}?)\1{3,}")
_NO_VOWEL = re.compile(r"[ก-ฮ]{9,}|[bcdfghjklmnpqrstvwxz]{7,}")


def has_letters(text: str) -> bool:
    return any(unicodedata.category(mark)[0] == "L" for mark in text)


def makes_sense(text: str) -> bool:
    """Whether this may be somebody's words."""
    word = key(text)
    if not has_letters(word):
        return False
    return not (_mashed(word) or _ONE_BEAT.fullmatch(word) or (len(set(word)) == 1 and len(word) > 2))


def _mashed(word: str) -> bool:
    """Most of it runs along a row of keys, or it has no vowel where every language has one."""
    if len(word) > 40:
        return False
    runs = sum(any(word[at : at + 3] in row for row in _ALL_ROWS) for at in range(len(word) - 2))
    return (len(word) >= 4 and runs >= 0.6 * (len(word) - 2)) or _NO_VOWEL.fullmatch(word) is not None
