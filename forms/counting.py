"""Number words, Thai and English: ห้าสิบ, พันสอง, สี่ห้าคน, one hundred and twenty.

Knows one number word phrase at a time. Does not look for it in a sentence.
"""

import re

SCALES = {
    "สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000,
    "k": 1000, "hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "โหล": 12,
}  # fmt: skip
_ONES = {
    "ศูนย์": 0, "หนึ่ง": 1, "นึง": 1, "หนึง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5,
    "หก": 6, "เจ็ด": 7, "เจ้ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_PLACES = {name: size for name, size in SCALES.items() if name not in ("k", "โหล") and name > "ก"}
_THAI = re.compile("|".join(sorted([*_ONES, *_PLACES, "ครึ่ง"], key=len, reverse=True)))
_ENGLISH = {
    "zero": 0, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


def scale_of(written: str) -> int:
    """What the scale word at the end of “5 พัน” multiplies by; 1 where there is none."""
    return next((size for name, size in SCALES.items() if written.rstrip().endswith(name)), 1)


def spelled(phrase: str) -> tuple[int, ...]:
    """The number this whole phrase spells; two where it leaves a choice (สี่ห้า; ร้อยห้า); nothing where it is no number."""
    joined = phrase.replace(" ", "").replace("ซาว", "ยี่สิบ")
    tokens = _THAI.findall(joined)
    if tokens and "".join(tokens) == joined:
        return _thai(tokens)
    return _english(re.split(r"[\s-]+", phrase.strip()))


def _thai(tokens: list[str]) -> tuple[int, ...]:
    if tokens[0] == "ครึ่ง" and len(tokens) == 2 and tokens[1] in _PLACES:
        return (_PLACES[tokens[1]] // 2,)
    return () if "ครึ่ง" in tokens else _neighbours(tokens) or _summed(tokens)


def _summed(tokens: list[str]) -> tuple[int, ...]:
    """Digit words each before its place word, the places falling; nothing where they do not."""
    total, ones, least = 0, None, 10_000_000
    for token in tokens:
        size = _PLACES.get(token)
        if (size is None and ones is not None) or (size is not None and size >= least):
            return ()
        if size is None:
            ones = _ONES[token]
        elif size == 1_000_000:
            total, ones, least = (total + (ones or 0) or 1) * size, None, size
        else:
            total, ones, least = total + (1 if ones is None else ones) * size, None, size
    return _with_last(total, ones, least, tokens)


def _with_last(total: int, ones: int | None, least: int, tokens: list[str]) -> tuple[int, ...]:
    """The last digit word: พันสอง is 1,200, ร้อยห้า may be 105 or 150, สิบห้า is 15."""
    if ones is None:
        return (total,)
    short = least >= 100 and least <= 1_000_000 and tokens[-1] != "เอ็ด" and ones
    if not short:
        return (total + ones,)
    return (total + ones * least // 10,) if least >= 1000 else (total + ones * least // 10, total + ones)


def _neighbours(tokens: list[str]) -> tuple[int, ...]:
    """“สี่ห้า”, “ห้าหกสิบ”: two digits next to each other mean from the one to the other."""
    if len(tokens) not in (2, 3) or not all(token in _ONES for token in tokens[:2]):
        return ()
    low, high = _ONES[tokens[0]], _ONES[tokens[1]]
    size = _PLACES.get(tokens[2], 0) if len(tokens) == 3 else 1
    return (low * size, high * size) if high == low + 1 and size else ()


def _english(tokens: list[str]) -> tuple[int, ...]:
    total, part = 0, 0
    for word in tokens:
        if word in _ENGLISH:
            part += _ENGLISH[word]
        elif word in ("hundred", "dozen"):
            part = (part or 1) * SCALES[word]
        elif word in ("thousand", "million"):
            total, part = total + (part or 1) * SCALES[word], 0
        elif word != "and":
            return ()
    return (total + part,) if set(tokens) - {"a", "an", "and"} else ()
