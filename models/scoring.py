"""What scores come to: the total of one reviewer, mean, median and spread over several, and what is still missing.

Knows a rubric and numbers; knows no row and no reviewer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from models.review import ADVICE
from models.rubric import Criterion, Rubric


def total_of(rubric: Rubric, scores: Mapping[str, int]) -> float:
    """0 to 100: each score as a share of the highest on its scale, by weight."""
    weights = sum(one.weight for one in rubric.criteria)
    shares = sum(one.weight * scores.get(one.id, 0) / one.scale[-1].score for one in rubric.criteria)
    return round(100 * shares / weights, 2)


def fits(criterion: Criterion, score: int | None) -> bool:
    return score in {mark.score for mark in criterion.scale}


def missing(rubric: Rubric, scores: Mapping[str, int], reasons: Mapping[str, str], why: str, advice: str) -> list[str]:
    """The fields that are still to be filled in: "score-growth", "reason-growth", "why", "advice"; in that order."""
    lacking = []
    for one in rubric.criteria:
        if not fits(one, scores.get(one.id)):
            lacking.append(f"score-{one.id}")
        elif scores[one.id] in one.reason_for and not reasons.get(one.id, "").strip():
            lacking.append(f"reason-{one.id}")
    if len(why.strip()) < rubric.justification:
        lacking.append("why")
    return lacking if advice in ADVICE else [*lacking, "advice"]


@dataclass(frozen=True)
class Summary:
    """Several totals, each 0 to 100."""

    count: int
    mean: float
    median: float
    lowest: float
    highest: float

    @property
    def gap(self) -> float:
        return self.highest - self.lowest


def summary_of(totals: Sequence[float]) -> Summary | None:
    """None for no totals."""
    if not totals:
        return None
    return Summary(len(totals), mean(totals), median(totals), min(totals), max(totals))
