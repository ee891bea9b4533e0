"""Telling a story from a question: both hold question words (“ใครมาก็ต้องชิม”, “ถามว่ามีอะไรเด่น ก็กาแฟดอยค่ะ”).

Knows clauses and where a question stands among them. Does not know what is asked, nor of which field.
"""

import re

from faq.match import Band
from forms import Field, asking
from forms.typed import key, tidy

ASKING = 0.5
SHORT = 8  # letters: a last clause that small (“ดี”, “ขอบคุณ”) decides nothing
CLAUSES = re.compile(r"[\n!;,]+|\.\s|(?<=ค่ะ)|(?<=คะ)|(?<=ครับ)|(?<=[ก-๙ๆ])\s+|\s+(?=[ก-๙])")
ASKED_OUTRIGHT = re.compile(
    r"(?:ไหม|มั้ย|มั๊ย|ไม๊|หรือเปล่า|รึเปล่า|หรือไม่|หรือยัง|เหรอ|หรอ|ป่าว)(?:ค่ะ|คะ|ครับ|อ่ะ|นะ|น่ะ)*$|คะ$|\?$|^ขอ.*(?:หน่อย|ด้วย|ที)(?:ค่ะ|คะ|ครับ)*$"
)
ASKED_AT_THE_END = re.compile(
    rf"{ASKED_OUTRIGHT.pattern}|(?:อะไร|ใคร|ไหน|ไร|ยังไง|อย่างไร|เท่าไ\S+|เมื่อไ\S+|กี่\S{{1,8}})(?:บ้าง|ดี|ได้|คะ|ค่ะ|ครับ)*$"
)
OURS = re.compile(r"โครงการ|สมัคร|กรรมการคัดเลือก|เจ้าหน้าที่|ข้อนี้|แบบฟอร์ม")
LONGEST_NAME = 40
QUOTED = re.compile(r"^\S{0,20}\s*[“\"][^“”\"]{2,80}[”\"]\s*(?:ค่ะ|ครับ|นะ|คับ)*$")
ABOUT_US = re.compile(  # what a question to us is about or made with
    r"สมัคร|ต้อง|ได้|มี|เป็น|คือ|ใช้|ส่ง|รับ|โครงการ|จะ|ควร|ใส่|ตอบ|กรอก|เขียน|ข้อ|เลือก|ดี$|นี้|เบอร์|โทร|ติดต่อ|วัน|เงิน|ให้|เรา|ถึง"
    r"|^(?:who|what|when|where|why|how|which|is|are|do|does|can)\b|\?"
)
ANSWERED = re.compile(r"^(?:ก็|คือ|บอกเลย|ต้องบอก|ตอบว่า|คำตอบ)")


def told(text: str) -> bool:
    """Whether words that may look like a question are told: what comes last is said, and nothing was asked outright."""
    clauses = [clause for part in CLAUSES.split(tidy(text)) if (clause := part.strip())]
    if len(clauses) < 2 or len(key("".join(clauses[1:]))) < SHORT:
        return False
    tail = _tail(clauses)
    if asking(tail) >= ASKING and (len(clauses) < 3 or OURS.search(text) or ASKED_AT_THE_END.search(tail)):
        return False
    return not any(_asked(clause, clauses[at + 1 :]) for at, clause in enumerate(clauses[:-1]))


def asked_at_length(text: str) -> bool:
    """A long message about us that ends in a question: “พอดีว่าทางกลุ่มของเรา … อยากสอบถามว่าสมัครได้ไหมคะ”."""
    clauses = [clause for part in CLAUSES.split(tidy(text)) if (clause := part.strip())]
    tail = _tail(clauses) if clauses else ""
    return OURS.search(text) is not None and ASKED_AT_THE_END.search(tail) is not None and asking(tail) >= ASKING


def is_a_name(text: str, field: Field, band: Band) -> bool:
    """“ตลาดใครใคร่ค้า”, “ดอยไหนคอฟฟี่”: it begins as such answers do, or asks nothing that anybody would ask us."""
    words = tidy(text)
    if field.kind == "short_text" and QUOTED.search(words):
        return True
    likely = band == "none" or (band == "suggest" and field.begun_by(words))
    if field.kind != "short_text" or not likely or len(words) > LONGEST_NAME or ASKED_OUTRIGHT.search(words):
        return False
    return ABOUT_US.search(words) is None and asking(words[-6:]) < ASKING


def _tail(clauses: list[str]) -> str:
    """The last clause, with those before it where it is a word or two."""
    at = next(at for at in range(len(clauses) - 1, -1, -1) if at == 0 or len(key("".join(clauses[at:]))) >= SHORT)
    return " ".join(clauses[at:])


def _asked(clause: str, after: list[str]) -> bool:
    """A question that the person does not answer at once."""
    outright = ASKED_OUTRIGHT.search(clause) is not None and asking(clause) >= ASKING
    return outright and not ANSWERED.match(after[0])
