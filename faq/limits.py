"""What one question is asked under: which topics may be shown, and what was spoken of before.

Knows topics by name and number. Knows no message.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """allowed: None where every topic may be shown; before: the number of the topic answered last."""

    allowed: Collection[str] | None = None
    before: int | None = None

    def allow(self, topic: str) -> bool:
        """Whether this topic may be shown."""
        return self.allowed is None or topic in self.allowed

    def places(self, numbers: Mapping[str, int]) -> list[int] | None:
        """The numbers of the allowed topics."""
        return None if self.allowed is None else [numbers[topic] for topic in self.allowed if topic in numbers]
