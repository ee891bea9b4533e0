"""`samak worker`: the half that answers and sends."""

import signal
import sys
import threading

import click

from bot import logs, metrics
from bot.app import Parts
from bot.preparing import check_database
from bot.settings import Settings


@click.command()
@click.option("--handlers", default=2, show_default=True, type=int, help="Threads that answer.")
@click.option("--senders", default=4, show_default=True, type=int, help="Threads that send.")
@click.option("--metrics-port", default=0, type=int, help="Tell Prometheus on this port of this machine. 0: nobody.")
def worker(handlers: int, senders: int, metrics_port: int) -> None:
    """Answer what came in and send what waits, until SIGTERM or Ctrl-C."""
    settings = Settings()
    logs.set_up(settings.log_format)
    if trouble := check_database(settings):
        sys.exit(f"samak: {trouble}")
    running, stop = Parts.of(settings).worker(handlers=handlers, senders=senders), threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    if metrics_port:
        metrics.serve(metrics_port)
    running.start()
    click.echo("samak worker: ready", err=True)
    stop.wait()
    running.stop()
