"""Pointing at a list by number: “1, 3”, “ข้อ ๒”, “อันแรก”, “1-3”, “the second one”.

Knows ways of pointing. Does not know what stands on the list, nor how long it is.
"""

import re

from forms.counting import spelled
from forms.typed import plain

_NUMBER = re.compile(
    r"(?:(?:เลือก)?(?:ข้อ|ตัวเลือก|อัน|แบบ|ลำดับ|หมายเลข|เลข|เอา|option|number|no\.?|choice|#)?\s*(?:ที่\s*)?)?\(?(\d{1,2})(?!\d)[.)]?"
)
_BETWEEN = re.compile(r"\s*(?:,|/|&|\+|และ|กับ|แล้วก็|\band\b|\s)\s*")
_WORDED = {"แรก": 1, "first": 1, "second": 2, "third": 3, "สุดท้าย": -1, "last": -1}
_POINTING = re.compile(r"(?:เลือก)?(?:ข้อ|ตัวเลือก|อัน|แบบ|the |option |number )?(?:ที่)?(\S+?)(?: one| option)?")


def numbers(text: str) -> list[int]:
    """Places on the list when the message is nothing else: “1, 3”, “ข้อ ๒”, “1-3”; empty otherwise."""
    words = plain(text)
    span = re.fullmatch(r"(\d{1,2})\s*(?:-|ถึง|to)\s*(\d{1,2})", words)
    if span and int(span[1]) < int(span[2]):
        return list(range(int(span[1]), int(span[2]) + 1))
    together = re.sub(r"(?<=\D)\s+(?=\d)", "", words)  # “ข้อ 1” is one piece
    parts = [part for part in _BETWEEN.split(together) if part]
    found = [_NUMBER.fullmatch(part) for part in parts]
    if parts and all(found):
        return [int(one[1]) for one in found if one]
    return _worded(words)


def _worded(words: str) -> list[int]:
    pointing = _POINTING.fullmatch(words)
    if pointing is None:
        return []
    if pointing[1] in _WORDED:
        return [_WORDED[pointing[1]]]
    pointed = words.startswith(("ข้อ", "อัน", "แบบ", "option", "number")) or spelled(words)
    return list(spelled(pointing[1])[:1]) if pointed else []
