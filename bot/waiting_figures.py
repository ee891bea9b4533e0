"""The figures of what waits and what failed, named as Prometheus gets them. Knows names; reads nothing."""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily, Metric

from models.operations import Operations


def gauges_of(state: Operations, now: datetime) -> Iterator[Metric]:
    """now: the real clock."""
    plain = (
        ("samak_unhandled", "Events that wait", state.unhandled),
        ("samak_oldest_unhandled_seconds", "Age of the oldest event that waits", _age(now, state.unhandled_since)),
        ("samak_unsent", "Messages that wait", state.unsent),
        ("samak_oldest_unsent_seconds", "Age of the oldest message that waits", _age(now, state.unsent_since)),
        ("samak_set_aside", "Events set aside for staff", state.set_aside),
        ("samak_undelivered", "Messages not delivered", sum(state.failed.values())),
        ("samak_workers_alive", "Workers with a heartbeat", state.alive(now)),
    )
    for name, words, value in plain:
        yield GaugeMetricFamily(name, words, value)
    silence = GaugeMetricFamily("samak_silence_seconds", "Since the channel's last event", labels=["channel"])
    quota = GaugeMetricFamily("samak_quota_left", "Messages the month still allows", labels=["channel"])
    for channel, at in state.heard.items():
        silence.add_metric([channel], _age(now, at))
    for channel, left in state.quota_left.items():
        quota.add_metric([channel], left)
    yield from (silence, quota)


def _age(now: datetime, since: datetime | None) -> float:
    return (now - since).total_seconds() if since else 0.0
