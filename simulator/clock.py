"""The platform's clock: real time, plus whatever shift is set to try windows and expiries.

Knows nothing of the bot's clock: a shift here is a platform that lives in another hour.
"""

import time
from collections.abc import Callable


class Clock:
    """Seconds and milliseconds since 1970, moved by `shift` seconds."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self.shift = 0.0

    def seconds(self) -> float:
        """Now, in seconds."""
        return self._now() + self.shift

    def ms(self) -> int:
        """Now, in whole milliseconds, as platforms write it."""
        return int(self.seconds() * 1000)

    def shift_by(self, hours: float) -> None:
        """Move the platform's time on (or back, where negative)."""
        self.shift += hours * 3600
