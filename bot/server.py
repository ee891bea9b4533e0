"""The production server (gunicorn) with our settings for it, and the worker beside the web where both are wanted.

Knows gunicorn; knows no route.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from bot.app import Parts, create_app
from bot.settings import Settings
from bot.worker import Worker

THREADS = 8
GRACE = 10  # seconds for what is in hand at a stop


class Server(BaseApplication):  # type: ignore[misc]
    """One listening address; `processes`: of the web; `working`: it also handles and sends; `more`: routes."""

    def __init__(
        self,
        settings: Settings,
        host: str,
        port: int,
        *,
        processes: int = 1,
        working: bool = True,
        more: Callable[[Flask], object] | None = None,
    ) -> None:
        self._settings, self._working, self._more = settings, working, more
        self._bind, self._processes = f"{host}:{port}", processes
        self._worker: Worker | None = None
        super().__init__()

    def load_config(self) -> None:
        chosen: dict[str, Any] = {
            "bind": self._bind,
            "workers": self._processes,
            "worker_class": "gthread",
            "threads": THREADS,
            "graceful_timeout": GRACE,
            "timeout": 60,
            "keepalive": 5,
            "accesslog": None,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": self._begin,
            "worker_exit": self._end,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Called in the serving process, after the fork: nothing heavy lives in the one that watches."""
        parts = Parts.of(self._settings)
        if self._working:
            self._worker = parts.worker()
        app = create_app(self._settings, parts)
        if self._more:
            self._more(app)
        return app

    def _begin(self, _process: Any) -> None:
        if self._worker:
            self._worker.start()

    def _end(self, _server: Any, _process: Any) -> None:
        if self._worker:
            self._worker.stop()
