"""Text as the platforms count and cut it: safe characters, UTF-16 units, what a reader takes for one character.

Knows Unicode, as far as Thai, Latin, emoji and flags need it (not the conjoining letters of Korean). Knows no platform.
"""

import re
import unicodedata

CLUSTER = 32  # code points; what is longer is no writing (Unicode's own stream-safe limit is 30 marks)
JOINER = "\u200d"
SARA_AM = "\u0e33\u0eb3"  # letters by category, yet part of the character before them

# what XML and PostgreSQL cannot hold either: control characters, halves of surrogate pairs, non-characters
UNSENDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HALVES = re.compile("[\ud800-\udfff]")
# where a text may be cut, best first; the cut comes after what is found
SEAMS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"(?:[.!?…。]|ค่ะ|คะ|ครับ)[ \t]+"),
    re.compile(r"[ \t]+"),
)


def clean(text: str) -> str:
    """The text without what cannot be stored or sent; half a surrogate pair becomes �."""
    if not UNSENDABLE.search(text):
        return text
    if HALVES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return UNSENDABLE.sub("", text)


def units(text: str) -> int:
    """Length in UTF-16 code units: an emoji counts two."""
    return len(text) + sum(char > "\uffff" for char in text)


def clusters(text: str) -> list[str]:
    """What a reader takes for single characters: a letter with its marks, an emoji with all its parts, a flag."""
    found: list[str] = []
    for char in text:
        if found and len(found[-1]) < CLUSTER and _belongs(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _belongs(cluster: str, char: str) -> bool:
    last = cluster[-1]
    if char == "\n":
        return cluster == "\r"
    if unicodedata.category(last) in {"Cc", "Zl", "Zp"}:
        return False
    if _extends(char):
        return True
    if last == JOINER:
        return _pictured(char) and _pictured(cluster[0])
    return _regional(char) and _regional(cluster) and len(cluster) == 1


def _extends(char: str) -> bool:
    if char < "\u0300":
        return False
    if unicodedata.category(char) in {"Mn", "Me", "Mc"} or char in SARA_AM or char in {JOINER, "\u200c"}:
        return True
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"  # skin tones, flag tags


def _pictured(char: str) -> bool:
    """Whether it may be part of an emoji; characters newer than this Python's tables among them."""
    if char in "\u00a9\u00ae\u203c\u2049\u2139":
        return True
    return char >= "\u2100" and unicodedata.category(char) in {"So", "Sm", "Cn", "Pd"}


def _regional(char: str) -> bool:
    return "\U0001f1e6" <= char[0] <= "\U0001f1ff"


def split(text: str, limit: int) -> list[str]:
    """Parts of at most `limit` UTF-16 units that together are the text; never inside a cluster. limit: at least 64."""
    parts, start = [], 0
    while start < len(text):
        window = text[start : start + limit + CLUSTER]
        end = len(window) if units(window) <= limit else _cut(window, limit)
        parts.append(window[:end])
        start += end
    return parts


def _cut(window: str, limit: int) -> int:
    """Where to cut: after the last seam in the second half of what fits, else after the last cluster that fits."""
    edges, room, place = set(), limit, 0
    for cluster in clusters(window):
        room -= units(cluster)
        if room < 0:
            break
        place += len(cluster)
        edges.add(place)
    for seam in SEAMS:
        ends = [found.end() for found in seam.finditer(window, 0, place)]
        good = [end for end in ends if end in edges and end > place // 2]
        if good:
            return good[-1]
    return place


def shorten(text: str, most: int, most_units: int) -> str:
    """One line of at most `most` clusters and `most_units` UTF-16 units; what was cut off shows as “…”."""
    parts = clusters(" ".join(clean(text).split()))
    if len(parts) <= most and units("".join(parts)) <= most_units:
        return "".join(parts)
    kept, room = "", most_units - 1
    for part in parts[: most - 1]:
        room -= units(part)
        if room < 0:
            break
        kept += part
    return kept.rstrip() + "…"
