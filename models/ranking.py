"""Who stands where: by the scores, with equals as the board settled them, and as they are laid by hand.

Knows numbers and ids only: no row, no name, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

OUTCOMES = ("selected", "reserve", "not_selected")
Scores = Mapping[int, float | None]


@dataclass(frozen=True)
class Lines:
    """places: how many are taken. reserves: how many stand in line after them."""

    places: int
    reserves: int

    def outcome(self, index: int) -> str:
        """Of the one at this index, from 0."""
        return OUTCOMES[(index >= self.places) + (index >= self.places + self.reserves)]


def points(score: float | None) -> float:
    """What is compared: two digits, as they are shown; no score is below every score."""
    return -1.0 if score is None else round(score, 2)


def ranked(scores: Scores, settled: Iterable[Sequence[int]] = ()) -> list[int]:
    """Best first. Equals in the order settled last; where nobody settled it, the older id first."""
    said: dict[int, int] = {}
    for order in settled:
        said |= {id_: place for place, id_ in enumerate(order)}
    return sorted(scores, key=lambda id_: (-points(scores[id_]), said.get(id_, len(said)), id_))


def equals(scores: Scores) -> list[list[int]]:
    """Those who have the same score, two or more, best first."""
    together = (list(group) for _, group in groupby(ranked(scores), key=lambda id_: points(scores[id_])))
    return [group for group in together if len(group) > 1]


def laid(by_score: Sequence[int], tried: Sequence[int]) -> list[int]:
    """The order laid by hand, of those who are still there; who came since stands behind whom the scores put before."""
    order = [id_ for id_ in tried if id_ in set(by_score)]
    if not order:
        return list(by_score)
    for place, id_ in enumerate(by_score):
        if id_ not in order:
            before = by_score[place - 1] if place else None
            order.insert(order.index(before) + 1 if before is not None else 0, id_)
    return order


def moved(order: Sequence[int], id_: int, place: int) -> list[int]:
    """The same with this one at this place, from 1."""
    rest = [one for one in order if one != id_]
    rest.insert(max(0, min(place - 1, len(rest))), id_)
    return rest


def unsettled(scores: Scores, settled: Sequence[Sequence[int]], order: Sequence[int], lines: Lines) -> list[list[int]]:
    """Equals whose order decides something, and which nobody has settled: across a line, or within the reserve."""
    at = {id_: lines.outcome(index) for index, id_ in enumerate(order)}
    return [
        group
        for group in equals(scores)
        if not any(set(group) <= set(one) for one in settled)
        and (len({at[id_] for id_ in group}) > 1 or OUTCOMES[1] in {at[id_] for id_ in group})
    ]
