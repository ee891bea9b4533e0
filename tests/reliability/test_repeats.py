"""Two real web processes are told the same again and again, at once and in any order, as `bench.repeats` does it."""

import argparse
import random
import socket
import tempfile
from pathlib import Path

import pytest

from bench.repeats import WRONG, repeat


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_each_event_that_two_web_processes_are_told_many_times_is_handled_once(
    postgresql_server: str, database: str
) -> None:
    random.seed(7)
    with socket.socket() as one, socket.socket() as other:
        for free in (one, other):
            free.bind(("127.0.0.1", 0))
        ports = [one.getsockname()[1], other.getsockname()[1]]
    chosen = argparse.Namespace(events=48, people=12, database=database, ports=ports)
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # short: a socket's path has 107 bytes at most
        figures = repeat(Path(folder), chosen)
    assert {name: figures[name] for name in WRONG} == dict.fromkeys(WRONG, 0)
    assert (figures["acknowledged"], figures["messages_said"]) == (48, 48)
