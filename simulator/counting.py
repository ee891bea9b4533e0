"""How long a text is, in the units in which platforms count: UTF-16 code units and grapheme clusters.

Follows the parts of Unicode annex 29 that chat texts need (marks, emoji sequences, flags, Hangul); not the whole of it.
"""

import unicodedata

_JOINER = "\u200d"
_EXTENDING = {"Mn", "Mc", "Me"}
# Letters by category which annex 29 counts to the one before: Thai and Lao AM, and the half-width Katakana marks.
_SPACING = {"\u0e33", "\u0eb3", "\uff9e", "\uff9f", _JOINER, "\u200c"}


def utf16_units(text: str) -> int:
    """Code units in UTF-16: an emoji beyond the first plane counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """What a reader would call characters: a Thai consonant with its vowel and tone is one."""
    count, before, flags = 0, "", 0
    for char in text:
        flags = flags + 1 if _is_flag_half(char) else 0
        if not before or not _joins(before, char, flags):
            count += 1
        before = char
    return count


def _joins(before: str, char: str, flags: int) -> bool:
    return (
        _extends(char)
        or (before == _JOINER and _is_pictograph(char))
        or (flags > 0 and flags % 2 == 0)
        or (before == "\r" and char == "\n")
        or (_is_jamo(before) and "\u1160" <= char <= "\u11ff")
    )


def _extends(char: str) -> bool:
    return (
        unicodedata.category(char) in _EXTENDING
        or char in _SPACING
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= char <= "\U000e007f"  # tags, as in the flag of Scotland
    )


def _is_pictograph(char: str) -> bool:
    return char >= "\U0001f000" or unicodedata.category(char) == "So"


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_jamo(char: str) -> bool:
    return "\u1100" <= char <= "\u11ff"
