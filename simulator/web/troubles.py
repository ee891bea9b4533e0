"""Troubles on the way to the bot: what the next webhook shall suffer.

Knows how a platform's delivery goes wrong; troubles on the way back (500, 429 …) are the fakes' own.
"""

from simulator.web.courier import Parcel
from simulator.web.mishaps import KINDS, Fake
from simulator.wire import Webhook


class Troubles:
    """What waits for the next webhook of each platform."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[str]] = {"line": [], "messenger": []}
        self._held: dict[str, Parcel] = {}

    def arm(self, channel: str, kind: str) -> None:
        """The next webhook suffers this; "hold": it waits until another has overtaken it. Raises KeyError."""
        if kind not in {*KINDS, "hold"}:
            raise KeyError(kind)
        self._waiting[channel].append(kind)

    def bend(self, fake: Fake, webhook: Webhook, name: str) -> list[Parcel]:
        """The deliveries that come of one webhook, in order."""
        waiting = self._waiting[webhook.channel]
        kind = waiting.pop(0) if waiting else ""
        if kind == "hold" and webhook.channel not in self._held:
            self._held[webhook.channel] = Parcel(webhook, name + " · overtaken", fake.redelivers)
            return []
        parcels = KINDS[kind](fake, webhook, name) if kind in KINDS else [Parcel(webhook, name, fake.redelivers)]
        overtaken = self._held.pop(webhook.channel, None)
        return [*parcels, overtaken] if overtaken else parcels

    def waiting(self, channel: str) -> list[str]:
        """What is still to come, in order."""
        held = ["held"] if channel in self._held else []
        return [*self._waiting[channel], *held]

    def clear(self) -> None:
        """Nothing goes wrong any more; what was held back is let go of unsent."""
        for kinds in self._waiting.values():
            kinds.clear()
        self._held.clear()
