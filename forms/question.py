"""Whether words have the shape of a question, in Thai or English.

Knows how people ask. Does not know what they ask about, nor which field has just been asked. Pure; never raises.
"""

import re

from forms.typed import digits, polite_off, tidy

SHORT, LONG = 60, 150  # characters: a whole message that asks; a story in which a question word is only a word
_ADDRESSES = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_HARMLESS = re.compile(
    r"(?:ผ้า|เส้น|หม่อน|ทอ|เลี้ยง|รัง|ตัว|สาว|ใย|ด้าย|ฝ้ายและ|และ|ย้อม|หนอน|แปรรูป|ผ้าถุง|ซิ่น|บ้าน|งาน|เครื่อง)ไหม(?![่้])"
    r"|ไหม(?=ไทย|พรม|มัดหมี่|แท้|ขัดฟัน|อีรี่|ยก|ทอ|ย้อม|ประดิษฐ์|ข้าวโพด|บ้าน|แพร|ลาย|สี|พื้น|ทอง|แก้ว|ดิบ|เงิน)|ไหม[้่]"
    r"|เชียงไหม|น้ำเปล่า|ข้าวเปล่า|ที่ว่างเปล่า|ว่างเปล่า|ตะไคร้|ใคร่|ทำไม้|ไร[่้]"
    r"|เกี่|กี่(?=กระตุก|ทอ|เอว|พื้น|มือ|พุ่ง|โบราณ|ไม้)|(?:หูก|ทอ|ด้วย|ทอผ้า|มี|เครื่อง)กี่(?!คน|บาท|วัน|ข้อ|แห่ง|รูป|ราย|ชุมชน|จังหวัด|ที่|โมง|ครั้ง|เดือน|ปี|หลัง|ตัว)"
    r"|(?:อะไร|ใคร|ที่ไหน|ไหน|เมื่อไหร่|เมื่อไร|เท่าไหร่|เท่าไร|ยังไง|อย่างไร|กี่\S{0,8}?)\s*(?:ก็|ๆ)"
    r"|ไม่ว่า\S{0,6}?(?:อะไร|ใคร|ที่ไหน|ไหน|อย่างไร|จะ)|ไม่(?:มี|ได้ทำ|ค่อยมี)(?:อะไร|ใคร)|ไม่\S{0,12}?เท่า(?:ไหร่|ไร)"
    r"|หรืออะไร|อะไร(?=แบบนี้|พวกนี้|ทำนอง|ต่าง|เทือก)|อะไรกัน(?=\s)"
)
_ENDS = re.compile(
    r"(?:ไหม|มั้ย|มั๊ย|ไม๊|มัย|ไม้ย|ไหมอ่?ะ|(?:หรือ|รึ|รื|เหรอ)?(?:เปล่า|ป่าว|ปล่าว|ป่ะ|ปะ)|(?:หรือ|รึ|แล้ว|ปิด|เปิด)ยัง|หรือไม่|เหรอ|หรอ|หรือ|รึ"
    r"|(?:ได้|ดี|เอา|ใช่|มี|ต้อง)(?:มะ|ไม|ม่ะ|บ่)|ล่ะ|ไง|ทำไง)$"
)
_OPENS = re.compile(
    r"^(?:อยาก(?:จะ)?(?:ทราบ|รู้|ถาม|สอบถาม|ขอถาม)|ขอ(?:ถาม|ทราบ|สอบถาม|รบกวนถาม|ความรู้|รายละเอียด|ข้อมูลเพิ่ม)|สอบถาม|รบกวน(?:ถาม|สอบถาม|ขอถาม)"
    r"|ไม่(?:ทราบ|แน่ใจ|เข้าใจ|รู้)ว่า|ถามหน่อย|มีคำถาม|สงสัย(?:ว่า|นิด|ค่ะ|$)|ช่วย(?:บอก|อธิบาย|แนะนำ)|แนะนำหน่อย|ยกตัวอย่าง|ตัวอย่างหน่อย|ไม่เข้าใจ|หมายความว่า|แปลว่า|คือ(?:อะไร|ไร))"
)
_WORDS = re.compile(
    r"อะไร|อะรัย|อาราย|(?:ทำ|มี|ใช้|เอา|ส่ง|เตรียม|กรอก|ได้|ต้อง|คือ)ไร(?![่้])|ใคร|ทำไม(?!้)|เพราะเหตุใด|(?<!เ)กี่|เท่า(?:ไ|ใด)|เมื่อ(?:ไ|ใด)|(?:วัน|ตอน|ที่|ตรง|แบบ|อัน|ข้อ|ทาง|คน|แค่|จังหวัด|ช่อง|อำเภอ|ปี)?ไหน"
    r"|ยังไง|ยังงัย|ยังไร|อย่างไร|อย่างใด|(?:ข้อ|วัน|ประการ)ใด|ได้(?:ไหม|มั้ย|หรือเปล่า|ป่าว|หรือไม่)|ใช่(?:ไหม|มั้ย|ป่าว|หรือไม่)|หรือเปล่า|หรือไม่|รึเปล่า|หรือยัง"
)
_SAYING = re.compile(r"(?:ดู|คิด|คุย|ประชุม|วางแผน|ตกลง|ปรึกษา|เรียน|เรียนรู้|สอน|เล่า|บอก|รู้|เข้าใจ|ศึกษา|หารือ|กำหนด|ตัดสินใจ|อธิบาย|สาธิต)\S{0,25}?(?:ว่า|วิธี)\S*")
_ENGLISH_OPENS = re.compile(
    r"^(?:(?:so|and|but|ok|okay|hi|hello|sorry|excuse me|please|well|um)[,\s]+)*"
    r"(?:(?P<wh>how|what|what's|whats|when|where|who|why|which|whose|whom)\b"
    r"|(?:can|could|do|does|did|is|are|am|was|were|will|would|should|must|may|shall|has|have|isn't|aren't|can't|don't)\s+"
    r"(?:i|we|you|it|this|that|there|they|he|she|the|my|our|your|a|an|any|anyone|people|someone)\b"
    r"|(?:tell me|explain|i (?:want|would like|need) to (?:know|ask)|i wonder|can't i|any idea|i have a question|i don't (?:know|understand) (?:what|how|why|which|if))\b)"
)
_ENGLISH_ENDS = re.compile(r"\b(?:right|or not|or what|isn't it|is it|do i|am i)$|\b(?:for what|how come|what for|why|how)$")


