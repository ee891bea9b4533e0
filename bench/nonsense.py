"""Malformed bodies by the hundred thousand, signed and unsigned, on both webhooks: is any answer a 5xx?

    .venv/bin/python -m bench.nonsense [--bodies 100000] [--seed 1]

Real events of every kind, with values exchanged for odd ones, keys dropped, doubled and nested; half of them signed.
Prints one JSON line; exit 1 where an answer is a 5xx, an unsigned body got in, or an event could not be handled.
"""

import argparse
import copy
import json
import random
import resource
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.database import upgrade
from models.inbox import Event
from simulator import Webhook
from tests.service import Service, photo, service

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**63, 2**80, 1.5, float("nan"), float("inf"), "", "x" * 5000, "a\x00b", "\ud800",
    "ก" * 300, "😀" * 50, [], {}, [[]], [None], {"": ""}, {"id": {}}, "../../etc", "1e999", ["a"] * 200,
)  # fmt: skip


def seeds(samak: Service) -> list[Webhook]:
    """One webhook of every kind that people make."""
    line, page, one, two = samak.line, samak.messenger, "U" + "1" * 32, "7000000000000001"
    group = "C" + "2" * 32
    return [
        line.says(one, "ปิดรับสมัครวันไหน"), line.follow(one), line.unfollow(one), line.follow(one),
        line.sends_image(one, photo()), line.says(one, "สวัสดี", group=group, mention="bot"), line.taps(one, "do:menu"),
        line.unsends(one, "1"), page.says(two, "ปิดรับสมัครวันไหน"), page.starts(two), page.sends_image(two, photo()),
        page.taps(two, "do:menu"),
    ]  # fmt: skip


def twisted(payload: Any) -> Any:
    """A copy with one to four places changed."""
    changed = copy.deepcopy(payload)
    for _ in range(random.randint(1, 4)):
        place, key = random.choice(list(_places(changed)) or [(None, None)])
        if place is None:
            return _odd()
        match random.randrange(4):
            case 0 if isinstance(place, dict):
                place.pop(key, None)
            case 1:
                place[key] = [place[key]] * random.randint(0, 3)
            case 2:
                place[key] = {"type": place[key], "id": _odd()}
            case _:
                place[key] = _odd()
    return changed


def _odd() -> Any:
    return copy.deepcopy(random.choice(ODD))


def _places(value: Any) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in [*items]:
        yield value, key
        yield from _places(inner)


def post(samak: Service, seed: Webhook, signed: bool) -> int:
    """The status of one twisted body."""
    fake = samak.line if seed.channel == "line" else samak.messenger
    hook = fake.signed(twisted(seed.payload))
    headers = dict(hook.headers) if signed else {"Content-Type": "application/json", "X-Line-Signature": "AAAA"}
    return samak.client.post(f"/webhook/{seed.channel}", data=hook.body, headers=headers).status_code


def run(samak: Service, bodies: int) -> dict[str, Any]:
    known, answers = seeds(samak), {True: Counter[int](), False: Counter[int]()}
    for number in range(bodies):
        if number == bodies // 10:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        answers[number % 2 == 0][post(samak, random.choice(known), number % 2 == 0)] += 1
        if number % 2000 == 0:
            samak.worker.work_off()
    samak.worker.work_off()
    with samak.parts.database.reading() as session:
        states = dict(session.execute(select(Event.status, func.count()).group_by(Event.status)).all())
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    return {
        "bodies": bodies,
        "signed": dict(answers[True]),
        "unsigned": dict(answers[False]),
        "events": states,
        "grown_mb": grown,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--bodies", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    random.seed(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/samak.db"
        upgrade(url)
        with service(url, Path(folder)) as samak:
            figures = run(samak, chosen.bodies)
    print(json.dumps(figures))
    wrong = [status for kind in ("signed", "unsigned") for status in figures[kind] if status >= 500]
    sys.exit(1 if wrong or set(figures["unsigned"]) != {403} or figures["events"].get("dead") else 0)


if __name__ == "__main__":
    main()
