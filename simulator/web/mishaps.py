"""What becomes of one webhook on its way: the deliveries of each kind of trouble. Knows no order and no waiting."""

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


KINDS: dict[str, Callable[[Fake, Webhook, str], list[Parcel]]] = {
    "forged": _forged,
    "twice": _twice,
    "redelivery": _redelivered,
    "stale-token": _stale,
}
