"""How often the best topic is right, beside plain RapidFuzz and textbook methods, on every set that we have.

    python -m bench.faq_accuracy [--held-out]

All methods get the same cleaned text. With --held-out also tests/faq/test.jsonl, which nothing was chosen by.
"""

import argparse
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel
from scipy import sparse

from bench.faq_data import QuestionSet, few_of_ours, ours, small_sets
from faq.index import Index
from faq.letters import clean
from faq.reading import Reader
from faq.trial import shares, trial
from faq.words import general

Scores = NDArray[np.float64]  # questions × topics
Method = Callable[[QuestionSet], Scores]
READER = Reader(general())


@dataclass(frozen=True)
class Lines:
    """A set as plain lines: wordings, which topic each belongs to, questions."""

    wordings: list[str]
    owners: list[int]
    questions: list[str]
    topics: int

    def best(self, each: Scores) -> Scores:
        """Scores for wordings as scores for topics: the best wording counts."""
        starts = np.searchsorted(self.owners, np.arange(self.topics))
        return np.maximum.reduceat(each, starts, axis=1)


def lines(questions: QuestionSet, shaped: Callable[[str], str] = clean) -> Lines:
    owners = [number for number, some in enumerate(questions.taught.values()) for _ in some]
    wordings = [shaped(wording) for some in questions.taught.values() for wording in some]
    return Lines(wordings, owners, [shaped(question) for question, _ in questions.asked], len(questions.taught))


def in_words(text: str) -> str:
    return " ".join(READER.words(text))


def rapidfuzz_wratio(questions: QuestionSet) -> Scores:
    some = lines(questions)
    return some.best(process.cdist(some.questions, some.wordings, scorer=fuzz.WRatio))


def rapidfuzz_ratio(questions: QuestionSet) -> Scores:
    some = lines(questions)
    return some.best(process.cdist(some.questions, some.wordings, scorer=Indel.normalized_similarity))


def token_set_ratio(questions: QuestionSet) -> Scores:
    some = lines(questions, in_words)
    return some.best(process.cdist(some.questions, some.wordings, scorer=fuzz.token_set_ratio))


def bm25(questions: QuestionSet) -> Scores:
    some = lines(questions, in_words)
    counts, vocabulary = _counted([line.split() for line in some.wordings])
    lengths = np.asarray(counts.sum(axis=1)).reshape(-1, 1)
    rarity = np.log(1 + (len(some.wordings) + 0.5) / (np.asarray((counts > 0).sum(axis=0)) + 0.5))
    dense = counts.toarray()
    weights = dense * 2.2 / (dense + 1.2 * (0.25 + 0.75 * lengths / lengths.mean())) * rarity
    asked, _ = _counted([line.split() for line in some.questions], vocabulary)
    return some.best(np.asarray((asked > 0) @ weights.T))


def letter_tfidf(questions: QuestionSet) -> Scores:
    some = lines(questions)
    counts, vocabulary = _counted([_runs(line) for line in some.wordings])
    rarity = np.log((len(some.wordings) + 1) / (np.asarray((counts > 0).sum(axis=0)) + 1)) + 1
    asked, _ = _counted([_runs(line) for line in some.questions], vocabulary)
    return some.best(np.asarray((_unit(asked, rarity) @ _unit(counts, rarity).T).todense()))


def samak(questions: QuestionSet) -> Scores:
    index = Index.build(questions.taught, questions.words)
    scores = np.zeros((len(questions.asked), len(questions.taught)))
    places = {topic: place for place, topic in enumerate(questions.taught)}
    for row, (question, _) in enumerate(questions.asked):
        for candidate in index.match(question).candidates:
            scores[row, places[candidate.topic]] = candidate.score
    return scores


METHODS: dict[str, Method] = {
    "WRatio": rapidfuzz_wratio,
    "ratio": rapidfuzz_ratio,
    "token_set_ratio, words": token_set_ratio,
    "BM25, words": bm25,
    "letters TF-IDF": letter_tfidf,
    "samak": samak,
}


def _runs(text: str) -> list[str]:
    return [text[start : start + size] for size in (2, 3, 4) for start in range(len(text) - size + 1)]


def _counted(
    texts: Sequence[Sequence[str]], vocabulary: dict[str, int] | None = None
) -> tuple[sparse.csr_array, dict[str, int]]:
    known = vocabulary or {name: place for place, name in enumerate(dict.fromkeys(n for text in texts for n in text))}
    cells = [
        (row, known[name], count)
        for row, text in enumerate(texts)
        for name, count in Counter(text).items()
        if name in known
    ]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_array((values, (rows, columns)), shape=(len(texts), len(known)), dtype=np.float64), known


def _unit(counts: sparse.csr_array, rarity: NDArray[np.float64]) -> sparse.csr_array:
    weighed = counts.multiply(rarity.reshape(1, -1)).tocsr()
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).reshape(-1))
    return sparse.diags_array(1 / np.maximum(lengths, 1e-9)) @ weighed


def figures(scores: Scores, right: list[int]) -> tuple[float, float]:
    """Best topic right, right among three: shares."""
    order = np.argsort(-scores, axis=1, kind="stable")
    return float(np.mean(order[:, 0] == right)), float(np.mean((order[:, :3] == np.array(right)[:, None]).any(axis=1)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true")
    own = [ours("development"), ours("probes"), *([ours("test")] if parser.parse_args().held_out else [])]
    every = [*own, *few_of_ours(seed=1), *small_sets()]
    print(f"{'best right / of three, %':24}" + "".join(f"{one.name[:16]:>18}" for one in every))
    for name, method in METHODS.items():
        cells = []
        for questions in every:
            places = {topic: place for place, topic in enumerate(questions.taught)}
            first, three = figures(method(questions), [places[topic] for _, topic in questions.asked])
            cells.append(f"{first * 100:11.1f} /{three * 100:5.1f}")
        print(f"{name:24}" + "".join(cells))
    for questions in own:
        index = Index.build(questions.taught, questions.words)
        rows = trial(index, [*questions.asked, *((text, None) for text in questions.elsewhere)])
        print(
            questions.name,
            "  ".join(f"{name} {share:.1%}" for name, share in shares(rows).items() if not math.isclose(share, 0)),
        )


if __name__ == "__main__":
    main()
