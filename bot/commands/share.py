"""So many of so many, in percent. Knows what is counted no more than a tally does."""

from dataclasses import dataclass


@dataclass
class Share:
    """So many of so many."""

    hits: int = 0
    of: int = 0

    def count(self, hit: bool) -> None:
        self.hits, self.of = self.hits + hit, self.of + 1

    @property
    def percent(self) -> float:
        return round(100 * self.hits / self.of, 1) if self.of else 0.0
