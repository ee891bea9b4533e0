"""Spreading applications over reviewers: as even as can be, conflicts kept out, the same each time.

Knows numbers only: no row, no name, no page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Need:
    """An application that wants so many more readers. barred: who may not be one of them, or is already."""

    application_id: int
    wanted: int
    barred: frozenset[int] = frozenset()


@dataclass
class Spread:
    """pairs: (application, reviewer). loads: by reviewer, after it. short: how many readers an application lacks."""

    loads: dict[int, int]
    pairs: list[tuple[int, int]] = field(default_factory=list)
    short: dict[int, int] = field(default_factory=dict)


def spread(needs: Iterable[Need], loads: dict[int, int]) -> Spread:
    """loads: what each reviewer who takes part has already. The hardest to place come first."""
    wanted = {need.application_id: need for need in needs if need.wanted > 0}
    found = Spread(dict(loads))
    for need in sorted(wanted.values(), key=lambda need: (_choice(need, loads), need.application_id)):
        free = sorted(loads.keys() - need.barred, key=lambda reviewer: (found.loads[reviewer], reviewer))
        for reviewer in free[: need.wanted]:
            _give(found, need.application_id, reviewer)
        if len(free) < need.wanted:
            found.short[need.application_id] = need.wanted - len(free)
    while _levelled(found, wanted):
        pass
    found.pairs.sort()
    return found


def _choice(need: Need, loads: dict[int, int]) -> int:
    return len(loads.keys() - need.barred) - need.wanted


def _give(found: Spread, application_id: int, reviewer: int) -> None:
    found.pairs.append((application_id, reviewer))
    found.loads[reviewer] += 1


def _levelled(found: Spread, wanted: dict[int, Need]) -> bool:
    """Move one reading from somebody with more to somebody with at least two fewer, where that is allowed."""
    taken = set(found.pairs)
    for application_id, reviewer in sorted(found.pairs, key=lambda pair: (-found.loads[pair[1]], pair)):
        for other in sorted(found.loads, key=lambda one: (found.loads[one], one)):
            if found.loads[reviewer] - found.loads[other] < 2:
                break
            if other not in wanted[application_id].barred and (application_id, other) not in taken:
                found.pairs.remove((application_id, reviewer))
                found.loads[reviewer] -= 1
                _give(found, application_id, other)
                return True
    return False
