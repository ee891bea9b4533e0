"""One message at one question: what the field, the FAQ and the shape of the words say of it.

Knows signs; what they come to together is told by `weighing`.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from faq.match import Match
from forms import Almost, Asked, Problem, Reading, Value, asking, kind_of
from forms.fields.kind import ANSWER_SHAPED
from forms.typed import key
from handlers.ordering import CERTAIN, FREE
from handlers.stories import ASKING, asked_at_length, told

SHORTEST_TOPIC = 12  # letters: shorter ones (“ผู้สมัคร”) are roles as well
HALF_ASKING = 0.3  # of the shape of a question, where the FAQ is sure
BRIEF = 40  # letters within which a question is hardly ever told
WORDY = 60  # letters: longer texts are told, not asked
EITHER_OR = re.compile(
    r"^(?:เอา|ใส่|ลง|ใช้|ตอบ|เขียน|ต้อง|นับ|เลือก|กรอก|ส่ง)\S{0,25}(?:หรือ|รึ)(?!เปล่า|ป่าว)\S{3}|"
    r"หรือ.+(?:ดี|คะ)\W*$|(?:เป็น|ใช้|ต้อง|เอา|มี)\S+หรือ(?:ว่า)?(?:เป็น|ใช้|ไม่|ต้อง|เอา)\S+$"
)
PROGRAMME = re.compile(r"โครงการ(?!หลวง)|สมัคร|ข้อนี้|แบบฟอร์ม|ประกาศผล")


@dataclass(frozen=True)
class Words:
    """One message, and what is known of it when it is weighed."""

    text: str
    asked: Asked
    reading: Reading | None
    match: Match

    @cached_property
    def sure(self) -> float:
        return kind_of(self.asked.field).sure(self.text, self.asked)

    @cached_property
    def asks(self) -> bool:
        return asking(self.text) >= ASKING or EITHER_OR.search(self.text) is not None

    @property
    def fits(self) -> bool:
        return isinstance(self.reading, (Value, Almost))

    @property
    def unclear(self) -> bool:
        """“เมือง”: an answer, of which there are too many."""
        return isinstance(self.reading, Problem) and self.reading.code == "too_many_places" and not self.asks

    @property
    def nearly(self) -> bool:
        """“หลายคน”, eight digits of a phone: meant as an answer, though it is none yet."""
        return isinstance(self.reading, Problem) and self.sure >= ANSWER_SHAPED

    @property
    def is_a_story(self) -> bool:
        """Told at length, where stories are asked for."""
        if self.asked.field.kind != "long_text" or not self.fits:
            return False
        if len(self.text) < BRIEF and asking(self.text) >= CERTAIN:
            return False
        return not asked_at_length(self.text) if len(self.text) > 2 * WORDY else told(self.text)

    @property
    def about_us(self) -> bool:
        """“รายละเอียดโครงการ”, “เงื่อนไขการสมัคร”: no question word, and yet nothing that a community tells of itself."""
        if self.match.band != "answer" or not SHORTEST_TOPIC <= len(key(self.text)) <= 2 * WORDY:
            return False
        named = PROGRAMME.search(self.text) is not None and len(self.text) <= WORDY
        return named or asking(self.text) >= HALF_ASKING

    @property
    def free(self) -> bool:
        return self.asked.field.kind in FREE
