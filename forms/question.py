"""Whether words have the shape of a question, in Thai or English.

Knows how people ask. Does not know what they ask about, nor which field has just been asked. Pure; never raises.
"""

import re

from forms.typed import either, lowered, polite_off, seen

SHORT, LONG = 60, 150  # characters: a whole message that asks; a story in which a question word is only a word


_DRAWN_OUT = re.compile(r"([ก-ฮะา])\1+(?=[ะๆ\s]|$)")  # ได้มั้ยยย
_ADDRESSES = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,250}")
_SILK = either(  # ไหม is silk as often as it is a question
    r"(?:ผ้า|เส้น|หม่อน|ทอ|เลี้ยง|รัง|ตัว|สาว|ใย|ด้าย|ย้อม|หนอน|แปรรูป|ผ้าถุง|ซิ่น|เชียง|สาย|ลาย|โปรตีน)ไหม(?![่้])",
    r"ไหม(?=ไทย|พรม|มัดหมี่|แท้|ขัดฟัน|อีรี่|ยก|ทอ|ย้อม|ประดิษฐ์|ข้าวโพด|แพร|ลาย|สี|พื้น|ทอง|แก้ว|ดิบ|เงิน|งาม)",
    r"ไหม[้่]",
)
_LOOM = either(  # กี่ is a loom, and stands inside เกี่ยว
    r"เกี่",
    r"กี่(?=กระตุก|ทอ|เอว|พื้น|มือ|พุ่ง|โบราณ|ไม้|ของ)",
    r"กี่(?=[\s·]|$)",
)
_WHATEVER = either(  # “whatever”, “nothing”, “as much as you like”
    r"(?:อะไร|ใคร|ที่ไหน|ไหน|เมื่อไหร่|เมื่อไร|เท่าไหร่|เท่าไร|ยังไง|อย่างไร|กี่\S{0,8}?)\s*(?:ก็|ๆ)",
    r"(?:ใคร|อะไร|ไหน|เมื่อไหร่|เมื่อไร|ยังไง|เท่าไหร่)[ก-๙]{1,18}?ก็|แล้วแต่(?:ว่า)?[ก-๙]{0,20}",
    r"(?:อะไร|ใคร|ไหน|เมื่อไหร่|เมื่อไร)ไม่(?:แน่|รู้|ทราบ|มีใคร|ปรากฏ|ชัด)|ใคร\S{1,8}มัน(?=\s|$)",
    r"ไม่ว่า\S{0,6}?(?:อะไร|ใคร|ที่ไหน|ไหน|อย่างไร|จะ)",
    r"ไม่(?:มี|ได้|ค่อยมี)[ก-๙]{0,10}?(?:อะไร|ใคร)(?!บ้าง|ดี|ได้)",
    r"ไม่\S{0,12}?เท่า(?:ไหร่|ไร)",
    r"ไม่กี่(?=คน|หลัง|ราย|บ้าน|ครัว|ครอบ|แห่ง|อย่าง)",
    r"หรืออะไร|อะไร(?=แบบนี้|พวกนี้|ทำนอง|ต่าง|เทือก)|อะไรกัน(?=\s)",
)
_ALIKE = r"น้ำเปล่า|ข้าวเปล่า|ว่างเปล่า|มือเปล่า|ตะไคร้|ใคร[่้]|ทำไม้|ไร[่้]|ยังยืน|ยั่งยืน"
_HARMLESS = re.compile(either(_SILK, _LOOM, _WHATEVER, _ALIKE))
_ENDS = re.compile(
    either(
        r"(?:(?:^|.)ไหม|มั้ย|มั๊ย|ไม๊|มัย|ไม้ย|(?:ได้|ใช่|ดี|ให้|ข้อ|เปล่า)ไม้)(?:อ่?ะ)?$",
        r"(?:หรือ|รึ|รื|เหรอ)(?:เปล่?า|ป่าว|ปล่าว|เป่า)$|.(?:เปล่า|ป่าว|ปล่าว|ป่ะ|ปะ)$",
        r"(?:หรือ|รึ|แล้ว)ยัง$|.{3}ยัง$",
        r"หรือไม่$|เหรอ$|หรอ$|.หรือ$|.รึ$",
        r"(?:ได้|ดี|เอา|ใช่|มี|ต้อง)(?:มะ|ไม|ม่ะ|บ่|ก่อ)$",
        r"(?:ได้|มี|เป็น|ใช่|แม่น|เอา|ดี|ต้อง.{0,12})บ่$|ม้าย$|หม้าย$",
        r"ไรบ้าง$",
        r".ล่ะ$|(?:ว่า|เป็น|แล้ว)ไง$",
    )
)
_OPENS = re.compile(
    either(
        r"^อยาก(?:จะ)?(?:ทราบ|รู้|ถาม|สอบถาม|ขอถาม|สอบ)",
        r"^ขอ(?:ถาม|ทราบ|สอบถาม|รบกวนถาม|ความรู้|รายละเอียด|ข้อมูล|คำอธิบาย|คำแนะนำ|ตัวอย่าง)",
        r"^(?:สอบถาม|รบกวน(?:ถาม|สอบถาม|ขอถาม)|ถามหน่อย|มีคำถาม|มีเรื่องจะถาม)",
        r"^(?:งง(?!าน)|(?:ข้อนี้|คำถามนี้|อันนี้)?หมายถึง)",
        r"^(?:ไม่(?:ทราบ|แน่ใจ|เข้าใจ|รู้)ว่า|สงสัย(?:ว่า|นิด|$)|ไม่เข้าใจ|หมายความว่า|แปลว่า|คือ(?:อะไร|ไร))",
        r"^(?:ช่วย(?:บอก|อธิบาย|แนะนำ|เล่า|สอน)|แนะนำหน่อย|ยกตัวอย่าง|ตัวอย่างหน่อย)",
        r"^ขอ(?![งบน]).*(?:หน่อย|ด้วย|ที)$|(?:บอก|ดู|แนะนำ|อธิบาย|สรุป|สอน|ช่วย|ขอ|เล่า)\S*\s?(?:หน่อย|ที)$",
    )
)
_MEANING = re.compile(r"^.{2,25}(?:แปลว่า|หมายถึง|หมายความว่า|คือ)$")
_TRAILING = re.compile(r"(?:อ่?ะ|น่?ะ|เนี่?ย|ว่?ะ|อ่า|หว่า|เอ่ย|น้า|เนาะ)+$")
_ADDRESSED = re.compile(
    r"^(?:(?:พี่|น้อง|แอด(?:มิน)?|คุณ|หนู|ผม|เอ่อ|คือ|อ้าว|แล้ว|เดี๋ยว|โทษที|ขอโทษ|สวัสดี)(?:คะ|ค่ะ|ครับ|คับ|จ๊ะ|ขา|นะ)*\s*)+"
)
_WORDS = re.compile(
    either(
        r"อะไร|อะรัย|อาราย|อาไร|อะไล|อัลไล|อะหยัง|เฮ็ดหยัง|แม่นหยัง|จั๊ก(?:คน|บาท|มื้อ|ข้อ|หลัง)|จั่?งได๋|จั่?งใด๋|มื้อได๋|(?:ทำ|มี|ใช้|เอา|ส่ง|เตรียม|กรอก|ได้|ต้อง|คือ|ชื่อ|เบอร์|วัน)ไร(?![่้])",
        r"ใคร|(?<!ตะ)(?<!ตะใ)ไคร(?![่้])|ทำไม(?!้)|ทามไม|ทำใม|เพราะเหตุใด|เหตุใด|(?<!เ)กี่|เท่?า(?:ไ|ใด|ให)|เมื่?อ(?:ไ|ใด|ให)|ไหน|ใหน",
        r"ยังไง|ยังใง|แบบใด|พรือ|(?:ทำ|ได้)ไง|ไงดี|ยังงัย|ยังไร|เป็นไง|อย่างไร|อย่างใด|(?:ข้อ|วัน|ประการ|เดือน|ที่)ใด",
        r"(?:ได้|ใช่)(?:ไหม|มั้ย|ป่าว)|มั้ย|หรือเปล่า|หรือไม่|รึเปล่า|หรือยัง|ไหม(?=หรือ|ที่|ตอน|ถ้า|เพราะ|แล้ว|ถึง(?!กัน)|จึง|ครับ|ค่?ะ|นะ)",
    )
)
_ASKING_WORD = r"(?:อะไร|ใคร|ไหน|ได้ไง|ยังไง|อย่างไร|เท่าไ|เมื่อไ)"
_SAYING = re.compile(  # “we meet and talk over how to …”: a question word that reports
    r"(?:ดู|คิด|คุย|ประชุม|วางแผน|ตกลง|ปรึกษา|เรียน|สอน|เล่า|รู้|เข้าใจ|ศึกษา|หารือ|ตัดสินใจ|สาธิต)"
    rf"(?:(?!{_ASKING_WORD}|แปล|หมายความ|เรียก|\s).){{0,25}}?(?:ว่า|วิธี)\S*"
)
_ENGLISH_OPENS = re.compile(
    r"^(?:(?:so|and|but|ok|okay|hi|hello|sorry|excuse me|please|well|um)[,\s]+)*"
    r"(?:(?P<wh>how|what|what's|whats|when|where|who|why|which|whose|whom)\b"
    r"|(?:can|could|do|does|did|is|are|am|was|were|will|would|should|must|may|shall|has|have|isn't|aren't|can't|don't)\s+"
    r"(?:i|we|you|u|it|this|that|there|they|he|she|the|my|our|your|a|an|any|anyone|people|someone)\b"
    r"|(?:is|are|was|were|did|does)\s+\w|(?:should|can|could|do|would|must)\s+\w+(?:\s+\w+){2}|any (?:\w+ ?){1,5}$"
    r"|(?:wat|wats|wot|wen|wher|hw)\b|(?:the )?meaning of\b"
    r"|(?:i )?(?:do not|don't|dont|didn't) (?:understand|get (?:it|this))|not sure what\b"
    r"|(?:tell me|explain|i (?:want|would like|need) to (?:know|ask)|i wonder|can't i|any idea|i have a question"
    r"|i don't (?:know|understand) (?:what|how|why|which|if))\b)"
)
_ENGLISH_ENDS = re.compile(
    either(
        r"\b(?:right|or not|or what|isn't it|is it|do i|am i|for what|how come|what for|why|how)$",
        r"[,.]\s*(?:and )?(?:what|how|where|when|who|why|which)\b",
    )
)


