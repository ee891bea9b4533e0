"""Hearing that an earlier answer is to be changed: “แก้เบอร์โทร”, “จังหวัดผิด”, “เบอร์ใหม่ 089…”, “change the phone”.

Knows how people say so and what they call the fields; changes nothing.
"""

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from forms import Answers, Asked, Form, Value, is_question, kind_of, visible
from forms.definition import Field
from forms.typed import key, plain

LEAD = re.compile(
    r"^(?:(?:เดี๋ยว(?:ก่อน)?|ลืม(?:บอก|ไป|ไปว่า)?|อ้าว|เอ้า|เอ๊ะ|อุ๊ย|โทษที|ขอโทษ|เมื่อกี้(?:นี้)?|ตะกี้|ไม่ใช่|รบกวน|พอดี|คือ"
    r"|oops|sorry|wait|oh|no|actually|hang on)(?:นะ|ค่ะ|คะ|ครับ|ที)*[\s,]*)+"
)
CHANGE = re.compile(
    r"^(?:ขอ|อยาก|ต้องการ|ช่วย|จะ|ผม|หนู|เรา|ดิฉัน|i(?: want|'d like| need) to |please |can i |let me |id like to )*"
    r"(?:กลับไปแก้(?:ไข)?|ย้อนไปแก้(?:ไข)?|กลับไปข้อ|ย้อนไปข้อ|แก้ไข|แก้|เปลี่ยน|change|edit|correct|fix|go back to)\s*"
    r"(?:ข้อ(?!\d)|คำตอบ|เรื่อง|ตรง|ที่|the|my|\s)*(?P<what>.+)$"
)
WRONG = re.compile(
    r"^(?:the |my )?(?P<what>.+?)\s*"
    r"(?:ที่(?:บอก|ให้|ตอบ|กรอก|ใส่|พิมพ์|เลือก)(?:ไป|ไว้)*\s*)?"
    r"(?:พิมพ์ผิด|ใส่ผิด|กรอกผิด|ตอบผิด|ผิด|ไม่ถูก(?:ต้อง)?|(?:is |was |are )?wrong|(?:is |was |are )?incorrect)"
    r"(?:แล้ว|ไป|อยู่|อะ|อ่ะ|ละ|ตัวนึง|ตัวหนึ่ง|ค่ะ|คะ|ครับ|นะ|\s)*(?:\s*(?:ขอ)?(?:แก้(?:ไข)?|เปลี่ยน)(?:หน่อย|ใหม่|ด้วย|ค่ะ|ครับ)*)?$"
)
WRONGLY = re.compile(r"^(?:ใส่|พิมพ์|กรอก|ตอบ|บอก|เลือก)\s*(?P<what>.+?)\s*ผิด(?:ไป|แล้ว)*$")
NEW = re.compile(r"^(?P<what>[^\d\s]{2,30}?)\s*(?:ใหม่|ที่ถูก(?:ต้อง)?|จริงๆ|จริง)\s*(?:คือ|เป็น|:|=)?\s*(?P<value>\S.*)?$")
WRONG_THING = re.compile(r"^(?:i (?:gave|typed|put|chose)(?: you)? )?(?:the |a )?wrong (?P<what>.+)$")
INSTEAD = re.compile(r"^(?P<what>[^\d\s]{2,30}?)\s*ไม่ใช่\s*\S+\s+(?:แต่)?(?:เป็น|คือ)\s*(?P<value>\S.*)$")
MISTAKEN = re.compile(
    r"^i (?:made|typed|wrote|got|put|gave) .{0,25}?(?:mistake|wrong|typo).{0,10}?"
    r"\b(?:in|with|for|about) (?:the |my )?(?P<what>.+)$"
)
NEXT_SENTENCE = re.compile(r"(?<=ค่ะ)\s+|(?<=คะ)\s+|(?<=ครับ)\s+|[.!,]\s+|\s+(?=ขอแก้|ขอเปลี่ยน|ขอกลับ|ขอย้อน)")
SAID_BEFORE = re.compile(r"\s*ที่(?:บอก|ให้|ตอบ|กรอก|ใส่|พิมพ์|เลือก)(?:ไป|ไว้)+.*$|(?<=หน่อย)\s.*$|(?<=ด้วย)\s.*$|(?<=ที)\s.*$")
LONGEST = 80  # letters: longer messages tell something else
INTO = re.compile(r"\s*(?:เป็น|->|→|=|\bto\b|คือ)\s*(?P<value>\S.*)$")
AND = re.compile(r"\s*(?:แล้วก็|และ|กับ|,|\band\b)\s*")
TAIL = re.compile(r"(?:ใหม่|ทำไง|ทำยังไง|ยังไง|ตรงไหน|ได้ป่าว|ได้ปะ|หน่อย|ด้วย|ก่อน|ได้ไหม|ได้มั้ย|ให้ที|ที|นะ|ค่ะ|คะ|ครับ|please|\s)+$")
SHORTEST, LONGEST_NAME = 3, 20  # letters of what a question may be called
NEAR = 86  # of 100


