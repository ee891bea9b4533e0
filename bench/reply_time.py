"""From a signed event to the reply call on the platform's API, one person after the other, on this machine.

    .venv/bin/python -m bench.reply_time [--events 200] [--memory 1000]

`samak serve` runs as it does for users (SQLite, web and worker in one process) against a stand-in platform. Floor of
the same run: the same event to a bare Flask route, answered. Prints one JSON line; exit 1 where the median is above
150 ms or the resident memory after `--memory` messages above 400 MB.
"""

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.acknowledgement import BARE, SECRET, _settings, server
from simulator import FakeLine
from simulator.server import running

PORT = 8313
MEDIAN_MS, MEMORY_MB = 150, 400
QUESTIONS = ("ปิดรับสมัครวันไหนคะ", "โทรเบอร์อะไร", "มีค่าใช้จ่ายไหม", "who can apply?", "คัดเลือกกี่ชุมชน", "สวัสดีค่ะ", "l;ylfu")


class Watched(FakeLine):
    """A stand-in platform that notes when it is called."""

    called = threading.Event()

    def handle(self, method, path, query, headers, body):  # type: ignore[no-untyped-def]
        answer = super().handle(method, path, query, headers, body)
        if path.endswith(("/message/reply", "/message/push")):
            self.called.set()
        return answer


def one(line: Watched, port: int, number: int) -> float:
    """Seconds from sending the event to the reply call."""
    webhook = line.says(f"U{number % 50:032x}", QUESTIONS[number % len(QUESTIONS)])
    line.called.clear()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    began = time.perf_counter()
    connection.request("POST", "/webhook/line", webhook.body, dict(webhook.headers))
    connection.getresponse().read()
    if not line.called.wait(10):
        sys.exit("no reply within ten seconds")
    return time.perf_counter() - began


def floor(line: Watched, port: int, events: int) -> list[float]:
    times = []
    for number in range(events):
        webhook = line.says(f"U{number % 50:032x}", QUESTIONS[number % len(QUESTIONS)])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        began = time.perf_counter()
        connection.request("POST", "/webhook/line", webhook.body, dict(webhook.headers))
        connection.getresponse().read()
        times.append(time.perf_counter() - began)
    return times


def resident(command: str) -> float:
    """Megabytes of all processes whose command line holds this."""
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        line = (folder / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
        if command in line:
            status = (folder / "status").read_text()
            total += next((int(row.split()[1]) for row in status.splitlines() if row.startswith("VmRSS")), 0)
    return total / 1024


def healthy_after(command: list[str], environment: dict[str, str]) -> tuple[subprocess.Popen[bytes], float]:
    began = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | environment, stderr=subprocess.DEVNULL)
    while time.perf_counter() - began < 60:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=1)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return process, time.perf_counter() - began
        except OSError:
            time.sleep(0.05)
    sys.exit("the service did not start")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--memory", type=int, default=1000)
    chosen = parser.parse_args()
    line = Watched(SECRET, "none", quota=None)
    with running(line) as base, tempfile.TemporaryDirectory() as folder:
        bare = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{BARE}", "-k", "gthread", "--threads", "8"]
        bare.append("bench.bare:app")
        with server(bare, BARE, {"BENCH_SECRET": SECRET, "BENCH_DATABASE": f"{folder}/bare.db"}):
            least = floor(line, BARE, chosen.events)
        command = [str(Path(sys.executable).with_name("samak")), "serve", "--port", str(PORT)]
        environment = _settings(folder) | {"LINE_API_BASE": f"{base}/line", "LINE_DATA_API_BASE": f"{base}/line-data"}
        process, started = healthy_after(command, environment)
        try:
            first = one(line, PORT, 0)
            times = [one(line, PORT, number) for number in range(chosen.events)]
            for number in range(max(0, chosen.memory - chosen.events)):
                one(line, PORT, number)
            memory = resident(f"serve --port {PORT}")
        finally:
            process.terminate()
            process.wait(20)
    median = statistics.median(times) * 1000
    figures = {
        "healthz_after_s": round(started, 2),
        "first_ms": round(first * 1000),
        "median_ms": round(median, 1),
        "p95_ms": round(sorted(times)[int(len(times) * 0.95)] * 1000, 1),
        "bare_route_median_ms": round(statistics.median(least) * 1000, 1),
        "ratio_to_bare": round(median / 1000 / statistics.median(least), 1),
        "messages": max(chosen.memory, chosen.events),
        "resident_mb": round(memory),
    }
    print(json.dumps(figures))
    sys.exit(0 if median <= MEDIAN_MS and memory <= MEMORY_MB else 1)


if __name__ == "__main__":
    main()
