"""Several things in one message: two questions that are both answered, or a question with a story around it.

Knows clauses and verdicts. Knows no wordings.
"""

from collections.abc import Sequence

from faq.reading import Reading
from faq.verdict import Verdict, asks, between

MOST = 3  # questions that are answered at once
_SPOKEN_OF = 4
_LESS = 0.75
_PERSONAL = frozenset("ฉัน พวก เป็น อยู่ มี ไม่มี ทำ เพิ่ง เห็น บ้าน i we my our im".split())


def questions(readings: Sequence[Reading]) -> list[Reading]:
    """The clauses that ask something."""
    return [reading for reading in readings if reading.words and asks(reading)]


def apart(whole: Verdict, verdicts: Sequence[Verdict], sure: float) -> list[Verdict]:
    """The questions that stand for themselves, no topic twice; empty where there are not two.

    A topic that the whole message speaks of, too, may be a little less sure.
    """
    spoken_of = {one.topic for one in whole.ranked[:_SPOKEN_OF]}
    found: dict[int, Verdict] = {}
    for verdict in verdicts:
        if verdict.sureness >= (sure * _LESS if verdict.topic in spoken_of else sure):
            found.setdefault(verdict.topic, verdict)
    return list(found.values())[:MOST] if len(found) > 1 else []


def about_oneself(readings: Sequence[Reading]) -> bool:
    """Whether each of these clauses tells of the person who asks, and so takes nothing away from the question."""
    return all(_PERSONAL.intersection(reading.words) for reading in readings if reading.words)


def with_context(whole: Verdict, clauses: Sequence[Verdict]) -> Verdict:
    """The whole message, seen in the light of its surest question: the story around it may have hidden that."""
    best = max(clauses, key=lambda verdict: verdict.sureness, default=whole)
    if best.sureness <= whole.sureness or not best.ranked:
        return whole
    in_whole = next((whole.score(one) for one in whole.ranked if one.topic == best.topic), 0.0)
    sureness = between(best.sureness, in_whole)
    if sureness <= whole.sureness:
        return whole
    return whole.with_first(best.ranked[0], sureness)