@dataclass(frozen=True)
class Change:
    """The field to change, and the new value in the person's words where it was given at once.

    plain: said in so many words; else (“เบอร์ใหม่ …”) it may as well be an answer. then: what to change after it.
    """

    key: str
    words: str = ""
    plain: bool = True
    then: tuple[str, ...] = ()


def wanted_change(text: str, form: Form, answers: Answers) -> Change | None:
    """What is to be changed; None where the words say no such thing or name no field of the form."""
    whole = plain(text).rstrip(" ?")
    said = LEAD.sub("", whole)
    last = LEAD.sub("", NEXT_SENTENCE.split(whole)[-1]) if len(said) <= LONGEST else said
    for pattern, words in (
        (WRONGLY, said),
        (WRONG_THING, said),
        (INSTEAD, said),
        (CHANGE, said),
        (CHANGE, last),
        (MISTAKEN, said),
        (WRONG, said),
    ):
        if (found := pattern.match(words)) and (change := _change(found, form, answers)):
            return change
    if (found := NEW.match(said)) and not is_question(said) and (change := _change(found, form, answers)):
        return replace(change, plain=False) if _fits(change, form, answers) else None
    return None


def wants_some_change(text: str, form: Form, answers: Answers) -> bool:
    """“แก้ชื่อ”, “can I change the number?”: something of which there are several, or none by just that name."""
    found = CHANGE.match(LEAD.sub("", plain(text).rstrip(" ?")))
    what = key(TAIL.sub("", found["what"])) if found else ""
    names = (key(name) for field in visible(form, answers) for name in (field.label.th, field.label.en, *field.says))
    return SHORTEST <= len(what) <= LONGEST_NAME and any(what in name for name in names)


def _change(found: re.Match[str], form: Form, answers: Answers) -> Change | None:
    what, words = found["what"], found.groupdict().get("value") or ""
    what = SAID_BEFORE.sub("", what)
    if into := INTO.search(what):
        what, words = what[: into.start()], into["value"]
    field = named_field(TAIL.sub("", what), form, answers) or named_field(what, form, answers)
    return Change(field.key, words) if field else _several(TAIL.sub("", what), form, answers)


def _several(what: str, form: Form, answers: Answers) -> Change | None:
    """“แก้ชื่อชุมชนกับเบอร์โทร”: one after the other."""
    found = [named_field(part, form, answers) for part in AND.split(what)]
    keys = [one.key for one in found if one]
    return Change(keys[0], then=tuple(dict.fromkeys(keys[1:]))) if len(keys) == len(found) > 1 else None


def _fits(change: Change, form: Form, answers: Answers) -> bool:
    """“สมาชิกใหม่”, “บ้านใหม่ 5 หลัง” tell of something new; only a new answer to what was answered changes it."""
    field = form.field(change.key)
    if field.kind == "long_text" or not change.words:
        return field.kind != "long_text" and change.key in answers
    return isinstance(kind_of(field).read(change.words, Asked(field, answers)), Value) and (
        change.key in answers or field.kind == "phone"
    )


def named_field(what: str, form: Form, answers: Answers) -> Field | None:
    """The visible field that people call so, by number (“ข้อ 3”), label, key or other names; answered ones go before."""
    asked = visible(form, answers)
    bare = key(what)
    if number := re.fullmatch(r"(?:ข้อ|ที่|ข้อที่|question|no)?(\d{1,2}|แรก)", bare):
        place = 1 if number[1] == "แรก" else int(number[1])
        return asked[place - 1] if 0 < place <= len(asked) else None
    if not bare:
        return None
    best = max(asked, key=lambda field: (round(_likeness(bare, field)), field.key in answers))
    return best if _likeness(bare, best) >= NEAR else None


def _likeness(bare: str, field: Field) -> float:
    names = (field.label.th, field.label.en, field.key, *field.says)
    return max(fuzz.ratio(bare, key(name)) for name in names)
