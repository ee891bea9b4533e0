"""Servers that do not answer."""

import socket
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture
def closed_port() -> str:
    """An address where nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{found.getsockname()[1]}"


@pytest.fixture
def silent_server() -> Iterator[str]:
    """An address where a call is taken in and the line is cut before the answer."""
    door = socket.create_server(("127.0.0.1", 0))

    def cut_every_line() -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            line.recv(65536)
            line.close()

    thread = threading.Thread(target=cut_every_line, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{door.getsockname()[1]}"
    door.shutdown(socket.SHUT_RDWR)
    door.close()
    thread.join()


@pytest.fixture
def deaf_server() -> Iterator[str]:
    """An address where a call is taken in and never answered."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
