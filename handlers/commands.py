"""Words that are an order to the bot: which, in whatever usual way they are said.

Knows the phrases and patterns of `commands.yaml`. Does not know what an order does, nor whether it fits just now.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

from forms import is_question
from forms.typed import bare, heard, key, plain

PHRASES = Path(__file__).with_name("commands.yaml")
TRIMMINGS = re.compile(r"(?:\s*(?:หน่อย|ที|ด้วย|เลย|ก่อนนะ|please|pls))+$")
CLOSE = 92  # of 100: one slip in a phrase of ten letters
SHORTEST_BY_SOUND = 6  # letters from which tones may be missing
SHORTEST = 6  # letters from which a slip is forgiven
PIECES = re.compile(r"[\n,!.]+\s*|\s+(?=[ก-๙])|(?<=[ก-๙ๆ])\s+|(?<=ค่ะ)|(?<=ครับ)")
TELLS = re.compile(r"(?:ยัง)?ไม่(?:ใส่|ส่ง|ให้|บอก)|(?:เจ้าหน้าที่|แอดมิน|ตัวอย่าง|ทำไมเอา)")  # as stories and roles do
MOST_PIECES, SHORTEST_PIECE = 5, 5
APART = frozenset(
    ("skip", "pause", "back", "cancel", "review", "how_many_left", "why", "staff", "example", "repeat", "help")
)
LONGEST = 60  # letters: whoever says more tells a story
ENDS = (
    r"(?:ได้|ไหม|มั้ย|มั๊ย|ไม๊|ป่าว|เปล่า|หรือเปล่า|ปะ|ป่ะ|หน่อย|ที|ด้วย|เลย|ก่อน|แล้ว|ละ|นะ|น่ะ|อ่ะ"
    r"|ครับ|ค่ะ|คะ|ค่า|จ้า|เจ้า|ๆ|\s)*(?:ข้อนี้)?$"
)


@lru_cache(maxsize=1)
def _written() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    """Every phrase by its letters, with the orders it may be (most specific to where one is first)."""
    found: dict[str, list[str]] = {}
    for name, ways in _written().items():
        for phrase in (*ways["th"], *ways["en"]):
            found.setdefault(key(phrase), []).append(name)
    return {phrase: tuple(names) for phrase, names in found.items()}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Ways of saying an order with words of one's own in it; whether it may be said as a question."""
    return tuple(
        (name, re.compile(f"^(?:{pattern}){ENDS}"), ways.get("asked", True))
        for name, ways in _written().items()
        for pattern in ways.get("like", ())
    )


@lru_cache(maxsize=4096)
def orders(text: str) -> tuple[str, ...]:
    """The orders these words may be, as a whole message; a slip of the finger is forgiven in longer ones."""
    whole = plain(text)
    words = TRIMMINGS.sub("", whole)
    said = key(words) or key(whole)
    if said not in _phrases() and key(bare(text)) in _phrases():
        said = key(bare(text))
    if said in _phrases() or len(said) > LONGEST:
        return _phrases().get(said, ())
    return _like(whole) or _nearly(said) or _by_sound(whole)


def _like(words: str) -> tuple[str, ...]:
    asks, words = is_question(words), words.rstrip(" ?")
    found = (name for name, pattern, asked in _patterns() if (asked or not asks) and pattern.search(words))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _sounding() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Phrases, and patterns that say from their first letter what they are, without their tones and twin letters."""
    phrases = {heard(phrase): names for phrase, names in _phrases().items() if len(phrase) >= SHORTEST}
    tame = ((name, pattern.pattern) for name, pattern, _ in _patterns() if not pattern.pattern.startswith("^(?:."))
    return phrases, tuple((name, re.compile(heard(pattern))) for name, pattern in tame if "." not in pattern[:9])


def _by_sound(words: str) -> tuple[str, ...]:
    """“พักกอน”, “ขอคุยกับเจ้าหนาที่”: tones are easily left out on a phone."""
    if len(key(words)) < SHORTEST_BY_SOUND:
        return ()
    phrases, patterns = _sounding()
    sounds = heard(words)
    found = phrases.get(heard(key(words))) or tuple(name for name, pattern in patterns if pattern.search(sounds))
    return tuple(dict.fromkeys(found))


def _nearly(said: str) -> tuple[str, ...]:
    if len(said) < SHORTEST:
        return ()
    best = max(_phrases(), key=lambda phrase: fuzz.ratio(said, phrase) if abs(len(phrase) - len(said)) < 3 else 0)
    return _phrases()[best] if abs(len(best) - len(said)) < 3 and fuzz.ratio(said, best) >= CLOSE else ()


@lru_cache(maxsize=4096)
def orders_amid(text: str) -> tuple[str, ...]:
    """The order that begins or ends a few words more: “ข้ามไปก่อนนะ เขียนไม่ออก”, “wait, previous question please”."""
    parts = [part for part in PIECES.split(plain(text)) if part]
    if not 1 < len(parts) <= MOST_PIECES or len(text) > LONGEST:
        return ()
    ends = (part for part in (parts[0], parts[-1]) if len(key(part)) >= SHORTEST_PIECE and not TELLS.match(part))
    return tuple(name for part in ends for name in orders(part) if name in APART)[:1]


def is_order(text: str, *names: str) -> bool:
    return any(name in orders(text) for name in names)
