"""Whether words are an order just here: at some questions “ไม่มี”, “เจ้าหน้าที่” or “พอแล้ว” is an ordinary answer.

Knows orders and the question that stands; gives none of them.
"""

import re

from forms import Almost, Field, Reading, Value
from forms.chatter import nothing
from forms.typed import key, plain
from handlers.commands import orders, orders_amid

FREE = ("short_text", "long_text")
SENT = ("photos", "files", "location")
CERTAIN = 0.9  # of the field: hardly anything else
LIKELY = 0.7  # of the field: more than a guess
NOUNS = frozenset(
    ("เจ้าหน้าที่", "แอดมิน", "staff", "operator", "agent", "ต่อ", "แก้", "กลับ", "ไทย", "thai", "register", "next")
)
NODS = frozenset(("agree", "refuse"))
NONE_OF_IT = (
    r"^(?:ยัง|ก็|คือ|เรา|หนู|ผม)?ไม่(?:มี|ได้(?:ทำ|ใช้|เล่น)|เล่น|ใช้)\s*(?:{names})(?:หรอก|เลย|ให้|สักอย่าง|จริงๆ|อะไรเลย|\s)*$"
    r"|^(?:we )?(?:have )?no (?:{names})s?(?: yet)?$"
)
WHY_IT = r"^(?:แล้ว)?ทำไม(?:ต้อง|ถึง|จึง|จะ)+\S{{0,8}}(?:{names})\S{{0,10}}$|^why .{{0,20}}\b(?:{names})\b.{{0,10}}$"


def order_in(text: str, field: Field, reading: Reading | None, sure: float) -> str:
    """The order that these words are at this question; none where the field takes them as its answer."""
    names = orders(text) or (("nothing",) if nothing(text) else ())
    if not names and not (isinstance(reading, (Value, Almost)) and field.kind not in FREE and sure >= LIKELY):
        names = orders_amid(text)
    if not names:
        return "skip" if _has_none(text, field) else "why" if _wonders_why(text, field) else ""
    if "enough" in names and field.kind in SENT:
        return "enough"
    if plain(text) in NOUNS and field.kind in FREE:
        return ""
    if isinstance(reading, Value) and field.kind not in FREE and sure >= CERTAIN:
        return ""
    if NODS.issuperset(names) and "refuse" not in names:
        return ""
    return "skip" if "nothing" in names else names[0]


def none_of_them(text: str, field: Field) -> str:
    """The code of the choice that says “none”, where these words say so; else empty."""
    alone = next((choice.code for choice in field.choices if choice.alone), "")
    if not alone or "dont_know" in orders(text):
        return ""
    return alone if nothing(text) or "nothing" in orders(text) or _has_none(text, field) else ""


def _has_none(text: str, field: Field) -> bool:
    """“ไม่มีเอกสาร”, “ไม่เล่นไลน์”: there is none of what was asked; where something must be told, that is telling."""
    if field.required and field.kind in FREE:
        return False
    names = _names(field) if field.required or field.kind not in FREE else r"[^\d\s]{0,20}"
    return re.search(NONE_OF_IT.format(names=names), plain(text)) is not None


def _wonders_why(text: str, field: Field) -> bool:
    """“ทำไมต้องใช้แผนที่”, at the question for a pin."""
    return re.search(WHY_IT.format(names=_names(field)), plain(text)) is not None


def _names(field: Field) -> str:
    called = (field.label.th, field.label.en, *field.says, *field.begins)
    return "|".join(sorted({re.escape(plain(one)) for one in called if key(one)}, key=len, reverse=True))
