"""Which letters the outbox shows: waiting or gone, narrowed by decision, province, channel and who can be reached.

Knows the address of the page and what it chooses; knows no letter's words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from console.telling.reaching import OBSTACLES, obstacle
from models.post import PHONED, SENT, WAITING, Letter

SHELVES: Mapping[str, tuple[str, ...]] = {"waiting": (WAITING,), "gone": (SENT, PHONED)}
NAMES = ("shelf", "status", "province", "channel", "reach")


@dataclass(frozen=True)
class Sifted:
    """reach: "yes", "no" or one of OBSTACLES; "" for all. The others likewise."""

    shelf: str = "waiting"
    status: str = ""
    province: str = ""
    channel: str = ""
    reach: str = ""

    @property
    def states(self) -> tuple[str, ...]:
        return SHELVES[self.shelf]

    def query(self, **changes: object) -> dict[str, Any]:
        asked = {name: getattr(self, name) for name in NAMES} | changes
        return {name: value for name, value in asked.items() if value and (name, value) != ("shelf", "waiting")}

    @property
    def narrowed(self) -> bool:
        return bool(self.province or self.channel or self.reach)

    def keeps(self, letter: Letter) -> bool:
        application = letter.application
        same = (
            (self.status, letter.status),
            (self.province, application.province),
            (self.channel, application.channel),
        )
        return all(wanted in ("", there) for wanted, there in same) and self._reaches(letter)

    def _reaches(self, letter: Letter) -> bool:
        if not self.reach:
            return True
        why = obstacle(letter.application.conversation)
        return {"yes": not why, "no": bool(why)}.get(self.reach, why == self.reach)


def sifted_from(args: Mapping[str, str]) -> Sifted:
    shelf, reach = args.get("shelf", ""), args.get("reach", "")
    return Sifted(
        shelf if shelf in SHELVES else "waiting",
        args.get("status", "")[:20],
        args.get("province", "")[:60],
        args.get("channel", "")[:40],
        reach if reach in ("yes", "no", *OBSTACLES) else "",
    )


def in_use(letters: Sequence[Letter], name: str) -> list[str]:
    """Provinces or channels of the applications, for the filter."""
    return sorted({getattr(one.application, name) for one in letters} - {""})
