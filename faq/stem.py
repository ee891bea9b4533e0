"""English words by their stems: "applying", "applied" and "applies" are one word.

Knows English endings, roughly: it must be the same for a wording and a message, it need not be a real word.
"""

import re
from functools import lru_cache

_VOWEL = re.compile("[aeiouy]")
_ENDINGS = (
    ("ification", "if"), ("ications", "ic"), ("ication", "ic"), ("ations", ""), ("ation", ""), ("ities", ""),
    ("ity", ""), ("ments", ""), ("ment", ""), ("nesses", ""), ("ness", ""), ("ingly", ""), ("edly", ""), ("ings", ""),
    ("ing", ""),
    ("ied", "y"), ("ies", "y"), ("ed", ""), ("ably", ""), ("able", ""), ("ify", "if"), ("ates", ""), ("ate", ""),
    ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"),
)  # fmt: skip
_ION = re.compile(r"(?<=[st])ions?$")
_PLURAL = re.compile(r"(?<=[^siu])s$")
_DOUBLE = re.compile(r"([bdfgmnprt])\1$|(?<=\w{4})(l)l$")
_LY = re.compile(r"(?<=\w{4})(?<!i)ly$")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a lower-case English word; anything else, and anything short, comes back as it is."""
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return word
    return _tail(_ending(word))


def _ending(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if len(rest) >= 3 and _VOWEL.search(rest):
                return _DOUBLE.sub(r"\1\2", rest) + instead
    return _ION.sub("", _LY.sub("", word)) if len(word) > 6 else word


def _tail(word: str) -> str:
    word = _PLURAL.sub("", word) if len(word) > 3 else word
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
