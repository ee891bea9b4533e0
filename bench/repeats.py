"""Each event delivered one to five times, in any order, at once, to two web processes: is each handled exactly once?

    .venv/bin/python -m bench.repeats [--events 500] [--database sqlite|postgresql]

Two `samak web` and two `samak worker` on one database, both stand-in platforms, eight senders. Prints one JSON line;
exit 1 where anything is lost, answered twice, or heard or shown out of order.
"""

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.services import Process, new_database, settings, up
from bench.stream import QUESTIONS, Platforms, key_of, post
from bench.verdict import Figures, judge, wait_until_done
from models.database import Database
from simulator import Webhook
from simulator.server import running

PORTS = [8340, 8341]
SENDERS = 8
WRONG = ("lost", "unanswered", "answered_twice", "set_aside", "given_to_staff", "messages_missing", "messages_doubled",
         "talks_shown_otherwise", "not_acknowledged", "left_open")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ports", type=int, nargs=2, default=PORTS)
    chosen = parser.parse_args()
    random.seed(chosen.seed)
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        figures = repeat(Path(folder), chosen)
    print(json.dumps(figures))
    sys.exit(any(figures[name] for name in WRONG))


def repeat(folder: Path, chosen: argparse.Namespace) -> Figures:
    """Deliver, wait until all is done, and judge by what the database and the platforms hold."""
    platforms, ports = Platforms(), chosen.ports
    with new_database(chosen.database, folder) as url, running(platforms.line, platforms.messenger) as base:
        environment = settings(folder, url, base)
        webs = [Process(("web", "--port", str(port), "--processes", "1"), environment, port) for port in ports]
        with up(*webs, *(Process(("worker",), environment) for _ in range(2))):
            hooks = spoken(platforms, chosen.events, chosen.people)
            deliveries = [hook for hook in hooks for _ in range(random.randint(1, 5))]
            random.shuffle(deliveries)
            refused = deliver(deliveries, ports)
            database = Database(url)
            left = wait_until_done(database)
        figures = judge(database, {key_of(hook) for hook in hooks}, platforms.got)
        database.close()
    return {"database": chosen.database, "deliveries": len(deliveries), "not_acknowledged": refused,
            "left_open": left, **figures}  # fmt: skip


def spoken(platforms: Platforms, events: int, people: int) -> list[Webhook]:
    """What people said, each at a time of its own, in that order."""
    crowd = [("line", f"U{n:032x}") if n % 4 else ("messenger", f"7{n:015d}") for n in range(people)]
    hooks = []
    for number in range(events):
        hooks.append(platforms.says(crowd[number % people], QUESTIONS[number % len(QUESTIONS)]))
        time.sleep(0.001)
    return hooks


def deliver(deliveries: list[Webhook], ports: list[int]) -> int:
    """All of them at once, each to either process; how many were not acknowledged."""
    refused: list[Webhook] = []

    def some(share: list[Webhook]) -> None:
        refused.extend(hook for hook in share if post(random.choice(ports), hook, patience=30) != 200)

    senders = [threading.Thread(target=some, args=(deliveries[n::SENDERS],)) for n in range(SENDERS)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    return len(refused)


if __name__ == "__main__":
    main()
