"""What people say to days that were offered: which one, none of them, another; or that the day agreed will not do.

Knows how consent and refusal are worded in Thai and English. Knows no conversation and decides nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from forms.typed import either, plain
from handlers.visit_days import named
from models.slots import Slot

What = Literal["slot", "which", "none", "other", "yes", ""]
LONG = 60  # characters: whoever says more tells a story, which staff should read

ANY = re.compile(r"(?:ได้|ว่าง|สะดวก)(?:หมด)?(?:ทุกวัน|ทั้งหมด)|วันไหนก็ได้|(?:ได้|ว่าง)หมด|\bany (?:day|of them)\b")
FITS = re.compile(
    r"(?:ก็|เรา|ชุมชน|ทาง|yes|ok|okay|[, ])*(?:ได้|สะดวก|ว่าง|ตกลง|โอเค|ยินดี|ใช่|ok|okay|yes|sure|fine"
    r"|(?:that )?(?:suits|works)(?: (?:for )?us| fine| well)*)(?:ได้|เลย|อยู่|แล้ว|นะ|ทุกคน| )*"
)
REFUSES = re.compile(
    either(
        r"ไม่(?:ค่อย)?(?:ว่าง|สะดวก|ได้|เอา)|ติด(?:ธุระ|งาน|ประชุม|ประเพณี|ภารกิจ|นา|เกี่ยว)|ไม่มีวันไหน|ไม่มีใครอยู่",
        r"\b(?:none|not (?:free|available|possible|that day|these|this)|can(?:'?t|not)|busy|unavailable)\b|n't suit",
    )
)
OFF = re.compile(
    either(
        r"(?:เลื่อน|ยกเลิก|เปลี่ยน|ย้าย)(?:วัน)?(?:นัด|ลงพื้นที่)|(?:ขอ|อยาก)(?:เลื่อน|เปลี่ยน|ย้าย)วัน",
        r"\b(?:reschedule|cancel|change|move|postpone) (?:the|our|my) (?:site )?(?:visit|appointment)",
    )
)
OFF_NEAR = re.compile(either(r"เลื่อน|ยกเลิก|เปลี่ยนวัน", r"\b(?:reschedule|postpone|cancel)\b"))
WHEN = re.compile(
    either(
        r"(?:นัด|ลงพื้นที่|มาดู(?:พื้นที่|ชุมชน)|มาเยี่ยม|เจ้าหน้าที่(?:จะ)?(?:มา|ลง))[ก-๙]{0,20}?(?:วันไหน|เมื่อไ|วันที่เท่า)",
        r"^(?:ขอดู|ดู|เช็ค|เช็ก)?(?:วัน)?นัด(?:หมาย|ลงพื้นที่|ของฉัน|ของเรา)?$",
        r"\bwhen (?:is|was) (?:the|our|my) (?:site )?visit|\bwhen (?:will|are) (?:you|they|staff) com(?:e|ing)\b",
    )
)
CLAUSES = re.compile(r"[,\n]|\s+(?=เอา|ขอ|ได้|เลือก|แต่|เป็น|ถ้า|but)|(?<=ว่าง)\s+|(?<=สะดวก)\s+|(?<=.)(?=แต่|เอา)")
SMALL = re.compile(
    either(
        r"เอา|ขอ|เลือก|สะดวก|ว่าง|ได้|ตกลง|โอเค|เป็น|วันที่|วัน|ที่|เดือน|ช่วง|ตอน|เวลา|น\.|นะ|เลย|ละกัน|แล้วกัน|ก็|จะ|อัน|ข้อ|ตัวเลือก",
        r"แรก|สุดท้าย|หนึ่ง|สอง|สาม|เช้า|บ่าย|จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์|ค่ะ|คะ|ครับ|[ก-ฮ]\.?[ก-ฮ]\.|[ก-๙]{3,8}(?:คม|ยน|พันธ์)",
        r"\b(?:the|on|at|days?|we|us|for|is|that|please|take|choose|would|like|ok|okay|yes|works?|suits?|fine|of|one|in|it|be)\b",
        r"\b(?:first|second|third|last|morning|afternoon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|option|number)\b",
        r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?<=\d)(?:st|nd|rd|th)|(?<=\d)\s?[ก-ฮ]{2}(?![ก-๙])",
    )
)


@dataclass(frozen=True)
class Heard:
    """slots: the one chosen, or those still possible. sure: nothing else is said beside it."""

    what: What
    slots: tuple[Slot, ...] = ()
    sure: bool = False


def heard(text: str, offered: Sequence[Slot], today: date) -> Heard:
    """What the words say of the days offered."""
    words = plain(text)
    if ANY.search(words):
        return Heard("slot", tuple(offered[:1]), sure=True)
    refused, wanted = _weighed(words, offered, today)
    if wanted is not None:
        what: What = "slot" if len(wanted) == 1 else "which" if wanted else "other"
        return Heard(what, wanted, sure=not any(mark.isalpha() for mark in SMALL.sub("", words)))
    left = tuple(one for one in offered if one not in refused)
    if refused:
        return Heard("which", left) if left else Heard("none", sure=len(words) < LONG)
    if FITS.fullmatch(words):
        return Heard("yes", tuple(offered))
    return Heard("")


def _weighed(words: str, offered: Sequence[Slot], today: date) -> tuple[frozenset[Slot], tuple[Slot, ...] | None]:
    """The slots refused, and those wanted last (None: no day is wanted)."""
    refused, wanted = frozenset[Slot](), None
    for clause in filter(None, (part.strip() for part in CLAUSES.split(words))):
        found = named(clause, offered, today)
        if REFUSES.search(clause):
            refused |= frozenset(offered if found is None else found)
        elif found is not None:
            wanted = tuple(one for one in found if one not in refused)
    return refused, wanted


def calls_off(text: str, *, near: bool) -> bool:
    """Whether a day that was agreed is given up. near: the visit was spoken of just now."""
    words = plain(text)
    return bool(OFF.search(words) or (near and (OFF_NEAR.search(words) or REFUSES.search(words))))


def asks_when(text: str) -> bool:
    return WHEN.search(plain(text)) is not None
