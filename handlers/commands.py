"""Words that are an order to the bot, in every usual way of saying them, Thai and English.

Knows phrases. Does not know what an order does, nor whether it fits just now.
"""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from forms import is_question
from forms.typed import key, plain

COMMANDS: dict[str, tuple[str, ...]] = {
    "apply": (
        "สมัคร", "ขอสมัคร", "อยากสมัคร", "สมัครเลย", "สมัครโครงการ", "ต้องการสมัคร", "จะสมัคร", "สนใจสมัคร", "เริ่มสมัคร",
        "สมัครที่นี่", "สมัครในแชท", "กรอกใบสมัคร", "ขอใบสมัคร", "สมัครเข้าร่วม", "สมัครเข้าร่วมโครงการ", "เริ่มกรอก", "ลงทะเบียน",
        "อยากสมัครโครงการ", "ขอสมัครโครงการ", "สมัครยังไงทำเลย", "apply", "apply now", "i want to apply", "start application",
        "start applying", "register", "sign up", "i would like to apply", "id like to apply", "apply here",
    ),
    "go_on": (
        "ทำต่อ", "กรอกต่อ", "สมัครต่อ", "ต่อ", "ไปต่อ", "ต่อเลย", "ตอบต่อ", "มาต่อ", "continue", "go on", "resume", "next",
        "carry on", "keep going",
    ),
    "back": (
        "ย้อนกลับ", "ย้อน", "กลับ", "กลับไป", "ข้อก่อนหน้า", "ข้อที่แล้ว", "กลับข้อก่อน", "ถอยกลับ", "ย้อนไปข้อที่แล้ว", "กลับไปข้อที่แล้ว",
        "ข้อก่อน", "ขอย้อน", "back", "go back", "previous", "previous question",
    ),
    "skip": (
        "ข้าม", "ข้ามไป", "ข้ามข้อนี้", "ขอข้าม", "ผ่าน", "ไม่ตอบ", "ยังไม่มี", "ไม่สะดวกตอบ", "ไม่มีให้", "ข้ามก่อน", "ขอไม่ตอบ", "เว้นไว้ก่อน",
        "skip", "pass", "skip it", "skip this", "none to give",
    ),
    "dont_know": (
        "ไม่รู้", "ไม่ทราบ", "ไม่แน่ใจ", "ไม่รู้เหมือนกัน", "จำไม่ได้", "ไม่รู้จะตอบยังไง", "ไม่รู้ตอบไร", "dont know", "i dont know", "not sure",
        "no idea", "i dont remember",
    ),
    "nothing": ("ไม่มี", "ไม่มีเลย", "ไม่มีครับ", "none", "nothing", "dont have", "i dont have any", "no", "ไม่"),
    "review": (
        "ดูคำตอบ", "ดูคำตอบทั้งหมด", "คำตอบของฉัน", "ขอดูคำตอบ", "ขอสำเนา", "สำเนา", "สำเนาใบสมัคร", "ตอบอะไรไปแล้วบ้าง", "ดูที่ตอบไป", "ทวนคำตอบ",
        "ดูใบสมัคร", "สรุปคำตอบ", "my answers", "show my answers", "review", "review answers", "copy of my answers", "see answers",
    ),
    "mend": (
        "แก้", "แก้ไข", "ขอแก้", "ขอแก้ไข", "แก้คำตอบ", "แก้ไขคำตอบ", "อยากแก้", "เปลี่ยนคำตอบ", "แก้ข้อมูล", "แก้ไขข้อมูล", "change", "edit",
        "change an answer", "correct", "edit answers",
    ),
    "pause": (
        "พอก่อน", "พักก่อน", "พัก", "พักไว้", "พักไว้ก่อน", "ไว้ก่อน", "เดี๋ยวมาต่อ", "เดี๋ยวค่อยทำ", "ไว้ทำทีหลัง", "หยุดก่อน", "ขอพัก", "เดี๋ยวมา",
        "พรุ่งนี้ค่อยทำ", "ขอเวลาก่อน", "ไว้ค่อยทำ", "บันทึกไว้ก่อน", "pause", "later", "stop for now", "save for later", "not now", "do it later",
    ),
    "cancel": (
        "ยกเลิก", "ยกเลิกใบสมัคร", "ไม่สมัครแล้ว", "เลิกสมัคร", "ยกเลิกการสมัคร", "ไม่เอาแล้ว", "ขอยกเลิก", "เลิกทำ", "ลบใบสมัคร", "ทิ้งใบสมัคร",
        "ไม่ทำแล้ว", "cancel", "cancel application", "quit", "i dont want to apply anymore", "delete draft", "discard",
    ),
    "restore": ("กู้คืน", "กู้ใบสมัคร", "กู้คืนใบสมัคร", "เอาใบสมัครกลับมา", "ขอใบสมัครคืน", "restore", "bring it back", "restore draft"),
    "withdraw": ("ถอนใบสมัคร", "ขอถอนใบสมัคร", "ถอนตัว", "ขอถอนตัว", "withdraw", "withdraw application", "withdraw my application"),
    "send": (
        "ส่ง", "ส่งเลย", "ส่งใบสมัคร", "ยืนยัน", "ยืนยันส่ง", "ส่งได้เลย", "ยืนยันการส่ง", "ถูกต้อง", "ถูกต้องแล้ว", "ถูกแล้ว", "ครบแล้ว",
        "เรียบร้อย", "เสร็จแล้ว", "send", "send it", "submit", "confirm", "done", "all correct",
    ),
    "enough": ("พอแล้ว", "หมดแล้ว", "ครบแล้ว", "เท่านี้", "เท่านี้ก่อน", "แค่นี้", "แค่นี้ก่อน", "ส่งครบแล้ว", "เสร็จแล้ว", "ไปข้อต่อไป", "ข้อต่อไป",
               "thats all", "done", "no more", "finished", "next question"),
    "unsend": ("ยกเลิกการส่ง", "ยังไม่ส่ง", "ขอแก้ก่อนส่ง", "undo", "unsend", "take it back"),
    "why": ("ทำไมต้องถาม", "ถามทำไม", "ทำไมต้องตอบ", "เอาไปทำอะไร", "เอาไปทำไม", "ทำไมต้องรู้", "ทำไมถามแบบนี้", "จำเป็นไหม", "ต้องตอบไหม",
            "why do you ask", "why", "what for", "why this question", "why do you need this"),
    "how_many_left": (
        "เหลืออีกกี่ข้อ", "อีกกี่ข้อ", "เหลือกี่ข้อ", "กี่ข้อ", "มีกี่ข้อ", "อีกเยอะไหม", "อีกนานไหม", "ใกล้เสร็จยัง", "ถึงข้อไหนแล้ว", "ข้อที่เท่าไหร่แล้ว",
        "how many left", "how many questions left", "how much longer", "how many more", "progress",
    ),
    "prepare": (
        "ต้องเตรียมอะไร", "ต้องเตรียมอะไรบ้าง", "เตรียมอะไรบ้าง", "ใช้อะไรบ้าง", "ต้องใช้ข้อมูลอะไร", "ต้องใช้อะไรบ้าง", "มีคำถามอะไรบ้าง", "ถามอะไรบ้าง",
        "what do i need", "what should i prepare", "what will you ask",
    ),
    "example": ("ตัวอย่าง", "ขอตัวอย่าง", "ยกตัวอย่าง", "ตอบยังไง", "ต้องตอบยังไง", "เขียนยังไง", "example", "give me an example", "how do i answer"),
    "repeat": ("ถามอีกที", "ถามใหม่", "อะไรนะ", "ว่าไงนะ", "ทวนคำถาม", "repeat", "say again", "pardon", "what was the question"),
    "status": (
        "สถานะ", "ดูสถานะ", "เช็คสถานะ", "เช็กสถานะ", "ตรวจสอบสถานะ", "สถานะใบสมัคร", "ใบสมัครถึงไหนแล้ว", "ใบสมัครของฉัน", "ผลการสมัคร", "ถึงไหนแล้ว",
        "status", "my application", "application status", "check status", "where is my application",
    ),
    "staff": (
        "ขอคุยกับเจ้าหน้าที่", "คุยกับเจ้าหน้าที่", "ติดต่อเจ้าหน้าที่", "ขอคุยกับคน", "อยากคุยกับคน", "ขอสายเจ้าหน้าที่", "เจ้าหน้าที่", "แอดมิน",
        "เรียกเจ้าหน้าที่", "คุยกับแอดมิน", "ขอคุยกับแอดมิน", "คุยกับคน", "ขอคุยกับคนจริง", "talk to staff", "talk to a person", "human", "agent",
        "speak to someone", "talk to someone", "staff", "operator", "real person",
    ),
    "bot": ("คุยกับบอท", "กลับไปคุยกับบอท", "ให้บอทตอบ", "ใช้บอท", "back to the bot", "bot", "talk to the bot"),
    "menu": ("เมนู", "หน้าแรก", "เริ่มใหม่", "เริ่มต้น", "เริ่ม", "menu", "start", "home", "get started"),
    "help": ("ช่วยเหลือ", "ช่วยด้วย", "ทำอะไรได้บ้าง", "ใช้ยังไง", "วิธีใช้", "help", "what can you do"),
    "english": ("english", "english please", "in english", "ภาษาอังกฤษ", "ขอภาษาอังกฤษ", "speak english", "eng"),
    "thai": ("ภาษาไทย", "ขอภาษาไทย", "ไทย", "thai", "in thai", "thai please"),
    "agree": ("ยินยอม", "ตกลง", "ยอมรับ", "ยินยอมค่ะ", "เห็นด้วย", "รับทราบและยินยอม", "โอเค", "ok", "okay", "ได้", "ได้เลย", "ใช่", "เอา",
              "agree", "i agree", "yes", "accept", "sure", "yes i agree"),
    "refuse": ("ไม่ยินยอม", "ไม่ตกลง", "ไม่ยอมรับ", "ไม่เอา", "ไม่", "ไม่ใช่", "ไม่ได้", "disagree", "i do not agree", "no", "decline", "i dont agree"),
    "none_of_these": ("ไม่ใช่สักข้อ", "ไม่ใช่ทั้งหมด", "ไม่ตรง", "ไม่ใช่เลย", "ไม่มีข้อไหน", "ไม่ตรงสักข้อ", "none of these", "none", "not these"),
    "my_data": ("ข้อมูลของฉัน", "ขอดูข้อมูลของฉัน", "ข้อมูลส่วนตัวของฉัน", "my data", "what do you know about me", "show my data"),
    "forget_me": ("ลบข้อมูลของฉัน", "ลบข้อมูล", "ขอลบข้อมูล", "ขอลบข้อมูลของฉัน", "ถอนความยินยอม", "delete my data", "erase my data",
                  "forget me", "withdraw consent"),
}  # fmt: skip

