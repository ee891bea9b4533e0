"""Words that are an order to the bot: which, in whatever usual way they are said.

Knows the phrases of `commands.yaml`. Does not know what an order does, nor whether it fits just now.
"""

import re
from functools import lru_cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from forms import is_question
from forms.typed import key, plain

PHRASES = Path(__file__).with_name("commands.yaml")
TRIMMINGS = re.compile(r"(?:\s*(?:หน่อย|ที|ด้วย|เลย|ก่อนนะ|please|pls))+$")
CLOSE = 92  # of 100: one slip in a phrase of ten letters
SHORTEST = 6  # letters from which a slip is forgiven


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    """Every phrase by its letters, with the orders it may be (most specific to where one is first)."""
    found: dict[str, list[str]] = {}
    for name, languages in yaml.safe_load(PHRASES.read_text(encoding="utf-8")).items():
        for phrase in (*languages["th"], *languages["en"]):
            found.setdefault(key(phrase), []).append(name)
    return {phrase: tuple(names) for phrase, names in found.items()}


# openings with an object of one's own: “I want to apply for our village”, “อยากสมัครให้ชุมชนบ้านดอน”
OPENINGS = {
    "apply": re.compile(
        r"^(?:i|we)(?: ?(?:would|'d|d))? ?(?:want|like|wish|need) to apply\b(?!.*\b(?:how|when|where|what|if)\b)"
        r"|^(?:อยาก|ขอ|ต้องการ|สนใจ|จะ)(?:จะ)?(?:มา)?สมัคร(?:ให้|ใน(?:นาม|แชท)|แทน)"
    ),
}


@lru_cache(maxsize=4096)
def orders(text: str) -> tuple[str, ...]:
    """The orders these words may be, as a whole message; a slip of the finger is forgiven in longer ones."""
    words = TRIMMINGS.sub("", plain(text))
    for name, opening in OPENINGS.items():
        if opening.search(words) and not is_question(words):
            return (name,)
    said = key(words) or key(plain(text))
    if said in _phrases() or len(said) < SHORTEST or len(said) > 60:
        return _phrases().get(said, ())
    best = max(_phrases(), key=lambda phrase: fuzz.ratio(said, phrase) if abs(len(phrase) - len(said)) < 3 else 0)
    return _phrases()[best] if abs(len(best) - len(said)) < 3 and fuzz.ratio(said, best) >= CLOSE else ()


def is_order(text: str, *names: str) -> bool:
    return any(name in orders(text) for name in names)
