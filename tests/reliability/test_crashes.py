"""`kill -9` of the running service, and of single workers, as `bench.crashes` does it a hundred times."""

import argparse
import random
import socket
import tempfile
from pathlib import Path

import pytest

from bench.crashes import WRONG, crash


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("database", "of", "how"), [("sqlite", "all", "KILL"), ("postgresql", "workers", "KILL")])
def test_nothing_acknowledged_is_lost_or_said_twice_when_processes_are_killed(
    postgresql_server: str, database: str, of: str, how: str
) -> None:
    random.seed(7)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chosen = argparse.Namespace(
        kills=2, minutes=60, database=database, of=of, rate=8.0, people=20, faults=0.05, signal=how, port=port
    )
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # short: a socket's path has 107 bytes at most
        figures = crash(Path(folder), chosen)
    assert {name: figures[name] for name in WRONG} == dict.fromkeys(WRONG, 0)
    assert int(str(figures["acknowledged"])) > 5
