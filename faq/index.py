"""The index: wordings of many topics, ready to be asked.

Knows how scores are put together. Knows no entry, no answer and no programme.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from faq.match import Band, Candidate, Match
from faq.reading import Reader, Reading
from faq.vectors import Vectors
from faq.words import Words, general

Wordings = Mapping[str, Sequence[str]] | Iterable[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Calibration:
    """From which score on a topic is answered, and from which it is suggested; and the lead it needs."""

    answer: float = 0.62
    suggest: float = 0.35
    lead: float = 0.08


class Index:
    """Immutable: build another when wordings change."""

    def __init__(self, wordings: Wordings, words: Words, calibration: Calibration) -> None:
        pairs = list(wordings.items() if isinstance(wordings, Mapping) else wordings)
        self.topics = tuple(dict.fromkeys(topic for topic, _ in pairs))
        place = {topic: number for number, topic in enumerate(self.topics)}
        said = [(place[topic], wording) for topic, wordings_ in pairs for wording in wordings_]
        self.wordings = tuple(wording for _, wording in said)
        self.owner = np.array([owner for owner, _ in said], dtype=np.int32)
        self.calibration = calibration
        self._reader = Reader(words)
        self._readings = [self._reader.read(wording) for wording in self.wordings]
        self._vectors = Vectors(self._readings)
        self.match("?")

    @classmethod
    def build(cls, wordings: Wordings, words: Words | None = None, calibration: Calibration | None = None) -> "Index":
        """Wordings by topic → an index. words: of the programmes, added to the general ones."""
        return cls(wordings, general() + (words or Words()), calibration or Calibration())

    def match(
        self,
        text: str,
        *,
        typing: bool = False,
        before: str | None = None,
        allowed: Collection[str] | None = None,
        turned_down: Collection[str] = (),
    ) -> Match:
        """The topics that fit, best first. Never raises, whatever the text."""
        reading = self._reader.read(text)
        scores, best = self._scores(reading)
        order = [int(n) for n in np.argsort(-scores, kind="stable") if allowed is None or self.topics[n] in allowed]
        order = [n for n in order if self.topics[n] not in turned_down]
        candidates = tuple(Candidate(self.topics[n], round(float(scores[n]), 4), self.wordings[best[n]]) for n in order[:12])
        band, why = self._band(candidates)
        return Match(band, candidates, (), reading.steps, why)

    def _scores(self, reading: Reading) -> tuple["np.ndarray", "np.ndarray"]:
        count = len(self.topics)
        near = (self._vectors.rows @ self._vectors.row(reading).toarray()[0]) if len(self.wordings) else np.zeros(0)
        alike = process.cdist([reading.letters], [r.letters for r in self._readings], scorer=fuzz.ratio)[0] / 100
        each = 0.5 * near + 0.5 * alike
        scores, best = np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.int32)
        for topic in range(count):
            mine = np.flatnonzero(self.owner == topic)
            order = mine[np.argsort(-each[mine])][:3]
            if len(order):
                scores[topic], best[topic] = 0.6 * each[order[0]] + 0.4 * each[order].mean(), order[0]
        return scores, best

    def _band(self, candidates: tuple[Candidate, ...]) -> tuple[Band, str]:
        if not candidates or candidates[0].score < self.calibration.suggest:
            return "none", "nothing here is near enough"
        lead = candidates[0].score - (candidates[1].score if len(candidates) > 1 else 0)
        if candidates[0].score >= self.calibration.answer and lead >= self.calibration.lead:
            return "answer", "near enough, and well ahead of the next"
        return "suggest", "near, but not sure"
