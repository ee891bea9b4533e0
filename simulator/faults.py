"""Troubles to order: what the next calls of the bot shall meet.

Knows which trouble waits for which kind of call; knows no platform's wording of it.
"""

from collections import deque
from enum import StrEnum


class Fault(StrEnum):
    """What can go wrong with a call that was in order."""

    SERVER_ERROR = "server-error"  # 500, not carried out
    RATE = "rate"  # too many calls: wait
    MONTH = "month"  # the month's messages are used up (LINE)
    TIMEOUT = "timeout"  # silence, not carried out
    LOST_ANSWER = "lost-answer"  # carried out, and the answer never arrives


class Faults:
    """A queue of troubles; each is met once, in the order in which they were ordered."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Fault, frozenset[str]]] = deque()
        self.hold = 0.0  # seconds of silence before a connection is cut

    def arm(self, fault: Fault, times: int = 1, *, on: frozenset[str]) -> None:
        """The next `times` calls whose name is in `on` meet `fault`."""
        self._waiting.extend([(fault, on)] * times)

    def take(self, name: str) -> Fault | None:
        """The trouble that waits for a call of this name, if it is next in the queue."""
        if self._waiting and name in self._waiting[0][1]:
            return self._waiting.popleft()[0]
        return None

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._waiting.clear()

    def waiting(self) -> list[str]:
        """What is still to come, in order."""
        return [str(fault) for fault, _ in self._waiting]
