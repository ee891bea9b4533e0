"""From a signed event to the reply call, many at once: the top rate, the delay at half of it, memory, more workers.

    .venv/bin/python -m bench.throughput [--database sqlite|postgresql] [--workers 0] [--seconds 20] [--soak 0]
                                         [--conversations 0]

Top rate: events are sent as fast as they are acknowledged, until the last one is answered. Delay: at half that rate,
from the first byte of the event to the reply call's arrival. `--workers 0` runs `samak serve`; otherwise one web
process and that many `samak worker`. `--soak` goes on at half the top rate for so many seconds; `--conversations` are
put into the database before. Prints one JSON line; exit 1 below the bars (SQLite: 250 a second, 300 ms, 5 % of memory).
"""

import argparse
import asyncio
import http.client
import json
import sys
import tempfile
import threading
import time
from pathlib import Path

from sqlalchemy import insert

from bench.acknowledgement import event
from bench.reply_time import resident
from bench.services import Process, new_database, settings, up
from bot.clock import real_now
from models.conversation import Conversation, Message
from models.database import Database

PORT = 8351
RATE, P95_MS, GROWTH = 250, 300, 0.05
SENT = b'{"sentMessages":[{"id":"1234567"}]}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(SENT), SENT)


class Platform:
    """The least that answers like one: notes when each reply token arrives."""

    def __init__(self) -> None:
        self.arrived: dict[str, float] = {}
        self.base = ""
        self._ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._ready.wait()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._ready.set()
        await server.serve_forever()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next(
                    (line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")),
                    b"0",
                )
                body = await reader.readexactly(int(length))
                if b"/message/reply" in head.split(b"\r\n", 1)[0]:
                    self.arrived[json.loads(body)["replyToken"]] = time.perf_counter()
                writer.write(ANSWER)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


class Load:
    """Clients that post signed events, each with its own connection."""

    def __init__(self, mark: str, events: int, clients: int) -> None:
        names = [f"{mark}-{number}" for number in range(events)]
        self._shares = [[(name, *event(name)) for name in names[n::clients]] for n in range(clients)]
        self.sent: dict[str, float] = {}
        self.refused = 0

    def send(self, rate: float = 0) -> float:
        """All of them, at `rate` a second or as fast as they are taken; when it began."""
        began = time.perf_counter()
        gap = len(self._shares) / rate if rate else 0.0
        threads = [threading.Thread(target=self._post, args=(share, began, gap)) for share in self._shares]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return began

    def _post(self, share: list[tuple[str, bytes, dict[str, str]]], began: float, gap: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        for number, (name, body, headers) in enumerate(share):
            time.sleep(max(0.0, began + number * gap - time.perf_counter()))
            self.sent[name] = time.perf_counter()
            connection.request("POST", "/webhook/line", body, headers)
            answer = connection.getresponse()
            answer.read()
            self.refused += answer.status != 200


def top_rate(platform: Platform, seconds: float, mark: str) -> float:
    """Events a second, from the first one sent to the last one answered."""
    load = Load(mark, int(seconds * RATE), 16)
    began = load.send()
    _wait_for(platform, load)
    return len(load.sent) / (max(platform.arrived[name] for name in load.sent) - began)


def delays(platform: Platform, rate: float, seconds: float, mark: str) -> list[float]:
    """Milliseconds from sending to the reply call, sorted."""
    load = Load(mark, int(rate * seconds), 8)
    load.send(rate)
    _wait_for(platform, load)
    return sorted((platform.arrived[name] - sent) * 1000 for name, sent in load.sent.items())


def _wait_for(platform: Platform, load: Load) -> None:
    until = time.monotonic() + 120
    while not load.sent.keys() <= platform.arrived.keys():
        if time.monotonic() > until:
            sys.exit(f"{len(load.sent.keys() - platform.arrived.keys())} events were not answered by reply")
        time.sleep(0.02)


def at(times: list[float], share: float) -> float:
    return round(times[int(len(times) * share)], 1)


def crowd(url: str, conversations: int) -> None:
    """People who talked with us before, with two messages each."""
    database, now = Database(url), real_now()
    who = {"channel": "line", "account": "A", "created_at": now, "memory": {}}
    said = {"at": now, "text": "ข้อความเก่า", "said": {}, "why": {}}
    with database.writing() as session:
        for first in range(1, conversations + 1, 5000):
            numbers = range(first, min(first + 5000, conversations + 1))
            session.execute(insert(Conversation), [{"id": n, "address": f"old{n}", **who} for n in numbers])
            for way, author in (("in", "person"), ("out", "bot")):
                about = {"direction": way, "author": author, **said}
                session.execute(insert(Message), [{"conversation_id": n, **about} for n in numbers])
    database.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--soak", type=float, default=0)
    parser.add_argument("--conversations", type=int, default=0)
    chosen = parser.parse_args()
    platform = Platform()
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, new_database(chosen.database, Path(folder)) as url:
        if chosen.conversations and chosen.database == "sqlite":
            crowd(url, chosen.conversations)
        environment = settings(Path(folder), url, platform.base)
        with up(*_processes(environment, chosen.workers)):
            figures = _measure(platform, chosen)
    print(json.dumps({"database": chosen.database, "workers": chosen.workers, **figures}))
    sys.exit(0 if _well(figures, chosen) else 1)


def _processes(environment: dict[str, str], workers: int) -> list[Process]:
    if not workers:
        return [Process(("serve", "--port", str(PORT)), environment, PORT)]
    web = Process(("web", "--port", str(PORT), "--processes", "1"), environment, PORT)
    return [web, *(Process(("worker",), environment) for _ in range(workers))]


def _measure(platform: Platform, chosen: argparse.Namespace) -> dict[str, float]:
    delays(platform, 20, 3, "warm")
    top = max(top_rate(platform, chosen.seconds / 2, f"top{number}") for number in range(2))
    half = delays(platform, top / 2, chosen.seconds, "half")
    figures = {"top_per_s": round(top), "half_p50_ms": at(half, 0.5), "half_p95_ms": at(half, 0.95)}
    if chosen.soak:
        before, parts = resident(f"--port {PORT}"), max(1, round(chosen.soak / 30))
        p95 = [at(delays(platform, top / 2, 30, f"soak{part}"), 0.95) for part in range(parts)]
        after = resident(f"--port {PORT}")
        figures |= {"soak_s": chosen.soak, "first_p95_ms": p95[0], "last_p95_ms": p95[-1],
                    "resident_mb": round(before), "grown": round(after / before - 1, 3)}  # fmt: skip
    return figures


def _well(figures: dict[str, float], chosen: argparse.Namespace) -> bool:
    if chosen.database != "sqlite" or chosen.workers:
        return True
    fast = figures["top_per_s"] >= RATE and figures["half_p95_ms"] <= P95_MS
    return fast and figures.get("grown", 0.0) <= GROWTH


if __name__ == "__main__":
    main()
