"""How fast an event is acknowledged, against a bare Flask route on the same server in the same run.

    .venv/bin/python -m bench.acknowledgement [--seconds 4] [--rounds 4] [--clients 16]

Both run under gunicorn with 8 threads and write durably to SQLite. They are measured in turn, A B A B. Only the web
half of Samak runs, so that answering takes the processor from neither. Prints one JSON line; exit 1 below the bar.
"""

import argparse
import base64
import hashlib
import hmac
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.services import migrated

SECRET = "bench-secret"
BAR = 1.0
BARE, SAMAK = 8311, 8312


def event(number: str) -> tuple[bytes, dict[str, str]]:
    """A signed LINE text event with an id of its own."""
    person = f"U{int(hashlib.md5(number.encode()).hexdigest()[:6], 16) % 500:032x}"
    payload = {
        "destination": "U" + "0" * 32,
        "events": [
            {
                "type": "message",
                "mode": "active",
                "timestamp": int(time.time() * 1000),
                "source": {"type": "user", "userId": person},
                "webhookEventId": number,
                "deliveryContext": {"isRedelivery": False},
                "replyToken": number,
                "message": {"id": number, "type": "text", "quoteToken": "q", "text": "ปิดรับสมัครวันไหนคะ"},
            }
        ],
    }
    body = json.dumps(payload, ensure_ascii=False).encode()
    digest = base64.b64encode(hmac.new(SECRET.encode(), body, hashlib.sha256).digest()).decode()
    return body, {"X-Line-Signature": digest, "Content-Type": "application/json"}


@contextmanager
def server(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=os.environ | environment, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int) -> None:
    for _ in range(400):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).request("GET", "/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"nothing listens on {port}")


def load(port: int, seconds: float, clients: int, mark: str) -> tuple[float, list[float]]:
    """Acknowledged events a second, and how long each took."""
    times: list[float] = []
    until = time.perf_counter() + seconds
    each = range(int(seconds * 250))
    prepared = [[event(f"{mark}-{client}-{number}") for number in each] for client in range(clients)]

    def post(mine: list[tuple[bytes, dict[str, str]]]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        for body, headers in mine:
            began = time.perf_counter()
            if began > until:
                break
            connection.request("POST", "/webhook/line", body, headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                times.append(time.perf_counter() - began)

    began = time.perf_counter()
    until = began + seconds
    threads = [threading.Thread(target=post, args=(mine,)) for mine in prepared]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / (time.perf_counter() - began), times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--clients", type=int, default=16)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        migrated(f"sqlite:///{folder}/samak.db")
        bare = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{BARE}", "-k", "gthread", "--threads", "8"]
        bare += ["--log-level", "error", "bench.bare:app"]
        samak = [str(Path(sys.executable).with_name("samak")), "web", "--port", str(SAMAK), "--processes", "1"]
        with (
            server(bare, BARE, {"BENCH_SECRET": SECRET, "BENCH_DATABASE": f"{folder}/bare.db"}),
            server(samak, SAMAK, _settings(folder)),
        ):
            while not Path(folder, "book.kept").exists():  # the answers are being loaded: once, after the first start
                time.sleep(0.2)
            rates, ratios, slow = _rounds(chosen.rounds, chosen.seconds, chosen.clients)
    ratio = statistics.median(ratios)
    figures = {"bare_per_s": rates[0], "samak_per_s": rates[1], "ratio": round(ratio, 2), "ratios": ratios, **slow}
    print(json.dumps(figures))
    sys.exit(0 if ratio >= BAR else 1)


def _settings(folder: str) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite:///{folder}/samak.db",
        "SAMAK_DATA_DIR": folder,
        "SAMAK_SECRET_KEY": "b" * 40,
        "LINE_CHANNEL_SECRET": SECRET,
        "LINE_CHANNEL_ACCESS_TOKEN": "none",
        "LINE_API_BASE": "http://127.0.0.1:9",
    }


def _rounds(rounds: int, seconds: float, clients: int) -> tuple[list[float], list[float], dict[str, float]]:
    load(BARE, 1, clients, "warm")
    load(SAMAK, 1, clients, "warm")
    pairs = []
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        floor, a = load(BARE, seconds, clients, f"a{number}")
        ours, b = load(SAMAK, seconds, clients, f"b{number}")
        pairs.append((floor, ours))
        times[0].extend(a)
        times[1].extend(b)
    p99 = [round(sorted(one)[int(len(one) * 0.99)] * 1000, 1) for one in times]
    rates: list[float] = [round(statistics.median(pair[which] for pair in pairs)) for which in (0, 1)]
    ratios = [round(ours / floor, 2) for floor, ours in pairs]
    return rates, ratios, {"bare_p99_ms": p99[0], "samak_p99_ms": p99[1]}


if __name__ == "__main__":
    main()
