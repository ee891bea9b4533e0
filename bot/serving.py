"""The application as one process serves it: web alone, or web and worker; a new database is made ready first.

Knows the order of starting and stopping. Imported in serving processes only, by name (see `bot.server`).
"""

import sys
from collections.abc import Iterable
from typing import Any

from flask import Flask

from bot import logs
from bot.app import Parts, create_app
from bot.ears import Ears
from bot.preparing import check_database, ready_database
from bot.settings import Settings
from bot.worker import Worker


class Serving:
    """A WSGI application with a beginning and an end."""

    def __init__(self, app: Flask, ears: Ears, worker: Worker | None = None) -> None:
        self.app, self._ears, self._worker = app, ears, worker

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        return self.app(environ, start_response)

    def begin(self) -> None:
        self._ears.open()
        if self._worker:
            self._worker.start()

    def end(self) -> None:
        self._ears.close()
        if self._worker:
            self._worker.stop()


def everything() -> Serving:
    """`samak serve`: web and worker; a new database is migrated and filled."""
    settings = Settings()
    _or_stop(ready_database(settings))
    return together(settings)


def web() -> Serving:
    """`samak web`: webhooks and desks."""
    settings = Settings()
    _or_stop(check_database(settings))
    logs.set_up(settings.log_format)
    parts = Parts.of(settings)
    return Serving(create_app(settings, parts), Ears(parts.database))


def together(settings: Settings) -> Serving:
    logs.set_up(settings.log_format)
    parts = Parts.of(settings)
    return Serving(create_app(settings, parts), Ears(parts.database), parts.worker())


def _or_stop(trouble: str) -> None:
    if trouble:
        sys.stderr.write(f"samak: {trouble}\n")
        sys.exit(3)  # gunicorn's sign that starting again is of no use
