"""Numbers as people write them: ๕๐, 1,200, ห้าสิบ, ร้อยกว่า, 50-60, two dozen.

Knows how to find figures in a message. Does not know what is counted, nor what a field allows. Never raises.
"""

import re
from dataclasses import dataclass

from forms.counting import SCALES, scale_of, spelled
from forms.typed import either, letters, lowered, polite_off, seen

_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_DIGITS = (
    rf"(?:\d{{1,3}}(?:[, ]\d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?![\d.])|\d+(?:\.\d+)?)(?:\s*(?:{_SCALE})(?![a-z]))?"
)
_WORD = r"[ก-ฮะ-์]+|[a-z]+(?:[ -](?:and |a )?[a-z]+)*"
_TO = r"\s*(?:-|–|—|~|ถึง|จนถึง|หรือ|to|or)\s*"
_NOT_COUNTED = re.compile(
    either(
        r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปี|หมู่(?:ที่)?|ม\.|ข้อ|อายุ|since|year|in|moo|no\.?)\s*\d+(?:\s*/\s*\d+)?",
        r"(?:จัง|เลย|อะ|นะ|มาก|ๆ)\s*5{3,}\+*$",  # laughter
        r"[+]?\d[\d -]{7,}\d|\d+/\d+(?:/\d+)?|\d{1,2}:\d{2}",
    )
)
_ROUGH = re.compile(
    either(
        r"ประมาณ|ราว|สัก|เกือบ|กว่า|เศษ|ไม่ถึง|ไม่เกิน|ไม่ต่ำ|น่าจะ|คร่าว|โดยเฉลี่ย|เฉลี่ย|\+|~",
        r"about|around|roughly|approx|almost|nearly|over|more than|at least|maybe|up to|some(?= )",
    )
)
_FILLERS = re.compile(
    either(
        r"(?:โดย)?ประมาณ|ราว(?:\s*ๆ)?|สัก|เกือบ|กว่า(?:\s*ๆ)?|เศษ(?:\s*ๆ)?|ไม่(?:ถึง|เกิน|ต่ำ|น้อย)|มาก(?=กว่า)|น่าจะ|คร่าว(?:\s*ๆ)?",
        r"(?:โดย)?เฉลี่ย|ทั้งหมด|ทั้งสิ้น|รวม(?:กัน|แล้ว)?|จำนวน|อยู่|ตอนนี้|ปัจจุบัน",
        r"สมาชิก|ชาวบ้าน|ครัวเรือน|ครอบครัว|หลังคา(?:เรือน)?|หลัง|บ้าน|คน|ท่าน|ราย|แห่ง|เดียว|พอดี|เท่านั้น|เอง|ค่ะ|คะ|ครับ|นะ|มี|ได้|ก็|ที่",
        r"\b(?:about|around|roughly|approximately|approx|almost|nearly|over|more|than|at|least|maybe|up|to|we|have|are)\b",
        r"\b(?:there|people|persons?|members?|households?|families|houses|in|total|all|some|just|only|of|us|it|is|its)\b",
    )
)
_VAGUE = re.compile(
    either(
        r"หลัก(?:สิบ|ร้อย|พัน|หมื่น|หน่วย)|หลาย(?:สิบ|ร้อย|พัน|หมื่น|คน|ท่าน|ราย|หลัง|บ้าน|ครัว|ครอบ)|เยอะ|มากมาย|ไม่กี่|ไม่มาก|จำนวนมาก|เพียบ",
        r"\b(?:many|lots?|several|few|hundreds|dozens|thousands)\b",
    )
)


@dataclass(frozen=True)
class Figure:
    """A number, or a range of two.

    rough: said with “about”, “more than” or in words. unit: the word after it.
    """

    low: float
    high: float
    rough: bool
    unit: str = ""
    span: tuple[int, int] | None = None  # where it stands, with its unit; None for numbers in words


def figures(text: str) -> list[Figure]:
    """Every number in the message that counts something, in order; years, house numbers and phones do not."""
    words = _NOT_COUNTED.sub(lambda hit: " " * len(hit[0]), lowered(seen(text)))
    rough = _ROUGH.search(words) is not None
    return _written(words, rough) or _spoken(words)


def beside(text: str) -> str:
    """The letters that are neither number nor among the words that go with one."""
    words = re.sub(rf"{_DIGITS}|\d+", " ", lowered(seen(text)))
    parts = re.split(r"[\s,]+", _FILLERS.sub(" ", polite_off(words)))
    return "".join(letters(part) for part in parts if not spelled(part))


def vague(text: str) -> bool:
    """Whether it says how many without a number: “หลักพัน”, “many”."""
    return _VAGUE.search(seen(text).casefold()) is not None


def _written(words: str, rough: bool) -> list[Figure]:
    pattern = rf"(?P<sign>(?<![\d\w])-\s?)?(?P<low>{_DIGITS})(?:{_TO}(?P<high>{_DIGITS}))?\s*(?P<unit>[ก-ฮะ-์]+|[a-z]+)?"
    return [_figure(found, rough) for found in re.finditer(pattern, words)]


def _figure(found: re.Match[str], rough: bool) -> Figure:
    low, odd = _amount(found["low"])
    high, odder = _amount(found["high"]) if found["high"] else (low, False)
    sign = -1 if found["sign"] and not found["high"] else 1
    if found["high"] and low < high and scale_of(found["high"]) > 1 and scale_of(found["low"]) == 1 and low < 10:
        low *= scale_of(found["high"])
    return Figure(
        sign * min(low, high), sign * max(low, high), rough or odd or odder, found["unit"] or "", found.span()
    )


def _amount(written: str) -> tuple[float, bool]:
    """The number, and whether its spelling leaves room for doubt (1.200 for 1,200; 5 พัน)."""
    scale = scale_of(written)
    bare = re.sub(r"[^\d., ]", "", written).strip()
    if re.fullmatch(r"\d{1,3}(?:[,. ]\d{3})+", bare):
        return float(re.sub(r"\D", "", bare)) * scale, not re.fullmatch(r"[\d,]+", bare)
    return float(bare.replace(",", "").replace(" ", "")) * scale, scale != 1


def _spoken(words: str) -> list[Figure]:
    """Numbers in words: what is left when the words around numbers are gone, each piece whole or not at all."""
    parts = [part for part in re.split(r"[\s,]+|(?:จน)?ถึง", _FILLERS.sub(" ", words)) if part]
    whole = spelled(" ".join(parts))
    found = [whole] if whole else [one for one in map(spelled, parts) if one]
    if len(found) == 2 and re.search(r"ถึง|\bto\b", words):
        found = [found[0] + found[1]]
    return [Figure(min(one), max(one), True, _unit_after(words)) for one in found]


def _unit_after(words: str) -> str:
    units = re.findall(r"ครัวเรือน|ครอบครัว|หลังคาเรือน|คน|ท่าน|households?|families|people|members", words)
    return units[-1] if units else ""
