"""The choice between near topics, learnt on the spot from their wordings: a logistic regression on similarities.

The topics that are near a message are few, and their wordings are at hand, so the classifier that tells just these
apart is fitted when the message comes (in about a millisecond) and nothing has to be trained or stored: an index of
any size learns a new wording at once. Böhning's bound turns the regression into a few solutions of one linear system.
Knows numbers only.
"""

import math
from typing import Final

import numpy as np
from scipy.linalg.lapack import spotrf, spotrs

from faq.vectors import Floats, Ints

RIDGE: Final = 0.1  # how much smoother is better than right
ROUNDS: Final = 8
_LEVEL: Final = 1.0  # similarity that all wordings have in common: lets a topic be likelier as such


def shares(together: Floats, near: Floats, topic: Ints, topics: int) -> Floats:
    """How likely each topic is, summing to one.

    together: wordings × wordings; near: the message to each wording; topic: each wording's topic, 0 … topics - 1.
    """
    count = len(topic)
    fair = np.sqrt(np.sqrt(count / topics / np.bincount(topic, minlength=topics)[topic])).astype(np.float32)
    kernel = (together + np.float32(_LEVEL)) * fair
    wanted = np.zeros((count, topics), dtype=np.float32)
    wanted[np.arange(count), topic] = 1
    weights = _fit(kernel, wanted, fair[:, None])
    return softmax(((near + np.float32(_LEVEL)) * fair) @ weights)


def softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    grown: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    grown /= grown.sum(axis=-1, keepdims=True)
    return grown


def _fit(kernel: Floats, wanted: Floats, fair: Floats) -> Floats:
    system = np.float32(0.5) * fair * kernel
    system.flat[:: len(system) + 1] += np.float32(RIDGE)
    factor, _ = spotrf(system.T, lower=0, overwrite_a=1)
    here = ahead = np.zeros_like(wanted)
    pace = 1.0
    for _ in range(ROUNDS):
        slope = fair * (softmax(kernel @ ahead) - wanted) + np.float32(RIDGE) * ahead
        step, _ = spotrs(factor, slope, lower=0)
        there = ahead - step
        faster = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = there + np.float32((pace - 1) / faster) * (there - here)
        here, pace = there, faster
    return here
