"""What people type, made comparable: clean, without politeness, by key, by sound.

Knows Thai writing habits. Knows no field and no place. Never raises, whatever the text.
"""

import re
import unicodedata
from functools import lru_cache

from pythainlp.util import normalize

LONGEST = 5000  # characters looked at; what a channel lets through at most
_JOINER = "\u200d"  # makes one emoji of several
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TAIL = re.compile(  # เจ้า and เคะ end like politeness and are none
    r"(?<![เแโใไ])(?:(?:นะ)?(?:ค่ะ|คะ|ค๊ะ|ค้ะ|ครับผม|ครับ|คับบ*|ค้าบ|คร้าบ|ครัช|คัฟ|งับ)(?:พี่|น้อง|แอด)?|(?:จ้า+|จ้ะ|จ๊ะ|จ๋า|ฮะ|ฮับ)"
    r"|(?<=\s)(?:นะ|น่ะ|จ้|ค่า+|ข่ะ|ละ|อ่ะ|แหละ|ๆ))$"
)
_LAST_WORD = re.compile(r"(?:ค่ะ|คะ|ครับผม|ครับ|คับ)$")
_DARING_TAIL = re.compile(r"(?<![เแโใไ])(?:ค่า+|ข่ะ|นะ|น่ะ|เลย|แหละ|แล้ว|เจ้า|เด้อ|เน้อ|please|sir|thanks|thank you|ขอบคุณ)$")
_HEAD = re.compile(r"^(?:เอ่อ+|อ๋อ+|คือว่า|คือ|ก็|อืม+|um+|uh+|well)[\s,]+", re.IGNORECASE)
_EDGES = " \t\n.,;:!…ฯ~\"'“”‘’()[]{}<>*_|/\\-–—•·"
_SOUNDS = str.maketrans("ใษศซฏฎฐถฑธฌฉชณภผฬญฆฅคฃ", "ไสสสตตททททชชชนพพลยขขขข")
_QUIET = re.compile(r"[ก-ฮ][ิุ]?์|[่้๊๋็ๆฯฺ]")


@lru_cache(maxsize=64)  # one message is looked at from many sides, one after the other
def tidy(text: str) -> str:
    """The words as they may be kept: nothing invisible, Thai marks in order, single spaces, own lines kept."""
    visible = (mark if mark in "\n\t" or unicodedata.category(mark)[0] != "C" else "" for mark in text[:LONGEST])
    joined = "".join(visible).translate(_FULLWIDTH)
    return normalize(_LINES.sub("\n", _SPACES.sub(" ", joined)).strip()).strip()


def either(*patterns: str) -> str:
    """A pattern that is any of these."""
    return "|".join(patterns)


def digits(text: str) -> str:
    """Digits of every script as 0–9."""
    return "".join(str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in text)


def seen(text: str) -> str:
    """Tidy, with digits as 0–9: what places in a message (spans) are counted in."""
    return digits(tidy(text))


def lowered(text: str) -> str:
    """Small letters, every character in its place (İ, which becomes two, stays)."""
    small = text.casefold()
    return small if len(small) == len(text) else text


def polite_off(text: str) -> str:
    """Without the polite words and punctuation at the end; a name that ends like one of them keeps its end."""
    before, now = "", text
    while now and now != before:
        before, now = now, _TAIL.sub("", now.strip(_EDGES)).strip(_EDGES)
    return now


def endings(text: str) -> tuple[str, ...]:
    """The words with their end read ever more boldly as politeness: จะนะค่ะ, จะนะ, จะ. The most literal first."""
    literal = seen(text).casefold().strip(_EDGES)
    return literal, _LAST_WORD.sub("", literal).strip(_EDGES), plain(text), bare(text)


def plain(text: str) -> str:
    """For strict comparison: tidy, small letters, 0–9, no polite words, no hesitation at the beginning."""
    return _HEAD.sub("", polite_off(seen(text).casefold()))


def bare(text: str) -> str:
    """Plain, and without ends that only sometimes are politeness (“น่านค่า”, “น่านเลย”)."""
    return polite_off(_DARING_TAIL.sub("", plain(text)))


def letters(clean: str) -> str:
    """The key of words that are tidy already, with digits as 0–9: cheap enough for tables."""
    return "".join(mark for mark in clean.casefold() if unicodedata.category(mark)[0] in "LMN")


def key(text: str) -> str:
    """Letters, marks and digits only, small: two spellings with the same key are the same word."""
    return letters(seen(text))


@lru_cache(maxsize=20_000)
def heard(word: str) -> str:
    """A key with letters of one sound made one and tone marks gone."""
    return _QUIET.sub("", word).translate(_SOUNDS).replace("รร", "ั").replace("ัม", "ำ")


def graphemes(text: str) -> list[str]:
    """What a reader sees as single characters: a base with its marks."""
    parts: list[str] = []
    for mark in text:
        after_joiner = bool(parts) and parts[-1].endswith(_JOINER)
        if parts and (after_joiner or mark in (_JOINER, "ำ") or unicodedata.category(mark)[0] == "M"):
            parts[-1] += mark
        else:
            parts.append(mark)
    return parts


def shortened(text: str, most: int = 20) -> str:
    """The text, cut with “…” where it has more than `most` graphemes."""
    parts = graphemes(text)
    return text if len(parts) <= most else "".join(parts[: most - 1]) + "…"
