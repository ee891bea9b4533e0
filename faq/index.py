"""The index: wordings of many topics, ready to be asked.

Knows how reading, ranking and confidence are put together. Knows no entry, no answer and no programme.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from faq.confidence import Calibration
from faq.match import Candidate, Match
from faq.ranking import Ranked, Ranking
from faq.reading import Reader, Reading
from faq.words import Words, elsewhere, general

__all__ = ["Calibration", "Index", "Wordings"]

Wordings = Mapping[str, Sequence[str]] | Iterable[tuple[str, Sequence[str]]]
SHOWN = 12


class Index:
    """Immutable: build another when wordings change."""

    def __init__(self, wordings: Mapping[str, Sequence[str]], reader: Reader, calibration: Calibration) -> None:
        self.topics = tuple(topic for topic, some in wordings.items() if some)
        self.wordings = tuple(wording for topic in self.topics for wording in wordings[topic])
        self.calibration = calibration
        owners = [number for number, topic in enumerate(self.topics) for _ in wordings[topic]]
        self._numbers = {topic: number for number, topic in enumerate(self.topics)}
        self._reader = reader.knowing(self.wordings)
        background = [reader.read(text) for text in elsewhere()]
        readings = [reader.read(wording) for wording in self.wordings]
        self._ranking = Ranking(readings, owners, len(self.topics), background) if self.topics else None
        self.match("how do I begin?")

    @classmethod
    def build(cls, wordings: Wordings, words: Words | None = None, calibration: Calibration | None = None) -> "Index":
        """Wordings by topic → an index. words: those of the programmes, added to the general ones."""
        joined: dict[str, list[str]] = {}
        for topic, some in wordings.items() if isinstance(wordings, Mapping) else wordings:
            joined.setdefault(topic, []).extend(some)
        return cls(joined, _general_reader() if words is None else Reader(general() + words), calibration or Calibration())

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
        if self._ranking is None or not reading.words:
            return Match("none", steps=reading.steps, why="there is nothing to go by in the message")
        ranked, stray = self._ranking.rank(reading, self._places(allowed))
        ranked = [one for one in ranked if self._may(self.topics[one.topic], allowed, turned_down)]
        if not ranked:
            return Match("none", steps=reading.steps, why="no topic that may be shown is near")
        sureness = self.calibration.sureness(ranked, reading, self._ranking.foreign(reading), stray)
        candidates = tuple(self._candidate(one, sureness * one.likely / ranked[0].likely) for one in ranked[:SHOWN])
        return Match(self.calibration.band(sureness), candidates, (), reading.steps, _why(ranked, sureness))

    def _places(self, allowed: Collection[str] | None) -> Collection[int] | None:
        return None if allowed is None else [self._numbers[topic] for topic in allowed if topic in self._numbers]

    @staticmethod
    def _may(topic: str, allowed: Collection[str] | None, turned_down: Collection[str]) -> bool:
        return topic not in turned_down and (allowed is None or topic in allowed)

    def _candidate(self, ranked: Ranked, score: float) -> Candidate:
        return Candidate(self.topics[ranked.topic], round(float(score), 4), self.wordings[ranked.wording])


@lru_cache(maxsize=1)
def _general_reader() -> Reader:
    return Reader(general())


def _why(ranked: list[Ranked], sureness: float) -> str:
    best = ranked[0]
    return (
        f"{sureness:.0%} sure: likelier than its neighbours at {best.likely:.0%}; explains {best.told:.0%} of the telling words; "
        f"letters {best.alike:.0%} like its most similar wording, cosine {best.near:.2f}"
    )
