"""Troubles on the way to the bot: what the next webhook shall suffer.

Knows how a platform's delivery goes wrong; troubles on the way back (500, 429 …) are the fakes' own.
"""

from collections.abc import Callable

from simulator.line import FakeLine
from simulator.messenger import FakeMessenger
from simulator.web.courier import Parcel
from simulator.wire import Webhook

Fake = FakeLine | FakeMessenger


def _forged(fake: Fake, webhook: Webhook, name: str) -> list[Parcel]:
    return [Parcel(fake.forged(webhook), name + " · forged")]


def _twice(fake: Fake, webhook: Webhook, name: str) -> list[Parcel]:
    return [Parcel(webhook, name, fake.redelivers), Parcel(webhook, name + " · twice", fake.redelivers)]


def _redelivered(fake: Fake, webhook: Webhook, name: str) -> list[Parcel]:
    return [Parcel(webhook, name, fake.redelivers), Parcel(fake.redelivers(webhook), name + " · redelivery")]


def _stale(fake: Fake, webhook: Webhook, name: str) -> list[Parcel]:
    late = fake.expires(webhook) if isinstance(fake, FakeLine) else webhook
    return [Parcel(late, name + " · stale token", fake.redelivers)]


_KINDS: dict[str, Callable[[Fake, Webhook, str], list[Parcel]]] = {
    "forged": _forged,
    "twice": _twice,
    "redelivery": _redelivered,
    "stale-token": _stale,
}


class Troubles:
    """What waits for the next webhook of each platform."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[str]] = {"line": [], "messenger": []}
        self._held: dict[str, Parcel] = {}

    def arm(self, channel: str, kind: str) -> None:
        """The next webhook suffers this; "hold": it waits until another has overtaken it. Raises KeyError."""
        if kind not in {*_KINDS, "hold"}:
            raise KeyError(kind)
        self._waiting[channel].append(kind)

    def bend(self, fake: Fake, webhook: Webhook, name: str) -> list[Parcel]:
        """The deliveries that come of one webhook, in order."""
        waiting = self._waiting[webhook.channel]
        kind = waiting.pop(0) if waiting else ""
        if kind == "hold" and webhook.channel not in self._held:
            self._held[webhook.channel] = Parcel(webhook, name + " · overtaken", fake.redelivers)
            return []
        parcels = _KINDS[kind](fake, webhook, name) if kind in _KINDS else [Parcel(webhook, name, fake.redelivers)]
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
