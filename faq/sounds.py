"""How written Thai sounds, roughly: what one may write for another without anybody hearing it.

Knows letters. Knows no words.
"""

import re

_TONES = "่้๊๋"
_SILENT = re.compile(r"[ก-ฮ][ิุ]?์")
_DOUBLED = re.compile(r"([ก-ฮ])\1+")
_SAME_LETTER = str.maketrans("ณศษฏฎฐฬฑฆภญธฃฅใีูืๅ", "นสสตดถลทคพยทขคไิุึา", _TONES + "็์ํ๎ฺ")

_RO_HAN = re.compile(r"รร(?=[ก-ฮ])")
_UNHEARD = re.compile(r"ห(?=[งนมยรลว])|ะ")
_SECOND = re.compile(r"(?<=[กขคตปผพ])[รล]")
_AFTER_END = re.compile(r"(?<=ต)[ิุ]")
_SAME_SOUND = str.maketrans("ดตถทจชซสฉรลข", "ทททททททททนนค")


def skeleton(text: str) -> str:
    """Cleaned text by its bare letters: no tone marks, no silent letters, one letter for those that sound alike."""
    return _DOUBLED.sub(r"\1", _SILENT.sub("", text).translate(_SAME_LETTER))


def sound(text: str) -> str:
    """Cleaned text as one hears it carelessly: finals fall together, clusters lose their second letter.

    Much coarser than `skeleton`: two words of one sound need other signs that one was meant for the other.
    """
    bare = _RO_HAN.sub("ั", _SILENT.sub("", text)).replace("ำ", "าม").translate(_SAME_LETTER)
    return _DOUBLED.sub(r"\1", _AFTER_END.sub("", _SECOND.sub("", _UNHEARD.sub("", bare))).translate(_SAME_SOUND))
