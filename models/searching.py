"""Words as the desks search by them: tone marks, spaces, dashes and kinds of digits do not count.

Knows spelling; knows no table and no column.
"""

import re
import unicodedata

_SILENT = frozenset("่้๊๋์็")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_COUNTRY = re.compile(r"\+66[\s(-]*0?\)?")
_REFERENCE = re.compile(r"([A-Za-z]+\d*)-0*(\d{1,5})")  # GLO3-12 is GLO3-00012
_NUMBER = re.compile(r"[\d+() .-]{9,}")  # a phone number, with spaces in it as people type them
_PLACE = re.compile(r"^(?:จังหวัด|อำเภอ|ตำบล|จ\.|อ\.|ต\.)(?=\S)")


def folded(text: str) -> str:
    """One spelling for what sounds and looks the same; idempotent. "น้ำ เกลือ" and "นํ้าเกลือ" are one."""
    plain = unicodedata.normalize("NFKC", _COUNTRY.sub("0", text)).casefold().translate(_THAI_DIGITS)
    kept = (letter for letter in plain if letter not in _SILENT and unicodedata.category(letter)[0] not in "PZSC")
    return "".join(kept).replace("เเ", "แ")


def folded_words(text: str) -> list[str]:
    """What somebody typed into a search field, word by word, without จ. อ. ต. in front of places; references whole."""
    if _NUMBER.fullmatch(text.strip().translate(_THAI_DIGITS)):
        return [folded(text)]
    return [word for word in (folded(_whole(_PLACE.sub("", part))) for part in text.split()) if word]


def _whole(word: str) -> str:
    found = _REFERENCE.fullmatch(word.translate(_THAI_DIGITS))
    return f"{found[1]}{int(found[2]):05}" if found else word
