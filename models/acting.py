"""Who of the staff does something, when and why. Knows nothing else."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class By:
    """at: the programme clock. why: for the history."""

    staff_id: int | None
    at: datetime
    why: str = ""
