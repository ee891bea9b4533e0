"""The index: wordings of many topics, ready to be asked.

Knows how reading, ranking and confidence are put together. Knows no entry, no answer and no programme.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from faq import several
from faq.clauses import clauses
from faq.confidence import Calibration, signs, sureness
from faq.halfway import Halfway
from faq.letters import clean
from faq.match import Candidate, Match
from faq.ranking import Ranked, Ranking
from faq.reading import Reader, Reading
from faq.verdict import Verdict
from faq.words import Words, elsewhere, general

__all__ = ["Calibration", "Index", "Wordings"]

Wordings = Mapping[str, Sequence[str]] | Iterable[tuple[str, Sequence[str]]]
SHOWN = 12
_WHOLE = 0.5  # what the whole counts beside the beginning, while somebody types
_SMALL_TALK = "chat-"  # around a question it is no second question
_ELSEWHERE = "not-ours-"  # what is asked beside it may well be about that, too


class Index:
    """Immutable: build another when wordings change."""

    def __init__(
        self, wordings: Mapping[str, Sequence[str]], reader: Reader, calibration: Calibration, strangers: Sequence[str]
    ) -> None:
        self.topics = tuple(topic for topic, some in wordings.items() if some)
        self.wordings = tuple(wording for topic in self.topics for wording in wordings[topic])
        self.calibration = calibration
        self._numbers = {topic: number for number, topic in enumerate(self.topics)}
        self._reader = reader.knowing(self.wordings)
        owners = [number for number, topic in enumerate(self.topics) for _ in wordings[topic]]
        readings = [reader.read(wording) for wording in self.wordings]
        background = [reader.read(text) for text in strangers]
        self._halfway = Halfway(readings, owners, len(self.topics))
        self._ranking = Ranking(readings, owners, len(self.topics), background) if self.topics else None
        self.match("how do I begin?")

    @classmethod
    def build(
        cls,
        wordings: Wordings,
        words: Words | None = None,
        calibration: Calibration | None = None,
        strangers: Sequence[str] | None = None,
    ) -> "Index":
        """Wordings by topic → an index. words: those of the programmes, added to the general ones.

        strangers: everyday messages that no topic answers; the shipped ones unless others are given.
        """
        joined: dict[str, list[str]] = {}
        for topic, some in wordings.items() if isinstance(wordings, Mapping) else wordings:
            joined.setdefault(topic, []).extend(some)
        reader = _general_reader() if words is None else Reader(general() + words)
        return cls(joined, reader, calibration or Calibration(), elsewhere() if strangers is None else strangers)

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
        turned = self._reader.turned(text)
        limits = _Limits(allowed, turned_down, self._numbers.get(before or ""))
        whole = self._judge(self._reader.read(turned), limits)
        if typing:
            return self._halfway_there(turned, whole, limits)
        steps = self._reader.steps(text, turned, whole.reading)
        readings = [self._reader.read(clause) for clause in clauses(turned)]
        asking = several.questions(readings) if len(readings) > 1 else []
        if len(asking) > 1 or (asking and whole.sureness < self.calibration.answer):
            verdicts = [self._judge(reading, limits) for reading in asking]
            if not any(self._is(verdict, _ELSEWHERE) for verdict in verdicts):
                ours = [verdict for verdict in verdicts if not self._is(verdict, _SMALL_TALK)]
                if apart := several.apart(whole, ours, self.calibration.answer):
                    return self._several(apart, steps)
            if several.about_oneself([reading for reading in readings if reading not in asking]):
                whole = several.with_context(whole, verdicts)
        return self._match(whole, steps)

    def judge(self, text: str) -> Verdict:
        """What the whole message is taken for, before bands and parts: for measuring."""
        return self._judge(self._reader.read(self._reader.turned(text)), _Limits())

    def _judge(self, reading: Reading, limits: "_Limits") -> Verdict:
        if self._ranking is None or not reading.words:
            return Verdict(reading)
        places = None if limits.allowed is None else [self._numbers[one] for one in limits.allowed if one in self._numbers]
        ranked, stray = self._ranking.rank(reading, places, limits.before)
        kept = [one for one in ranked if limits.allow(self.topics[one.topic])]
        if not kept:
            return Verdict(reading)
        found = signs(kept, reading, self._ranking.foreign(reading), stray)
        return Verdict(reading, tuple(kept), sureness(found), found)

    def _halfway_there(self, typed: str, whole: Verdict, limits: "_Limits") -> Match:
        beginnings = self._halfway.scores(self._reader.read(typed).letters) if clean(typed) else np.zeros(0)
        scores = {topic: float(beginnings[topic]) for topic in np.flatnonzero(beginnings).tolist()}
        for one in whole.ranked:
            scores[one.topic] = scores.get(one.topic, 0.0) + _WHOLE * one.likely
        kept = sorted((one for one in scores if limits.allow(self.topics[one])), key=lambda one: (-scores[one], one))
        nearest = {one.topic: self.wordings[one.wording] for one in whole.ranked}
        candidates = tuple(
            Candidate(self.topics[one], round(scores[one] / (1 + _WHOLE), 4), nearest.get(one, "")) for one in kept[:SHOWN]
        )
        return Match("suggest" if candidates else "none", candidates, why="still typing: wordings that begin like this")

    def _is(self, verdict: Verdict, kind: str) -> bool:
        return bool(verdict.ranked) and self.topics[verdict.topic].startswith(kind)

    def _match(self, verdict: Verdict, steps: tuple[tuple[str, str], ...]) -> Match:
        if not verdict.ranked:
            return Match("none", steps=steps, why="nothing to go by, or no topic that may be shown")
        candidates = tuple(self._candidate(one, verdict.score(one)) for one in verdict.ranked[:SHOWN])
        band = self.calibration.band(verdict.sureness)
        return Match(band, candidates, (), steps, _why(verdict.ranked[0], verdict.sureness))

    def _several(self, verdicts: Sequence[Verdict], steps: tuple[tuple[str, str], ...]) -> Match:
        parts = tuple(self._match(verdict, (("question", verdict.reading.letters),)) for verdict in verdicts)
        best: dict[str, Candidate] = {}
        for candidate in (*(part.candidates[0] for part in parts), *(one for part in parts for one in part.candidates)):
            best.setdefault(candidate.topic, candidate)
        return Match("answer", tuple(best.values())[:SHOWN], parts, steps, f"{len(parts)} questions in one message")

    def _candidate(self, ranked: Ranked, score: float) -> Candidate:
        return Candidate(self.topics[ranked.topic], round(float(score), 4), self.wordings[ranked.wording])


@dataclass(frozen=True)
class _Limits:
    """Which topics may be shown, and which one was spoken of before."""

    allowed: Collection[str] | None = None
    turned_down: Collection[str] = ()
    before: int | None = None

    def allow(self, topic: str) -> bool:
        return topic not in self.turned_down and (self.allowed is None or topic in self.allowed)


@lru_cache(maxsize=1)
def _general_reader() -> Reader:
    return Reader(general())


def _why(best: Ranked, sureness: float) -> str:
    return (
        f"{sureness:.0%} sure: likelier than its neighbours at {best.likely:.0%}; explains {best.told:.0%} of the "
        f"telling words; letters {best.alike:.0%} like its most similar wording, cosine {best.near:.2f}"
    )
