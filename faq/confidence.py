"""How sure one may be that the best topic answers the message.

Knows signs and weights, which come from `bench/faq_weights.py`. Does not know how sure is sure enough.
"""

import math
from collections.abc import Sequence

from faq.ranking import Ranked
from faq.reading import Reading

# What each sign weighs: found by bench/faq_weights.py over several sets, the same for all.
WEIGHTS = {
    "likely": 0.904,  # how much likelier than the other topics, as odds
    "near": -1.679,  # to the nearest wording: `likely` has said this already
    "told": 0.409,  # share of the telling words that the topic explains
    "foreign": 0.152,  # share that no topic explains: rather slips of the finger than something else
    "length": 0.737,
    "missing": -0.674,  # a rare word that the topic does not explain
    "ours": 2.938,  # how much nearer to a wording than to any everyday message
}
CERTAIN = 0.99  # a wording to the letter
LEVEL = -2.125


def signs(
    ranked: Sequence[Ranked], reading: Reading, foreign: float, missing: float, stray: float
) -> tuple[float, ...]:
    """What speaks for the first topic, in the order of WEIGHTS. stray: nearness of the nearest everyday message."""
    best = ranked[0]
    return (
        math.log((best.likely + 1e-4) / (1 - best.likely + 1e-4)),
        best.near,
        best.told,
        foreign,
        math.log1p(len(reading.letters)),
        missing,
        max(one.near for one in ranked) - stray,
    )


def sureness(of: Sequence[float], ranked: Sequence[Ranked] = ()) -> float:
    """From 0 to 1. A message that is, to the letter, a wording of the first topic and of no other is certain."""
    if [one.topic for one in ranked if one.alike == 1] == [one.topic for one in ranked[:1]] != []:
        return CERTAIN
    total = LEVEL + sum(weight * sign for weight, sign in zip(WEIGHTS.values(), of, strict=True))
    return 1 / (1 + math.exp(-total))
