"""Finds what each sign weighs, over several sets at once, and says how well that does on a set left out.

    python -m bench.faq_weights

Two regressions: which of the near topics is right (faq.ranking.WEIGHTS), and whether the best one is right at all
(faq.confidence.WEIGHTS). Every set counts the same, whatever its size. The held-out tests/faq/test.jsonl is not used.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.faq_data import QuestionSet, few_of_ours, ours, small_sets
from faq import confidence, ranking
from faq.index import Index
from faq.learning import softmax
from faq.match import HARMLESS

SMOOTH = 1.0
FAMILIES = {"fresh": "ours", "probes": "ours"}  # sets that must not help each other


@dataclass(frozen=True)
class Sample:
    """One question: signs of every near topic, which of them is right (-1: none), signs of sureness, and whether
    the best one may be answered."""

    signs: NDArray[np.float64]
    right: int
    sure: tuple[float, ...]
    fine: bool
    stranger: bool


def samples(questions: QuestionSet) -> list[Sample]:
    index = Index.build(questions.taught, questions.words)
    found = []
    for question, topic in [*questions.asked, *((text, None) for text in questions.elsewhere)]:
        verdict = index.judge(question)
        if not verdict.ranked:
            continue
        names = [index.topics[one.topic] for one in verdict.ranked]
        right = names.index(topic) if topic in names else -1
        fine = right == 0 or (topic is None and names[0].startswith(HARMLESS))
        found.append(Sample(np.array([one.signs for one in verdict.ranked]), right, verdict.signs, fine, topic is None))
    return found


def best_ranking(sets: Sequence[list[Sample]]) -> NDArray[np.float64]:
    """Weights under which the right topic is likeliest."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = SMOOTH * 0.005 * float(weights @ weights), SMOOTH * 0.01 * weights
        for group in sets:
            asked = [sample for sample in group if sample.right >= 0]
            for sample in asked:
                shares = softmax(sample.signs @ weights)
                total -= 100 / len(asked) * float(np.log(shares[sample.right] + 1e-12))
                slope -= 100 / len(asked) * (sample.signs[sample.right] - shares @ sample.signs)
        return total, slope

    start = np.array(list(ranking.WEIGHTS.values()))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x)


def best_sureness(sets: Sequence[list[Sample]]) -> NDArray[np.float64]:
    """Weights and level under which sureness is the share of answers that are right."""
    signs = np.array([sample.sure for group in sets for sample in group])
    fine = np.array([sample.fine for group in sets for sample in group], dtype=np.float64)
    each = np.concatenate([np.full(len(group), 200 / len(group)) for group in sets])
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    scaled = np.hstack([(signs - middle) / spread, np.ones((len(signs), 1))])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = scaled @ weights
        wrong = 1 / (1 + np.exp(-odds)) - fine
        smooth = np.append(weights[:-1], 0)
        value = float((each * (np.logaddexp(0, odds) - fine * odds)).sum() + SMOOTH / 2 * smooth @ smooth)
        return value, scaled.T @ (each * wrong) + SMOOTH * smooth

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return np.append(weights, found[-1] - float(weights @ middle))


def figures(group: list[Sample], rank: NDArray[np.float64], sure: NDArray[np.float64]) -> str:
    """Best topic right, right among three, and what can be answered at 1.5 % wrong and 4 % of strangers answered."""
    asked = [sample for sample in group if not sample.stranger]
    orders = [np.argsort(-(sample.signs @ rank), kind="stable").tolist() for sample in asked]
    first = np.mean([order[0] == sample.right for sample, order in zip(asked, orders, strict=True)])
    three = np.mean([sample.right in order[:3] for sample, order in zip(asked, orders, strict=True)])
    scores = np.array([np.append(sample.sure, 1) @ sure for sample in group])
    fine, stranger = np.array([s.fine for s in group]), np.array([s.stranger for s in group])
    served = 0.0
    for limit in np.unique(scores):
        over = scores >= limit
        wrong = (over & ~fine & ~stranger).sum() / max(1, (~stranger).sum())
        taken = (over & ~fine & stranger).sum() / max(1, stranger.sum())
        if wrong <= 0.015 and taken <= 0.04:
            served = max(served, (over & fine & ~stranger).sum() / max(1, (~stranger).sum()))
    return f"best {first:6.1%}   of three {three:6.1%}   answered right at the bars {served:6.1%}"


def main() -> None:
    by_name: dict[str, list[Sample]] = {}
    for questions in (*small_sets(draws=2), *few_of_ours(seed=1), ours("fresh"), ours("probes")):
        by_name.setdefault(questions.name.partition("~")[0], []).extend(samples(questions))
    for name, group in by_name.items():
        family = FAMILIES.get(name, name)
        others = [some for other, some in by_name.items() if FAMILIES.get(other, other) != family]
        print(f"{name:20}", figures(group, best_ranking(others), best_sureness(others)))
    every = list(by_name.values())
    rank, sure = best_ranking(every), best_sureness(every)
    print("ranking:", {name: round(float(weight), 2) for name, weight in zip(ranking.WEIGHTS, rank, strict=True)})
    print("sureness:", {name: round(float(weight), 3) for name, weight in zip(confidence.WEIGHTS, sure, strict=False)})
    print("level:", round(float(sure[-1]), 3))
    for name, group in by_name.items():
        print(f"{name:20}", figures(group, rank, sure))


if __name__ == "__main__":
    main()
