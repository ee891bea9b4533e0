"""A small bot of the tests' own beside the simulator: it keeps what it was sent and answers what it is told to."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, request
from werkzeug.serving import make_server

from simulator import SimulatorConfig
from simulator.web.pages import blueprint
from simulator.web.stage import Stage

OURS = {"X-Simulator": "1"}


@dataclass
class Site:
    """The simulator, its stage, and what reached the bot: (channel, body, headers)."""

    base: str
    stage: Stage
    app: Flask
    received: list[tuple[str, Any, dict[str, str]]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)  # what the bot answers, one after the other; then 200
    answers: Callable[[str, Any], None] = lambda _channel, _payload: None

    def waits_for(self, count: int) -> list[Any]:
        """The payloads received, as soon as there are `count` of them."""
        patience = time.monotonic() + 10
        while len(self.received) < count and time.monotonic() < patience:
            time.sleep(0.01)
        return [payload for _, payload, _ in self.received]


def config(base: str) -> SimulatorConfig:
    return SimulatorConfig("line secret", "line token", "app secret", "page token", "100", "verify token", base)


@contextmanager
def site() -> Iterator[Site]:
    """Serves a simulator and a bot on a free port of this machine."""
    app = Flask("site")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    base = f"http://127.0.0.1:{server.server_port}"
    stage = Stage(config(base))
    app.register_blueprint(blueprint(config(base), stage))
    made = Site(base, stage, app)

    @app.post("/webhook/<channel>")
    def webhook(channel: str) -> Response:
        payload = request.get_json()
        made.received.append((channel, payload, dict(request.headers)))
        status = made.statuses.pop(0) if made.statuses else 200
        if status == 200:
            made.answers(channel, payload)
        return Response(status=status)

    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
