"""`kill -9` at random instants under a stream of signed events: is anything acknowledged lost, or answered twice?

    .venv/bin/python -m bench.crashes [--kills 100] [--database sqlite|postgresql] [--of all|workers] [--rate 30]
                                      [--minutes 60]

`--of all` kills the whole service, `--of workers` one worker of four (PostgreSQL). The stand-in platforms deliver again
what was not acknowledged, and refuse, slow down or lose the answer of some calls. Prints one JSON line; exit 1 where
anything is lost, doubled or out of order, or where the service is not back in time.
"""

import argparse
import json
import random
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.services import Process, new_database, settings, up
from bench.stream import Platforms, Stream
from bench.verdict import Figures, judge, wait_until_done
from models.database import Database
from simulator.server import running

PORT = 8330
BACK_WITHIN = 5.0  # seconds from the start to the next answer
WRONG = ("lost", "unanswered", "answered_twice", "set_aside", "messages_missing", "messages_doubled",
         "talks_shown_otherwise", "heard_out_of_order", "left_open")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--of", choices=("all", "workers"), default="all")
    parser.add_argument("--minutes", type=float, default=24 * 60, help="no more kills after that time")
    parser.add_argument("--rate", type=float, default=30, help="events a second")
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument(
        "--faults", type=float, default=0.03, help="share of events before which a call is made to fail"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--signal", choices=("KILL", "TERM"), default="KILL")
    parser.add_argument("--port", type=int, default=PORT)
    chosen = parser.parse_args()
    random.seed(chosen.seed)
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        figures = crash(Path(folder), chosen)
    print(json.dumps(figures))
    sys.exit(0 if is_well(figures) else 1)


def is_well(figures: Figures) -> bool:
    return not any(figures[name] for name in WRONG) and float(str(figures["back_after_s_p95"])) <= BACK_WITHIN


def crash(folder: Path, chosen: argparse.Namespace) -> Figures:
    """Run, kill and start again; then judge by what the database and the platforms hold."""
    platforms = Platforms()
    with new_database(chosen.database, folder) as url, running(platforms.line, platforms.messenger) as base:
        processes = service(settings(folder, url, base), chosen.of, chosen.database, chosen.port, folder / "log")
        stream = Stream([chosen.port], platforms, rate=chosen.rate, people=chosen.people, faults=chosen.faults)
        with up(*processes), stream:
            back, until = list[float](), time.monotonic() + 60 * chosen.minutes
            while len(back) < chosen.kills and time.monotonic() < until:
                back.append(_kill_once(processes, chosen.of, platforms, signal.Signals[f"SIG{chosen.signal}"]))
            stream.end()
            database = Database(url)
            left = wait_until_done(database)
        figures = judge(database, set(stream.acknowledged), platforms.got)
        database.close()
    back.sort()
    times = {
        "back_after_s": round(statistics.median(back), 2),
        "back_after_s_p95": round(back[int(len(back) * 0.95)], 2),
    }
    return {
        "database": chosen.database,
        "killed": chosen.of,
        "kills": len(back),
        "left_open": left,
        **figures,
        **times,
    }


def service(environment: dict[str, str], of: str, kind: str, port: int, log: Path) -> list[Process]:
    """What runs: everything in one process, or a web process and workers."""
    if kind == "sqlite" and of == "all":
        return [Process(("serve", "--port", str(port)), environment, port, log)]
    workers = 4 if of == "workers" else 2
    web = Process(("web", "--port", str(port), "--processes", "2"), environment, port, log)
    return [web, *(Process(("worker",), environment, 0, log) for _ in range(workers))]


def _kill_once(processes: list[Process], of: str, platforms: Platforms, how: signal.Signals) -> float:
    """Let it run for a moment, kill, start again: seconds from the start until something is answered again."""
    time.sleep(random.uniform(0.3, 2.0))
    killed = processes if of == "all" else [random.choice(processes[1:])]
    for process in killed:
        process.kill(how)
    before, began = platforms.taken, time.monotonic()
    for process in killed:
        process.start()
    while platforms.taken == before and time.monotonic() - began < 60:
        time.sleep(0.01)
    back = time.monotonic() - began
    time.sleep(0 if of == "all" else BACK_WITHIN)  # else soon nobody would be ready
    return back


if __name__ == "__main__":
    main()
