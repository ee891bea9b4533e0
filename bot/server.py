"""The production server (gunicorn) with our settings for it.

Knows gunicorn, and by name what is served; imports none of it: the process that only watches stays light.
"""

from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

THREADS = 8
GRACE = 10  # seconds for what is in hand at a stop


class Server(BaseApplication):  # type: ignore[misc]
    """One listening address. built: "module:factory(literal, …)", called after the fork; it gives a Serving."""

    def __init__(self, built: str, host: str, port: int, *, processes: int = 1) -> None:
        self._built, self._bind, self._processes = built, f"{host}:{port}", processes
        self._serving: Any = None
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

    def load(self) -> Any:
        self._serving = import_app(self._built)
        return self._serving

    def _begin(self, _process: Any) -> None:
        self._serving.begin()

    def _end(self, _server: Any, _process: Any) -> None:
        if self._serving:
            self._serving.end()
