"""Two clocks: real time for leases, security and logs; the programme's for deadlines and what people read.

Knows no time zone but UTC; days are reckoned in Bangkok by `models.thai_time`.
"""

from datetime import UTC, datetime


def real_now() -> datetime:
    return datetime.now(UTC)


class Clock:
    """The programme clock: real time, or one that began at `as_of` when this was made and runs on."""

    def __init__(self, as_of: datetime | None = None, started: datetime | None = None) -> None:
        self._ahead = as_of - (started or real_now()) if as_of else None

    def now(self) -> datetime:
        return real_now() + self._ahead if self._ahead else real_now()