TRIMMINGS = re.compile(r"(?:\s*(?:หน่อย|ที|ด้วย|เลย|ก่อนนะ|please|pls))+$")
CLOSE = 92  # of 100: one slip in a phrase of ten letters
SHORTEST = 6  # letters from which a slip is forgiven


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    """Every phrase by its letters, with the orders it may be (most specific to where one is first)."""
    found: dict[str, list[str]] = {}
    for name, phrases in COMMANDS.items():
        for phrase in phrases:
            found.setdefault(key(phrase), []).append(name)
    return {phrase: tuple(names) for phrase, names in found.items()}


# openings with an object of one's own: “I want to apply for our village”, “อยากสมัครให้ชุมชนบ้านดอน”
OPENINGS = {
    "apply": re.compile(
        r"^(?:i|we)(?: ?(?:would|'d|d))? ?(?:want|like|wish|need) to apply(?: for| on behalf| with| to)?\b(?!.*\b(?:how|when|where|what|if)\b)"
        r"|^(?:อยาก|ขอ|ต้องการ|สนใจ|จะ)(?:จะ)?(?:มา)?สมัคร(?:ให้|ใน(?:นาม|แชท)|แทน)"
    ),
}


@lru_cache(maxsize=4096)
def orders(text: str) -> tuple[str, ...]:
    """The orders these words may be, as a whole message; a slip of the finger is forgiven in longer ones."""
    words = TRIMMINGS.sub("", plain(text))
    for name, opening in OPENINGS.items():
        if opening.search(words) and not is_question(words):
            return (name,)
    said = key(words) or key(plain(text))
    if said in _phrases() or len(said) < SHORTEST or len(said) > 60:
        return _phrases().get(said, ())
    best = max(_phrases(), key=lambda phrase: fuzz.ratio(said, phrase) if abs(len(phrase) - len(said)) < 3 else 0)
    return _phrases()[best] if abs(len(best) - len(said)) < 3 and fuzz.ratio(said, best) >= CLOSE else ()


def is_order(text: str, *names: str) -> bool:
    return any(name in orders(text) for name in names)
