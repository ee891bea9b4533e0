"""`samak serve`, `web`, `worker`: the service in one process, or its halves apart."""

import signal
import sys
import threading

import click

from bot import logs
from bot.app import Parts
from bot.commands.preparing import ready_database
from bot.server import Server
from bot.settings import Settings

HOST = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
PORT = click.option("--port", default=8000, show_default=True, type=int, help="Port to listen on.")


@click.command()
@HOST
@PORT
def serve(host: str, port: int) -> None:
    """Web and worker in one process. A new database is migrated and filled with the programmes."""
    settings = prepared()
    Server(settings, host, port).run()


@click.command()
@HOST
@PORT
@click.option("--processes", default=2, show_default=True, type=int, help="Web processes.")
def web(host: str, port: int, processes: int) -> None:
    """Webhooks and desks only: events are kept for the workers."""
    settings = prepared()
    Server(settings, host, port, processes=processes, working=False).run()


@click.command()
@click.option("--handlers", default=2, show_default=True, type=int, help="Threads that answer.")
@click.option("--senders", default=4, show_default=True, type=int, help="Threads that send.")
def worker(handlers: int, senders: int) -> None:
    """Answer what came in and send what waits, until SIGTERM or Ctrl-C."""
    settings = prepared()
    running, stop = Parts.of(settings).worker(handlers=handlers, senders=senders), threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    running.start()
    click.echo("samak worker: ready", err=True)
    stop.wait()
    running.stop()


def prepared() -> Settings:
    """Settings that are complete, logging, and a database that can be used; else a sentence and exit 1."""
    settings = Settings()
    settings.signing_key()
    logs.set_up(settings.log_format)
    if trouble := ready_database(settings):
        sys.exit(f"samak: {trouble}")
    return settings
