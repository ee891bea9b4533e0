"""Samak's own processes, started as users start them, stopped or killed as accidents do.

Knows commands, settings and process groups; knows no event.
"""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.database import upgrade
from bot.preparing import fill
from models.database import Database
from tests import postgres

LINE_SECRET, LINE_TOKEN = "bench-secret", "none"
APP_SECRET, PAGE_TOKEN, PAGE_ID, VERIFY_TOKEN = "app-secret", "page-token", "110564000000001", "word"


def settings(folder: Path, database_url: str, platforms: str = "http://127.0.0.1:9") -> dict[str, str]:
    """The environment of every process. platforms: where the stand-ins listen."""
    return {
        "DATABASE_URL": database_url,
        "SAMAK_DATA_DIR": str(folder),
        "SAMAK_SECRET_KEY": "b" * 40,
        "SAMAK_METRICS_TOKEN": "bench",
        "LINE_CHANNEL_SECRET": LINE_SECRET,
        "LINE_CHANNEL_ACCESS_TOKEN": LINE_TOKEN,
        "LINE_API_BASE": f"{platforms}/line",
        "LINE_DATA_API_BASE": f"{platforms}/line-data",
        "MESSENGER_APP_SECRET": APP_SECRET,
        "MESSENGER_VERIFY_TOKEN": VERIFY_TOKEN,
        "MESSENGER_PAGE_TOKEN": PAGE_TOKEN,
        "MESSENGER_PAGE_ID": PAGE_ID,
        "MESSENGER_GRAPH_BASE": f"{platforms}/graph/v26.0",
    }


@contextmanager
def new_database(kind: str, folder: Path) -> Iterator[str]:
    """A migrated database with the programmes in it. kind: "sqlite" or "postgresql", durable as in service."""
    if kind == "sqlite":
        yield migrated(f"sqlite:///{folder}/samak.db")
        return
    folder.chmod(0o755)
    os.mkfifo(folder / "pipe", 0o644)
    pipe = os.open(folder / "pipe", os.O_RDWR)
    try:
        yield migrated(postgres.create(postgres.start(folder, folder / "pipe", postgres.DURABLE)))
    finally:
        os.close(pipe)


def migrated(url: str) -> str:
    """With all tables and the programmes in it."""
    upgrade(url)
    database = Database(url)
    fill(database)
    database.close()
    return url


@dataclass
class Process:
    """One `samak …` with all its children."""

    command: tuple[str, ...]
    environment: dict[str, str]
    port: int = 0
    log: Path = Path(os.devnull)
    running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        program = [str(Path(sys.executable).with_name("samak")), *self.command]
        with self.log.open("a") as log:
            self.running = subprocess.Popen(
                program, env=os.environ | self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def is_up(self) -> bool:
        """Whether it answers; a process without a port is up when it runs."""
        if not self.port:
            return self.running is not None and self.running.poll() is None
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while not self.is_up():
            if time.monotonic() > until:
                sys.exit(f"did not start: {' '.join(self.command)}")
            time.sleep(0.02)

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """The whole process group, at once; returns when it is gone."""
        if self.running:
            with suppress(ProcessLookupError):
                os.killpg(self.running.pid, how)
            self.running.wait(30)


@contextmanager
def up(*processes: Process) -> Iterator[None]:
    """Started, ready, and gone afterwards, also where this program is told to end."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        for process in processes:
            process.start()
        for process in processes:
            process.wait()
        yield
    finally:
        for process in processes:
            process.kill()
