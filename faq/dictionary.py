"""Thai words and how to find them in a line without spaces.

Knows PyThaiNLP's word list and word counts (both CC0) and the words added to them. Knows no meaning.
"""

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pythainlp.corpus import get_corpus, thai_words

Dictionary = Mapping[str, int]  # word: what it costs to read it here; rarer costs more

_LONGEST = 20
_UNKNOWN = 160  # for a letter that no word explains: more than any known word costs
_RAREST = 140
_ADDED = 40
_EACH = 20  # a word's own cost: fewer words are better
_THAI = re.compile("[ก-๎]+")
_HANG_ON = frozenset("ะาำๅัิีึืฺุู็่้๊๋์ํ๎")
_LEAD = frozenset("เแโใไ")


@lru_cache(maxsize=1)
def standard() -> Dictionary:
    """The shipped Thai words with their costs. The first call takes about 0.3 s."""
    costs = {word: _RAREST for word in thai_words() if 1 < len(word) <= _LONGEST and _THAI.fullmatch(word)}
    counts = [line.rsplit("\t", 1) for line in get_corpus("tnc_freq.txt")]
    total = sum(int(count) for _, count in counts)
    for word, count in counts:
        if word in costs:
            costs[word] = min(_RAREST, _EACH + round(5 * math.log2(total / int(count))))
    return {**costs, "ณ": _EACH + 30}


def with_words(added: Iterable[str]) -> Dictionary:
    """The standard words and some more, which win over their parts."""
    return {**standard(), **{word: _ADDED for word in added if 1 < len(word) <= _LONGEST}}


def segment(text: str, words: Dictionary) -> list[str]:
    """Thai letters without spaces as words, the likeliest reading; what no word explains stays together."""
    return _spell_out(text, _lattice(text, words))


def strangeness(text: str, words: Dictionary) -> float:
    """What reading the text costs for each letter: below 30 for Thai that makes sense, above 50 for noise."""
    return _lattice(text, words)[-1][0] / max(1, len(text))


def _lattice(text: str, words: Dictionary) -> list[tuple[int, int, bool]]:
    ends = _breaks(text)
    best: list[tuple[int, int, bool]] = [(0, 0, True)] + [(1 << 30, 0, False)] * len(text)
    for start in range(len(text)):
        if (start and not ends[start]) or best[start][0] >= 1 << 30:
            continue
        so_far = best[start][0]
        for end in range(start + 1, min(len(text), start + _LONGEST) + 1):
            cost = words.get(text[start:end]) if ends[end] else None
            if cost is not None and so_far + cost < best[end][0]:
                best[end] = (so_far + cost, start, True)
        _skip(best, ends, start)
    return best


def _skip(best: list[tuple[int, int, bool]], ends: list[bool], start: int) -> None:
    end = ends.index(True, start + 1)
    cost = best[start][0] + _UNKNOWN * (end - start)
    if cost < best[end][0]:
        best[end] = (cost, start, False)


def _breaks(text: str) -> list[bool]:
    ends = [True] * (len(text) + 1)
    for place in range(1, len(text)):
        letter, before = text[place], text[place - 1]
        silent_next = place + 1 < len(text) and text[place + 1] == "์"
        ends[place] = not (letter in _HANG_ON or before in _LEAD or before == "ั" or silent_next)
    return ends


def _spell_out(text: str, best: list[tuple[int, int, bool]]) -> list[str]:
    found: list[str] = []
    place, unknown_end = len(text), 0
    while place > 0:
        _, start, known = best[place]
        if known or not unknown_end:
            found.append(text[start:place])
        else:
            found[-1] = text[start:place] + found[-1]
        unknown_end = 0 if known else start
        place = start
    return found[::-1]
