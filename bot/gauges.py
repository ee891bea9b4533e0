"""What waits and what failed, read from the database at each look: the same wherever one asks.

Knows when to look; the counters of this process are in `metrics`.
"""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from bot.metrics import REGISTRY
from bot.waiting_figures import gauges_of
from models.database import Database
from models.operations import operations


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
        yield from gauges_of(state, now)


def with_the_state_of(database: Database) -> CollectorRegistry:
    """Everything: this process's counters and what the database says."""
    registry = CollectorRegistry()
    registry.register(State(database))
    registry.register(REGISTRY)
    return registry
