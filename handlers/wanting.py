"""Hearing that an earlier answer is to be changed: “แก้เบอร์โทร”, “จังหวัดผิด”, “เบอร์ใหม่ 089…”, “change the phone”.

Knows how people say so and what they call the fields; changes nothing.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from forms import Answers, Form, visible
from forms.definition import Field
from forms.typed import key, plain

CHANGE = re.compile(
    r"^(?:ไม่ใช่\s*)?(?:ขอ|อยาก|ต้องการ|ช่วย|จะ|i want to |please |can i |id like to )*"
    r"(?:แก้ไข|แก้|เปลี่ยน|กลับไปแก้|ย้อนไปแก้|กลับไปข้อ|ย้อนไปข้อ|change|edit|correct|fix|go back to)\s*"
    r"(?:ข้อ|คำตอบ|เรื่อง|ตรง|ที่|the|my)?\s*(?P<what>.+)$"
)
WRONG = re.compile(
    r"^(?:ไม่ใช่\s*|no,?\s*|เมื่อกี้\s*)?(?P<what>.+?)\s*"
    r"(?:ผิด|ไม่ถูก|พิมพ์ผิด|ใส่ผิด|กรอกผิด|(?:is |was )?wrong|(?:is |was )?incorrect)(?:แล้ว|ไป|อยู่)?$"
)
WRONGLY = re.compile(r"^(?:ใส่|พิมพ์|กรอก|ตอบ|บอก)\s*(?P<what>.+?)\s*ผิด(?:ไป|แล้ว)?$")
NEW = re.compile(r"^(?:ไม่ใช่\s*)?(?P<what>[^\d\s]{2,30}?)\s*(?:ใหม่|ที่ถูก)(?:คือ|เป็น|:)?\s*(?P<value>\S.*)?$")
INTO = re.compile(r"\s*(?:เป็น|->|→|\bto\b|คือ)\s*(?P<value>\S.*)$")
NEAR = 86  # of 100


@dataclass(frozen=True)
class Change:
    """The field to change, and the new value in the person's words where it was given at once."""

    key: str
    words: str = ""


def wanted_change(text: str, form: Form, answers: Answers) -> Change | None:
    """What is to be changed; None where the words say no such thing or name no field that was answered or is asked."""
    said = plain(text)
    for pattern in (WRONGLY, CHANGE, WRONG, NEW):
        if (found := pattern.match(said)) is None:
            continue
        what, words = found["what"], found.groupdict().get("value") or ""
        if into := INTO.search(what):
            what, words = what[: into.start()], into["value"]
        if field := named_field(what, form, answers):
            return Change(field.key, words)
    return None


def named_field(what: str, form: Form, answers: Answers) -> Field | None:
    """The visible field that people call so: by number (“ข้อ 3”), label, key or other names."""
    asked = visible(form, answers)
    bare = key(what)
    if number := re.fullmatch(r"(?:ข้อ|ที่|ข้อที่|question|no)?(\d{1,2})", bare):
        place = int(number[1])
        return asked[place - 1] if 0 < place <= len(asked) else None
    best = max(asked, key=lambda field: _likeness(bare, field))
    return best if _likeness(bare, best) >= NEAR else None


def _likeness(bare: str, field: Field) -> float:
    names = (field.label.th, field.label.en, field.key, *field.says)
    return max(fuzz.ratio(bare, key(name)) for name in names) if bare else 0.0
