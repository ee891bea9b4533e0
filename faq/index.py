"""The index: wordings of many topics, ready to be asked.

Knows how reading, ranking and confidence are put together. Knows no entry, no answer and no programme.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from faq import several
from faq.calibration import Calibration, shipped
from faq.clauses import clauses
from faq.confidence import signs, sureness
from faq.halfway import Halfway
from faq.knowing import Knowing
from faq.limits import Limits
from faq.match import ELSEWHERE, SMALL_TALK, Candidate, Match, Steps
from faq.ranking import Ranked, Ranking
from faq.reading import Reader, Reading
from faq.verdict import Verdict, leaning
from faq.words import Words, elsewhere, general

Wordings = Mapping[str, Sequence[str]] | Iterable[tuple[str, Sequence[str]]]
SHOWN = 12
_WHOLE = 0.5  # what the whole counts beside the beginning, while somebody types


class Index:
    """Immutable: build another when wordings change."""

    def __init__(
        self, wordings: Mapping[str, Sequence[str]], reader: Reader, calibration: Calibration, strangers: Sequence[str]
    ) -> None:
        self.topics = tuple(topic for topic, some in wordings.items() if some)
        self.wordings = tuple(wording for topic in self.topics for wording in wordings[topic])
        self.calibration = calibration
        self._numbers = {topic: number for number, topic in enumerate(self.topics)}
        self._reader = Knowing(reader, self.wordings)
        owners = [number for number, topic in enumerate(self.topics) for _ in wordings[topic]]
        readings = [reader.read(wording) for wording in self.wordings]
        self._halfway = Halfway(readings, owners, len(self.topics))
        background = [reader.read(text) for text in strangers]
        self._ranking = Ranking(readings, owners, len(self.topics), background) if self.topics else None
        self.match("how do I begin?")  # so that the first question is as quick as the hundredth

    @classmethod
    def build(
        cls,
        wordings: Wordings,
        words: Words | None = None,
        calibration: Calibration | None = None,
        strangers: Sequence[str] | None = None,
    ) -> "Index":
        """Wordings by topic → an index. words: those of the programmes, added to the general ones.

        calibration: the limits, else those of `words` or the shipped ones. strangers: everyday messages that no topic
        answers, else the shipped ones.
        """
        joined: dict[str, list[str]] = {}
        for topic, some in wordings.items() if isinstance(wordings, Mapping) else wordings:
            joined.setdefault(topic, []).extend(some)
        reader = _general_reader() if words is None else Reader(general() + words)
        limits = calibration or (words or Words()).limits or shipped()
        return cls(joined, reader, limits, elsewhere() if strangers is None else strangers)

    def match(
        self,
        text: str,
        *,
        typing: bool = False,
        before: str | None = None,
        allowed: Collection[str] | None = None,
    ) -> Match:
        """The topics that fit, best first. Never raises, whatever the text."""
        limits = Limits(allowed, self._numbers.get(before or ""))
        turned = self._reader.turned(text)
        whole = self._in_context(self._judge(self._reader.read(turned), limits), limits)
        if typing:
            return self._still_typing(whole, limits)
        steps = self._reader.steps(text, turned, whole.reading)
        readings = [self._reader.read(clause) for clause in clauses(turned)]
        asking = several.questions(readings) if len(readings) > 1 else []
        if len(asking) > 1 or (asking and whole.sureness < self.calibration.answer):
            verdicts = [self._judge(reading, limits) for reading in asking]
            if apart := self._apart(whole, verdicts):
                return self._several(apart, steps)
            if several.about_oneself([reading for reading in readings if reading not in asking]):
                whole = several.with_context(whole, verdicts)
        return self._match(whole, steps)

    def _in_context(self, whole: Verdict, limits: Limits) -> Verdict:
        if self._ranking is None or limits.before is None or whole.sureness >= self.calibration.answer:
            return whole
        in_full = self._reader.in_full(whole.reading, self._ranking.subject(limits.before))
        return leaning(whole, self._judge(in_full, limits))

    def judge(self, text: str) -> Verdict:
        """What the whole message is taken for, before bands and parts: for measuring."""
        return self._judge(self._reader.read(self._reader.turned(text)), Limits())

    def _judge(self, reading: Reading, limits: Limits) -> Verdict:
        if self._ranking is None or not reading.words:
            return Verdict(reading)
        ranked, stray = self._ranking.rank(reading, limits.places(self._numbers))
        if not (kept := [one for one in ranked if limits.allow(self.topics[one.topic])]):
            return Verdict(reading)
        missing = self._ranking.missing(reading, kept[0].topic)
        found = signs(kept, reading, self._ranking.foreign(reading), missing, stray)
        return Verdict(reading, tuple(kept), sureness(found, kept), found)

    def _still_typing(self, whole: Verdict, limits: Limits) -> Match:
        beginnings = self._halfway.scores(whole.reading.letters)
        scores = {topic: float(beginnings[topic]) for topic in np.flatnonzero(beginnings).tolist()}
        for one in whole.ranked:
            scores[one.topic] = scores.get(one.topic, 0.0) + _WHOLE * one.likely
        kept = sorted((one for one in scores if limits.allow(self.topics[one])), key=lambda one: (-scores[one], one))
        nearest = {one.topic: self.wordings[one.wording] for one in whole.ranked}
        shown = [(self.topics[one], scores[one] / (1 + _WHOLE), nearest.get(one, "")) for one in kept[:SHOWN]]
        candidates = tuple(Candidate(topic, round(score, 4), wording) for topic, score, wording in shown)
        return Match("suggest" if candidates else "none", candidates, why="still typing: wordings that begin like this")

    def _apart(self, whole: Verdict, verdicts: Sequence[Verdict]) -> list[Verdict]:
        kinds = [self.topics[verdict.topic] for verdict in verdicts if verdict.ranked]
        if any(topic.startswith(ELSEWHERE) for topic in kinds):
            return []
        ours = [one for one in verdicts if one.ranked and not self.topics[one.topic].startswith(SMALL_TALK)]
        return several.apart(whole, ours, self.calibration.answer)

    def _match(self, verdict: Verdict, steps: Steps) -> Match:
        if not verdict.ranked:
            return Match("none", steps=steps, why="nothing to go by, or no topic that may be shown")
        candidates = tuple(self._candidate(one, verdict.score(one)) for one in verdict.ranked[:SHOWN])
        return Match(self.calibration.band(verdict.sureness), candidates, (), steps, verdict.why)

    def _several(self, verdicts: Sequence[Verdict], steps: Steps) -> Match:
        parts = tuple(self._match(verdict, (("question", verdict.reading.letters),)) for verdict in verdicts)
        best: dict[str, Candidate] = {}
        for candidate in (*(part.candidates[0] for part in parts), *(one for part in parts for one in part.candidates)):
            best.setdefault(candidate.topic, candidate)
        ordered = sorted(best.values(), key=lambda one: -one.score)
        return Match("answer", tuple(ordered)[:SHOWN], parts, steps, f"{len(parts)} questions in one message")

    def _candidate(self, ranked: Ranked, score: float) -> Candidate:
        return Candidate(self.topics[ranked.topic], round(float(score), 4), self.wordings[ranked.wording])


@lru_cache(maxsize=1)
def _general_reader() -> Reader:
    return Reader(general())
