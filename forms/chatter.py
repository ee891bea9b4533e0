"""Small words that are no answer to anything that asks for words of one's own: greetings, thanks, laughter, nodding.

Knows whole messages only: inside a longer one such words do not count.
"""

import re

from forms.typed import bare, either, key, seen, tidy

_GREETING = either(
    r"สวัสดี|หวัดดี|ดี(?:จ้า|ครับ|ค่ะ)|ทักทาย|อรุณสวัสดิ์|ราตรีสวัสดิ์",
    r"hello|hi+|hey|good (?:morning|afternoon|evening)|sawasdee|sawadee",
)
_THANKS = r"ขอบ(?:คุณ|ใจ)(?:มาก|นะ|ๆ)*|ขอบพระคุณ(?:มาก)?|thank(?:s| you)(?: very much| so much| a lot)?|thx|ty"
_NOD = either(
    r"เอ่อ+|อ่า+|เออ+|โอเค|โอเช|เค|อืม+|อือ+|อ๋อ+|อ่อ+|จ้า+|จ้ะ|ได้|ใช่|รับทราบ|ทราบแล้ว|เข้าใจแล้ว|ตกลง|ดี(?:มาก|จัง|เลย)?|เยี่ยม|สุดยอด",
    r"ok|okay|okey|great|nice|cool|yes|no|yep|nope|sure|alright|got it",
)
_LAUGH = r"5{3,}\+*|ฮ่า+(?:ฮ่า+|ๆ)*|(?:ha){2,}h?|lol|อิอิ|คิคิ|555\S{0,3}"
_BYE = r"บาย+|ไปละ|ลาก่อน|bye(?: bye)?|goodbye|ไปก่อนนะ|แล้วเจอกัน"
_ANY = either(_GREETING, _THANKS, _NOD, _LAUGH, _BYE, "น้องสมัคร|แอดมิน|admin")
_ALL = re.compile(rf"(?:(?:{_ANY})(?:มาก|นะ|จ้า|ๆ|\s|,)*)+(?:หนู|น้อง|ลูก|หลาน|พี่)?")
_NOTHING = re.compile(
    either(
        r"(?:ยัง|ก็)?ไม่(?:มี|รู้|ทราบ|แน่ใจ|มีข้อมูล|รู้เหมือนกัน|บอก|ระบุ|สะดวก)(?:เลย|จ้า)?|-+|ว่าง|เว้นว่าง|ไม่ใส่",
        r"none|nothing|n/?a|no idea|don't know|i don't know|dont know",
    )
)


def nothing(text: str) -> bool:
    """Whether the message says that there is nothing to say: “ไม่มี”, “ไม่รู้”, “-”."""
    words = bare(text)
    return _NOTHING.fullmatch(words or tidy(text)) is not None


def chatter(text: str) -> bool:
    """Whether the message is only such words (also when only politeness or signs are left)."""
    words = bare(text)
    if not words:
        return bool(key(text)) or not tidy(text)
    return _ALL.fullmatch(words) is not None or _ALL.fullmatch(seen(text).casefold()) is not None
