"""`samak demo`: the whole product on this machine, with two stand-in chat apps and sample people."""

import http.client
import shutil
import socket
import sys
import threading
import time
from pathlib import Path

import click

from bot.demo_secrets import Secrets
from bot.server import Server

HOST = "127.0.0.1"
FOLDER = Path("var/demo")
BANNER = """
  Samak demo is ready ({seconds:.1f} s)          data: {folder}          Ctrl-C stops, data stays; --reset starts over

  Chat as a LINE or Messenger user   {base}/sim/
  Review console                     {base}/console/    reviewer / {reviewer}    admin / {admin}
  Hotline desk                       {base}/hotline/    operator / {operator}

  The programme's clock starts on 1 June 2564. Try: ปิดรับเมื่อไหร่ · สมัคร · l;ylfu · When does it close?
"""


@click.command()
@click.option("--port", default=8000, show_default=True, type=int, help="Port to listen on.")
@click.option("--reset", is_flag=True, help="Throw the demo's data away and begin again.")
@click.option(
    "--folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True, help="Where its data lives."
)
def demo(port: int, reset: bool, folder: Path) -> None:
    """Everything at once: chat simulator, console, hotline desk, sample data. This machine only."""
    began = time.monotonic()
    if _taken(port):
        sys.exit(f"samak: port {port} is in use. Choose another: make demo PORT={port + 1}")
    if reset:
        shutil.rmtree(folder, ignore_errors=True)
    known = Secrets.kept(folder)
    banner = {"folder": folder, "base": f"http://{HOST}:{port}", **known.passwords}
    threading.Thread(target=_announce, args=(port, began, banner), daemon=True).start()
    Server(f"bot.demo:built({str(folder)!r}, {port})", HOST, port).run()


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def _announce(port: int, began: float, banner: dict[str, object]) -> None:
    """Say where everything is as soon as it answers."""
    for _ in range(600):
        connection = http.client.HTTPConnection(HOST, port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            click.echo(BANNER.format(seconds=time.monotonic() - began, **banner))
            return
