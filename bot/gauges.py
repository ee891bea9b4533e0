"""What waits and what failed, read from the database at each look: the same wherever one asks.

Knows figures; the counters of this process are in `metrics`.
"""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from bot.metrics import REGISTRY
from models.database import Database
from models.operations import Operations, operations


class State(Collector):
    """Gauges read from the database at each look; none but `samak_database_up` while it does not answer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def describe(self) -> list[Metric]:
        return []  # else the first look would come at the start, before there is a database

    def collect(self) -> Iterator[Metric]:
        now = real_now()
        try:
            with self._database.reading() as session:
                state = operations(session, now)
        except SQLAlchemyError:
            yield GaugeMetricFamily("samak_database_up", "Whether the database answers", 0)
            return
        yield GaugeMetricFamily("samak_database_up", "Whether the database answers", 1)
        yield from _gauges(state, now)


def _gauges(state: Operations, now: datetime) -> Iterator[Metric]:
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


def with_the_state_of(database: Database) -> CollectorRegistry:
    """Everything: this process's counters and what the database says."""
    registry = CollectorRegistry()
    registry.register(State(database))
    registry.register(REGISTRY)
    return registry


def serve(port: int) -> None:
    """The counters of a process that has no web side, on this machine's own address."""
    start_http_server(port, addr="127.0.0.1", registry=REGISTRY)
