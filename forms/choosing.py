"""Which of a field's choices a message names: by label, other words for it, or nearly.

Knows choices and how people point at them. Does not know how many may be chosen.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from forms.definition import Choice, Field
from forms.typed import bare, either, heard, letters, plain, polite_off, shortened

NEARLY, SLIP = 72.0, 85.0  # of 100: two letters away; hardly one
_MASKED = re.compile(
    either(
        r"(?:ออน|ออฟ|เดด|ฮอ็?ต|ไทม์|แอร์|สกาย|เฮด)ไลน์|ไลน์สด|ไลน์ผลิต|ยูทู[บป]เบอร์|รัฐวิสาหกิจ",
        r"(?:on|off|dead|hot|time|head)[ -]?line|youtuber",
    )
)
_NOT_THIS = either(
    r"(?:ไม่มี|ไม่ใช่|ไม่ได้(?:ใช้|ทำ|เป็น|เล่น|ขาย)?|ไม่(?:ใช้|เล่น|เอา)|ยกเว้น|ยังไม่มี)",
    r"\b(?:no|not(?: an?| on)?|without|except|don't (?:have|use))",
)
_AROUND = re.compile(
    either(
        r"และ|กับ|แล้วก็|รวมถึง|หรือ|มี(?:แค่|แต่|ทั้ง)?|ใช้|ขาย(?:ผ่าน|ทาง|ใน|บน)?|ทาง|ผ่าน|อยู่|เป็น|ค่ะ|ครับ",
        r"ของ|เรา|ชุมชน|กลุ่ม|คือ|ก็|ด้วย|แค่|บน|ใน|ที่|ช่องทาง",
        r"\b(?:and|or|we|have|has|use|sell|on|in|our|is|are|a|an|the|it|i|am|my|for|at|via|through|also|only|just)\b",
        r"\b(?:group|community)\b",
    )
)


@dataclass(frozen=True)
class Named:
    """The choices a message names, in the form's order. left: letters that named none; found: how many that did."""

    choices: tuple[Choice, ...]
    left: str = ""
    found: int = 0

    @property
    def amid_talk(self) -> bool:
        """Whether the names stand in words that are mostly about something else."""
        return len(self.left) > self.found + 3


@dataclass(frozen=True)
class Name:
    """One thing people type for a choice: as words, as a key, as it sounds."""

    words: str
    key: str
    sound: str


@lru_cache(maxsize=1000)
def names_of(choice: Choice) -> tuple[Name, ...]:
    """All that people may type for it: labels, whole and as shown on a button, and its other words."""
    labels = (choice.label.th, choice.label.en, shortened(choice.label.th), shortened(choice.label.en))
    typed = dict.fromkeys(plain(one) for one in (*labels, *choice.says))
    return tuple(Name(one, letters(one), heard(letters(one))) for one in typed)


def named(text: str, field: Field) -> Named:
    """The choices named in words; what stands after “not” or “except” is left out."""
    words = _MASKED.sub(" ", plain(text))
    whole = {letters(words), letters(bare(text))}
    for choice in field.choices:
        if choice.code == words or any(name.key in whole for name in names_of(choice)):
            return Named((choice,))
    found, left = _scan(words, field)
    rest = letters(polite_off(_AROUND.sub(" ", left)))
    named_letters = len(letters(words)) - len(letters(left))
    return Named(tuple(choice for choice in field.choices if choice.code in found), rest, named_letters)


def _scan(words: str, field: Field) -> tuple[set[str], str]:
    """Longest names first, each taken out of the message as it is found."""
    pairs = [(name, choice) for choice in field.choices for name in _scannable(choice) if name in words]
    found: set[str] = set()
    for name, choice in sorted(pairs, key=lambda pair: -len(pair[0])):
        pattern = rf"(?<![a-z]){re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name)
        spared = re.sub(rf"(?:{_NOT_THIS})\s*{pattern}", " ", words)
        if re.search(pattern, spared):
            found.add(choice.code)
        words = re.sub(pattern, " ", spared)
    found |= {choice.code for choice in field.choices if choice.alone and _said_apart(words, choice)}
    return found, " ".join(words.split())


def _scannable(choice: Choice) -> list[str]:
    """Names to look for inside a message. “None” words and very short ones count only on their own."""
    words = [] if choice.alone else [name.words for name in names_of(choice)]
    return [one for one in words if len(one) >= (2 if one.isascii() else 3)]


def _said_apart(words: str, choice: Choice) -> bool:
    """“None” counts as a piece of its own: anywhere in Thai, in English only at the beginning and before a comma."""
    pieces = [piece for piece in re.split(r"[\s,]+", words) if not piece.isascii()] + re.split(r"\s*,\s*", words)[:1]
    return bool({letters(bare(piece)) for piece in pieces} & {name.key for name in names_of(choice)})


def nearly(text: str, field: Field, least: float = NEARLY) -> list[Choice]:
    """Choices whose name is a slip or a beginning away, the likeliest first, at most three."""
    word = letters(bare(text))
    if len(word) < 2:
        return []
    scored = [(max(_alike(word, heard(word), name) for name in names_of(choice)), choice) for choice in field.choices]
    best = max((score for score, _ in scored), default=0.0)
    ranked = sorted(scored, key=lambda pair: -pair[0])
    return [one for score, one in ranked if score >= max(SLIP if one.alone else least, best - 8)][:3]


def _alike(word: str, sounds: str, name: Name) -> float:
    if len(word) <= 5 and word.isascii() and word[:1] != name.key[:1]:
        return 0.0
    begins = len(word) >= 4 and name.key.startswith(word)
    return 95.0 if begins else max(fuzz.ratio(word, name.key), fuzz.ratio(sounds, name.sound) - 2)
