"""What one reading is taken for: the near topics with how sure one may be, before any band is chosen.

Knows signs and weights. Knows no wordings and no parts of a message.
"""

import math
from dataclasses import dataclass, replace

from faq.ranking import Ranked
from faq.reading import Reading

_FAR = 1e-3  # how likely a topic is that is not even near
_ASKING = frozenset(
    "what when where who whom whose why which how do does did is are am can could will would shall should may any have"
    " has".split()
)


@dataclass(frozen=True)
class Verdict:
    """ranked: best first; sureness: from 0 to 1, of the first one."""

    reading: Reading
    ranked: tuple[Ranked, ...] = ()
    sureness: float = 0.0
    signs: tuple[float, ...] = ()  # what the sureness was made of

    @property
    def topic(self) -> int:
        """The best topic's number, -1 where there is none."""
        return self.ranked[0].topic if self.ranked else -1

    @property
    def why(self) -> str:
        """The signs in a sentence, for whoever wants to know."""
        best = self.ranked[0]
        return (
            f"{self.sureness:.0%} sure: likelier than its neighbours at {best.likely:.0%}; explains {best.told:.0%} of "
            f"the telling words; letters {best.alike:.0%} like its most similar wording, cosine {best.near:.2f}"
        )

    def score(self, ranked: Ranked) -> float:
        """How sure one may be of another topic than the first."""
        return self.sureness * min(1.0, ranked.likely / max(self.ranked[0].likely, 1e-9))

    def with_first(self, first: Ranked, sureness: float) -> "Verdict":
        """The same with another topic in front."""
        rest = tuple(one for one in self.ranked if one.topic != first.topic)
        return replace(self, ranked=(first, *rest), sureness=sureness)


def leaning(alone: Verdict, in_full: Verdict) -> Verdict:
    """A question that leans on what was said before: what it is taken for alone, and asked in full.

    The topic that does best in both is first; as sure as in full where it was first there, too.
    """
    if not alone.ranked or not in_full.ranked:
        return alone
    here = {one.topic: math.log(one.likely + _FAR) for one in alone.ranked}
    there = {one.topic: math.log(one.likely + _FAR) for one in in_full.ranked}
    joined = {one.topic: one for one in (*alone.ranked, *in_full.ranked)}
    far = math.log(_FAR)
    best = max(joined, key=lambda topic: here.get(topic, far) + there.get(topic, far))
    if best == in_full.topic:
        return alone.with_first(joined[best], in_full.sureness)
    return alone.with_first(joined[best], alone.score(joined[best]))


def asks(reading: Reading) -> bool:
    """Whether the words look like a question or a request, and not like a statement."""
    wanted = any(name.endswith("?") or name == "≈want" for name in reading.meanings)
    return wanted or (reading.words[:1] != () and reading.words[0] in _ASKING)


def between(one: float, other: float) -> float:
    """Half-way between two degrees of sureness, as odds."""
    odds = (_odds(one) + _odds(other)) / 2
    return 1 / (1 + math.exp(-odds))


def _odds(sureness: float) -> float:
    return math.log((sureness + 1e-4) / (1 - sureness + 1e-4))
