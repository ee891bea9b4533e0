"""`samak serve` and `samak web`: the whole service in one process, or its web half."""

import click

from bot.server import Server
from bot.settings import Settings

HOST = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
PORT = click.option("--port", default=8000, show_default=True, type=int, help="Port to listen on.")


@click.command()
@HOST
@PORT
def serve(host: str, port: int) -> None:
    """Web and worker in one process. A new database is migrated and filled with the programmes."""
    Settings().signing_key()
    Server("bot.serving:everything()", host, port).run()


@click.command()
@HOST
@PORT
@click.option("--processes", default=2, show_default=True, type=int, help="Web processes.")
def web(host: str, port: int, processes: int) -> None:
    """Webhooks and desks only: events are kept for the workers."""
    Settings().signing_key()
    Server("bot.serving:web()", host, port, processes=processes).run()
