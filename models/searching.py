"""Words as the desks search by them: tone marks, spaces, dashes and kinds of digits do not count.

Knows spelling; knows no table and no column.
"""

import re
import unicodedata

_SILENT = frozenset("่้๊๋์็")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_COUNTRY = re.compile(r"\+66[\s(-]*0?\)?")
_PLACE = re.compile(r"^(?:จังหวัด|อำเภอ|ตำบล|จ\.|อ\.|ต\.)(?=\S)")


def folded(text: str) -> str:
    """One spelling for what sounds and looks the same; idempotent. "น้ำ เกลือ" and "นํ้าเกลือ" are one."""
    plain = unicodedata.normalize("NFKC", _COUNTRY.sub("0", text)).casefold().translate(_THAI_DIGITS)
    kept = (letter for letter in plain if letter not in _SILENT and unicodedata.category(letter)[0] not in "PZSC")
    return "".join(kept).replace("เเ", "แ")


def folded_words(text: str) -> list[str]:
    """What somebody typed into a search field, word by word, without จ. อ. ต. in front of places."""
    return [word for word in (folded(_PLACE.sub("", part)) for part in text.split()) if word]
