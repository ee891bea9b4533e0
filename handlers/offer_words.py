"""What a message says to an offered place: yes, no, a nod that must be asked about, or nothing of the kind.

Knows words and the question of ours that stands; answers nothing.
"""

import re

from forms.typed import plain
from handlers.base import Turn
from handlers.commands import ENDS, orders
from handlers.labels import on_show
from handlers.texts import offers as say

BEFORE = r"(?:ขอ|เรา|ชุมชน|กลุ่ม|ทาง|คง|ต้อง|จะ|ยินดี|พร้อม|ยืนยัน|ตกลง|we|i|\s)*"
PLACE = r"(?:เข้าร่วม|โครงการ|ข้อเสนอ|สิทธิ์| (?:it|the (?:offer|place)))*"
YES = r"ตอบรับ|รับข้อเสนอ|รับสิทธิ์|เข้าร่วม|accept|take part|join"
NO = (
    r"สละสิทธิ์|ปฏิเสธ|เข้าร่วมไม่ได้|ไม่(?:ขอ|สะดวก|พร้อม|สามารถ|ได้)?(?:ตอบรับ|เข้าร่วม|รับข้อเสนอ|รับสิทธิ์)"
    r"|decline|reject|turn (?:it|the offer) down|(?:cannot|can't|cant) (?:take part|join|accept)"
)
ACCEPTS = re.compile(f"^{BEFORE}(?:{YES}){PLACE}{ENDS}")
DECLINES = re.compile(f"^{BEFORE}(?:{NO}){PLACE}{ENDS}")
ASKS = re.compile(r"ไหม|มั้ย|เปล่า|หรือยัง|\?")  # “เข้าร่วมได้ไหมคะ”: asked back before it counts
SETTLES = {"declining": "decline!", "accepting": "accept"}  # what a yes means to each question of ours


def meant(turn: Turn) -> str:
    """ "accept", "accept?" (to be asked about), "decline", "decline!" (confirmed), "keep"; "" for none of these."""
    data, nods = turn.incoming.data, _nods(turn)
    asked = next((question for question in SETTLES if turn.standing(question) is not None), "")
    if asked and nods:
        return SETTLES[asked] if "agree" in nods else "keep"
    if data or turn.incoming.kind != "text":
        return data.removeprefix("offer:") if data.startswith("offer:") else ""
    words = plain(turn.text)
    if DECLINES.search(words):
        return "decline"
    if ACCEPTS.search(words):
        return "accept?" if ASKS.search(words) else "accept"
    return _after_the_offer(turn, nods)


def _nods(turn: Turn) -> set[str]:
    tapped = {"do:agree": "agree", "do:refuse": "refuse"}.get(turn.incoming.data)
    return {tapped} if tapped else {"agree", "refuse"} & set(orders(turn.text))


def _after_the_offer(turn: Turn, nods: set[str]) -> str:
    """“ค่ะ โอเค” right under the offer may mean yes, or only that it was read."""
    if not nods or not any(data == say.ACCEPT.data for _, data in on_show(turn)):
        return ""
    return "accept?" if "agree" in nods else "decline"
