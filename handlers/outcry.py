"""Words that are for no form: somebody in despair or in danger, and plain abuse.

Knows how they are said; what is answered stands in the FAQ. A message of despair is never put down as an answer.
"""

import re

from forms.typed import plain
from handlers import people
from handlers.base import Turn
from handlers.texts import talk
from handlers.topics import answers
from handlers.wording import plain as without_ways
from models.talk import Reply

LONGEST = 90  # letters: longer words tell a story in which such things happen
DESPAIR = re.compile(
    r"(?<!จน)(?<!ถ้า)(?:อยาก|จะ|คิด|ขอ|ไป)\s?(?:ฆ่าตัว)?ตาย(?!ใจ|ตัว|ยก|เพราะอร่อย)(?:ๆ|แล้ว|จัง|จริง|ให้|ไป|วันนี้|ค่ะ|ครับ|\s|$)"
    r"|ฆ่าตัวตาย(?!ส)|(?:จบ|ปลิด)ชีวิต(?:ตัวเอง|ตนเอง|แล้ว|\s|$)|ไม่(?:อยาก|ขอ)(?:มีชีวิต|หายใจ)|ไม่อยากอยู่(?:ต่อ)?แล้ว|ทำร้ายตัวเอง|กรีดแขน"
    r"|\bkill(?:ing)? myself\b|\bi (?:want|wish) to die\b|\bend my life\b|\bsuicid(?:e|al)\b|\bhurt(?:ing)? myself\b"
)
DANGER = re.compile(
    r"ไฟไหม้|จมน้ำ|ตกน้ำ|หมดสติ|ไม่หายใจ|รถชน|รถคว่ำ|งูกัด|ไฟดูด|ไฟช็อต|เลือดไหล|ชักเกร็ง|ถูกยิง|โดนยิง|ถูกแทง|โดนแทง|ทำร้าย|ดินถล่ม|น้ำป่า|น้ำท่วม|อุบัติเหตุ"
    r"|\b(?:on fire|a fire|drowning|unconscious|not breathing|bleeding|accident|snake ?bite|being attacked|flood)\b"
)
CALLS = re.compile(
    r"ช่วย(?:ด้วย|เร็ว|หน่อย|ที)|เรียก(?:รถ|หมอ|ตำรวจ|กู้ภัย)|ฉุกเฉิน|ด่วน|กู้ภัย|รถพยาบาล|ทำ(?:ไง|ยังไง)ดี|!{2,}"
    r"|\b(?:help|ambulance|emergency|hurry|call the police|what do i do)\b"
)
ABUSE = re.compile(
    r"^(?:ไอ้|อี)\s?(?:บอท|โง่|บ้า|ควาย|สัตว์|ชั่ว|เลว|หน้า)\S{0,12}$|^(?:ไอ้|อี|พวก|บอท|โว้ย|เฮ้ย|\s)*(?:ควย|เหี้ย|เชี่ย|สัส|สัด|เย็ด|แม่งเอ๊ย|ส้นตีน|พ่อ(?:มึง|ง)ตาย|หน้าหี|ดอกทอง|เวร|ระยำ|ชาติชั่ว)(?:\S{0,12}|\s.{0,20})$"
    r"|^(?:fuck|shit|bitch|asshole|bastard)\b.{0,20}$"
)
URGENT = ("not-ours-distress", "not-ours-emergency")


def outcry(text: str) -> str:
    """The FAQ topic of such words; empty for all others."""
    words = plain(text)
    if len(words) > LONGEST:
        return ""
    if DESPAIR.search(words):
        return "not-ours-distress"
    if DANGER.search(words) and CALLS.search(words):
        return "not-ours-emergency"
    return "chat-abuse" if ABUSE.search(words) else ""


def urgent(turn: Turn) -> bool:
    topic = outcry(turn.text) if turn.incoming.kind == "text" and not turn.incoming.data else ""
    return topic in URGENT and topic in turn.knowledge.book.entries


def stand_by(turn: Turn) -> list[Reply]:
    """What helps now, and a person of ours is called; no question of the form, which waits."""
    said = without_ways(answers(turn, [outcry(turn.text)]))
    called = people.call(turn)
    if turn.draft:
        turn.draft.asides["away"] = True  # what is written next may be meant for the person who was called
    if turn.incoming.group:
        return said
    return [*said, called[-1].model_copy(update={"text": talk.STAFF_CALLED_TOO.to(turn.language)})]