def asking(text: str) -> float:
    """How much the words look like a question: 0 not at all, 1 certainly. 0.5 and more had better be answered."""
    words = _ADDRESSES.sub(" ", digits(tidy(text)).casefold()).strip()
    if not any(mark.isalpha() for mark in words):
        return 0.0
    marked = 1.0 if words.rstrip(" !.ๆ").endswith("?") else 0.0
    clauses = [part for part in (polite_off(one) for one in _HARMLESS.sub("·", words).split()) if part]
    return max(marked, _thai(clauses), _english(words)) if clauses else marked


def _thai(clauses: list[str]) -> float:
    """The last clause weighs most; in a long story a question word is only a word."""
    whole, last = " ".join(clauses), clauses[-1]
    if _OPENS.search(whole):
        return 0.95
    if _ENDS.search(last):
        return 0.95 if len(whole) < LONG else 0.6
    if len(whole) < SHORT and any(_ENDS.search(one) and not one.endswith("หรือ") for one in clauses[:-1]):
        return 0.8
    return _by_word(_SAYING.sub("·", whole), len(whole), last)


def _by_word(whole: str, length: int, last: str) -> float:
    if not _WORDS.search(whole):
        return 0.0
    if length < SHORT:
        return 0.9
    near_end = bool(_WORDS.search(whole[-30:])) and bool(_WORDS.search(last))
    return (0.7 if near_end else 0.3) if length < LONG else (0.3 if near_end else 0.1)


def _english(words: str) -> float:
    bare = words.strip(" .!?")
    opening = _ENGLISH_OPENS.search(bare)
    if opening is None:
        return 0.8 if _ENGLISH_ENDS.search(bare) and len(bare) < SHORT else 0.0
    return 0.9 if opening["wh"] is None or len(bare) < SHORT else 0.3


def is_question(text: str) -> bool:
    return asking(text) >= 0.5