def asking(text: str) -> float:
    """How much the words look like a question: 0 not at all, 1 certainly. 0.5 and more had better be answered."""
    words = _DRAWN_OUT.sub(r"\1", _ADDRESSES.sub(" ", lowered(seen(text))).strip())
    if not any(mark.isalpha() for mark in words):
        return 0.0
    marked = 1.0 if words.rstrip(" !.ๆ").endswith("?") else 0.0
    clauses = [part for part in (polite_off(one) for one in _HARMLESS.sub("·", words).split()) if part]
    return max(marked, _thai(clauses), _english(words)) if clauses else marked


def _thai(clauses: list[str]) -> float:
    """The last clause weighs most; in a long story a question word is only a word."""
    whole, last = " ".join(clauses), clauses[-1]
    last = _TRAILING.sub("", last) or last
    if _OPENS.search(_ADDRESSED.sub("", whole)) and len(whole) < LONG:
        return 0.95
    if _ENDS.search(last) or _MEANING.search(whole):
        return 0.95 if len(whole) < LONG else 0.6
    if len(whole) < SHORT and any(_ENDS.search(one) and not one.endswith("หรือ") for one in clauses[:-1]):
        return 0.8
    return max(_by_word(_SAYING.sub("·", whole), len(whole), last), _wish(whole))


def _wish(whole: str) -> float:
    """“ขอ…” asks for something, but not always for an answer."""
    return 0.6 if re.match(r"ขอ(?![งบน])", whole) and len(whole) < SHORT else 0.0


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
