"""Who stands where: by the scores, with equals as the board settled them, and as they are laid by hand.

Knows numbers and ids only: no row, no name, no page.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
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


def laid(by_score: Sequence[int], tried: Sequence[int], hand: Collection[int]) -> list[int]:
    """Who was moved by hand stands where they were laid; everybody else in the order of the scores."""
    there = set(by_score) & set(hand)
    order = [id_ for id_ in by_score if id_ not in there]
    for place, id_ in enumerate(tried):
        if id_ in there:
            order.insert(min(place, len(order)), id_)
            there.discard(id_)
    return order + [id_ for id_ in by_score if id_ in there]


def strayed(by_score: Sequence[int], order: Sequence[int], hand: Iterable[int]) -> dict[int, int]:
    """Of those moved by hand, who stands elsewhere than the scores would have them: how many places up (or down, < 0).

    Counted against those that nobody moved, so that pushing others aside makes no one strayed.
    """
    still = {id_ for id_ in hand if id_ in set(order)}
    while True:
        ways = {id_: _before(by_score, id_, still) - _before(order, id_, still) for id_ in sorted(still)}
        back = next((id_ for id_, way in ways.items() if way == 0), None)
        if back is None:
            return ways
        still.discard(back)


def _before(order: Sequence[int], id_: int, hand: Collection[int]) -> int:
    """How many that nobody moved stand before this one."""
    return sum(one not in hand for one in order[: order.index(id_)])


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
