"""The platforms' own addresses over HTTP, and a small server that has them for tests.

Knows which path belongs to which fake; the chat page is not here. Listens on this machine only.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from simulator.line import FakeLine
from simulator.messenger import FakeMessenger
from simulator.wire import Answer

Fakes = Iterable[FakeLine | FakeMessenger]


def ask(fakes: Fakes, path: str, request: Request) -> Answer | None:
    """The platform's answer to a call: /line/v2/…, /line-data/v2/…, /graph/v26.0/…, /cdn/…; None for other paths."""
    host, _, rest = path.removeprefix("/").partition("/")
    if not (serves := _find(fakes, host)):
        return None
    return serves(request.method, "/" + rest, request.args.to_dict(), dict(request.headers), request.get_data())


def respond(answer: Answer, environ: dict[str, Any]) -> Response:
    """The answer as a response; where it is to be lost, the connection is cut instead."""
    if answer.hold:
        time.sleep(answer.hold)
    if answer.dropped:
        _cut(environ)
        return Response(status=500)
    return Response(answer.body, answer.status, dict(answer.headers))


@contextmanager
def running(*fakes: FakeLine | FakeMessenger) -> Iterator[str]:
    """Serves the fakes on a free port of this machine; yields http://127.0.0.1:<port>, without a slash.

    LINE_API_BASE is <base>/line, LINE_DATA_API_BASE <base>/line-data, MESSENGER_GRAPH_BASE <base>/graph/v26.0;
    attachments of Messenger get addresses under <base>/cdn.
    """

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        answer = ask(fakes, request.path, request)
        response = respond(answer, environ) if answer else Response(status=404)
        return response(environ, start_response)

    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=_Quiet)
    base = f"http://127.0.0.1:{server.server_port}"
    for fake in fakes:
        if isinstance(fake, FakeMessenger):
            fake.cdn_base = base + "/cdn"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield base
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _find(fakes: Fakes, host: str) -> Callable[..., Answer] | None:
    for fake in fakes:
        if isinstance(fake, FakeLine) and host in {"line", "line-data"}:
            return fake.handle if host == "line" else fake.data_host
        if isinstance(fake, FakeMessenger) and host in {"graph", "cdn"}:
            return fake.handle if host == "graph" else fake.cdn_host
    return None


def _cut(environ: dict[str, Any]) -> None:
    """Closes the client's connection without a word."""
    for name in ("werkzeug.socket", "gunicorn.socket"):
        connection = environ.get(name)
        if isinstance(connection, socket.socket):
            connection.shutdown(socket.SHUT_RDWR)


class _Quiet(WSGIRequestHandler):
    """Keeps requests out of the log: they hold people's words. A cut connection is no news either."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's own name
        """Says nothing."""

    def connection_dropped(self, error: BaseException, environ: Any = None) -> None:
        """Is not surprised."""
