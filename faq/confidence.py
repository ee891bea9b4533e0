"""How sure one may be that the best topic answers the message, and which band that makes.

Knows signs and limits. The weights come from `bench/faq_accuracy.py`, the limits from `samak faq calibrate`: none by hand.
"""

import math
from dataclasses import dataclass, replace

from faq.match import Band
from faq.ranking import Ranked
from faq.reading import Reading


@dataclass(frozen=True)
class Calibration:
    """answer, suggest: from which confidence on a topic is answered, and offered. The rest: what each sign weighs."""

    answer: float = 0.8
    suggest: float = 0.15
    likely: float = 0.944  # how much likelier than the other topics
    near: float = -3.609  # near to one wording: what `likely` already says is not said twice
    told: float = 1.128  # explains the telling words
    foreign: float = 0.61  # words that no topic knows may be slips
    nearest: float = -0.251
    length: float = 0.566
    missing: float = -0.779  # a rare word is left unexplained
    stray: float = 2.944  # nearer to a wording than to any everyday message
    level: float = -0.899

    def sureness(self, ranked: list[Ranked], reading: Reading, foreign: float, stray: float) -> float:
        """From 0 to 1. ranked: best first; foreign: share that no topic explains; stray: nearness of everyday messages."""
        if not ranked or not reading.words:
            return 0.0
        best = ranked[0]
        nearest = max(one.near for one in ranked)
        total = (
            self.level
            + self.likely * math.log((best.likely + 1e-4) / (1 - best.likely + 1e-4))
            + self.near * best.near
            + self.told * best.told
            + self.foreign * foreign
            + self.nearest * nearest
            + self.length * math.log1p(len(reading.letters))
            + self.missing * best.missing
            + self.stray * (nearest - stray)
        )
        return 1 / (1 + math.exp(-total))

    def band(self, sureness: float) -> Band:
        """What to do with a topic that one is so sure of."""
        return "answer" if sureness >= self.answer else "suggest" if sureness >= self.suggest else "none"

    def with_limits(self, answer: float, suggest: float) -> "Calibration":
        """The same weights with other limits."""
        return replace(self, answer=answer, suggest=min(suggest, answer))
