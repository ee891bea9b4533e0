"""`/healthz`: the process is alive. `/readyz`: it can do its work. `/metrics`: figures for Prometheus.

Knows what to look at; tells nothing about people.
"""

import hmac
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from bot.database import is_current
from bot.gauges import with_the_state_of
from models.database import Database, journal_mode, sqlite_module
from models.operations import operations

TOO_OLD = 60.0  # seconds that an event may wait before we say so


def blueprint(database: Database, metrics_token: str) -> Blueprint:
    health = Blueprint("health", __name__)

    @health.get("/healthz")
    def alive() -> Response:
        return jsonify(status="ok")

    @health.get("/readyz")
    def ready() -> tuple[Response, int]:
        state = look(database)
        return jsonify(state), 200 if state["ready"] else 503

    @health.get("/metrics")
    def metrics() -> Response:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not metrics_token or not hmac.compare_digest(given.encode(), metrics_token.encode()):
            abort(404)
        return Response(generate_latest(with_the_state_of(database)), content_type=CONTENT_TYPE_LATEST)

    return health


def look(database: Database) -> dict[str, Any]:
    """What `/readyz` says: ready or not, and why."""
    now = real_now()
    try:
        with database.reading() as session:
            state = operations(session, now)
        migrated = is_current(database)
    except SQLAlchemyError as error:
        return {"ready": False, "database": type(error).__name__}
    unhandled, alive = _age(now, state.unhandled_since), state.alive(now) > 0
    told = {
        "ready": migrated and alive and (unhandled or 0) < TOO_OLD,
        "database": "ok",
        "migrated": migrated,
        "worker_alive": alive,
        "oldest_unhandled_seconds": unhandled,
        "oldest_unsent_seconds": _age(now, state.unsent_since),
        "set_aside": state.set_aside,
        "undelivered": sum(state.failed.values()),
    }
    if database.is_sqlite:
        told["sqlite"] = {"version": sqlite_module().sqlite_version, "journal": journal_mode()}
    return told


def _age(now: datetime, since: datetime | None) -> float | None:
    return round((now - since).total_seconds(), 1) if since else None
