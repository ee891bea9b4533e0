"""How often somebody without a name may ask: so many times a minute from one address, counted in this process only.

Knows addresses as hashes, and for a minute; knows no page.
"""

from collections import Counter
from hashlib import sha256
from threading import Lock


class Pace:
    """limit: how often within each minute."""

    def __init__(self, limit: int) -> None:
        self._limit, self._lock = limit, Lock()
        self._minute, self._seen = -1, Counter[bytes]()

    def allows(self, address: str, seconds: float) -> bool:
        """Whether this address may ask once more; seconds: of any clock that goes on."""
        minute, key = int(seconds // 60), sha256(address.encode()).digest()[:8]
        with self._lock:
            if minute != self._minute:
                self._minute, self._seen = minute, Counter()
            self._seen[key] += 1
            return self._seen[key] <= self._limit
