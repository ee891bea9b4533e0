"""A message in its clauses: where one question may end and the next begin.

Knows punctuation, spaces between Thai words and joining words. Knows no topic.
"""

import re

MOST = 5  # clauses that are looked at; the rest stays with the last
LONGEST = 1000  # characters that are looked at
_SHORTEST = 5  # letters; what is shorter belongs to its neighbour
_BLANKS = re.compile(r"[^\S\n\r]+")
_BREAK = re.compile(
    r"[\n\r?!;,…]+|(?<=[ก-๎])\s+(?=[เ-ไก-ฮ])|\s*(?:แล้วก็|และก็|และ(?=\S{4})|อีกอย่าง|กับอีกเรื่อง)\s*"
    r"|\s+(?:and|also|plus|then)\s+|(?<=[a-z])\.\s+"
    r"|(?:(?<=คะ)|(?<=ค่ะ)|(?<=ครับ)|(?<=คับ)|(?<=ไหม)|(?<=มั้ย))(?=แล้ว|ต้อง|มี|จะ|อยาก|ขอ|ถ้า)",
    re.IGNORECASE,
)


def clauses(text: str) -> list[str]:
    """The clauses in order; the whole text where there is but one."""
    found: list[str] = []
    for piece in filter(str.strip, filter(None, _BREAK.split(_BLANKS.sub(" ", text)[:LONGEST]))):
        if found and (len(piece.strip()) < _SHORTEST or len(found) == MOST):
            found[-1] = f"{found[-1]} {piece.strip()}"
        else:
            found.append(piece.strip())
    if len(found) > 1 and len(found[0]) < _SHORTEST:
        found[:2] = [f"{found[0]} {found[1]}"]
    return found
