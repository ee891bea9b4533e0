"""Answers that are yes or no.

Knows how people agree and refuse. Stored as true or false.
"""

import re

from forms.definition import Field
from forms.fields.kind import Asked, Kind, kind
from forms.readings import Offer, Reading, Value
from forms.terms import Answer, Language
from forms.texts import NO, YES, problem
from forms.typed import bare, either, seen

_NO = re.compile(
    r"(?:ไม่|ยังไม่|มิได้|เปล่า|no\b|nope|nah|not\b|never|don't|doesn't|i don't|we don't|n$|❌|🙅|👎|✖)", re.IGNORECASE
)
_YES = re.compile(
    either(
        r"ใช่|ใช้$|มี|เอา|ได้|โอเค|โอเช|ตกลง|จริง|ถูก|แน่นอน|เคย|ยินดี|ยินยอม|ยอมรับ|รับ|อนุญาต|พร้อม|เป็น|อยู่|แล้ว|ทำ(?!ไม)",
        r"ครับ|คับ|ค่ะ|คะ$|จ้า|จ้ะ|อือ|อืม|เออ|👍|✅|🙆|👌|✔",
        r"yes|yep|yeah|yup|ya\b|y$|ok|okay|sure|of course|right|correct|we do|i do|have",
    ),
    re.IGNORECASE,
)
_UNSURE = re.compile(r"ไม่(?:แน่ใจ|รู้|ทราบ|มั่นใจ)|not sure|don't know|maybe|อาจ|แล้วแต่")


@kind
class YesNo(Kind):
    """True or false."""

    name = "yes_no"

    def read(self, text: str, asked: Asked, /) -> Reading:
        words = bare(text) or seen(text).casefold()
        if _UNSURE.search(words):
            return problem("yes_or_no", asked.field.example)
        if words in ("1", "2"):
            return Value(words == "1", said_back=True)
        if _NO.match(words) and not words.startswith("ไม่มีปัญหา"):
            return Value(False, said_back=len(words) > 12)
        return (
            Value(True, said_back=len(words) > 12) if _YES.match(words) else problem("yes_or_no", asked.field.example)
        )

    def accepts(self, value: Answer, _asked: Asked, /) -> bool:
        return isinstance(value, bool)

    def show(self, value: Answer, _field: Field, language: Language, /) -> str:
        return (YES if value else NO).of(language)

    def offers(self, asked: Asked, /) -> tuple[Offer, ...]:
        return (Offer(True, YES.of(asked.language)), Offer(False, NO.of(asked.language)))
