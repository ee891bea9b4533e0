"""`/healthz`: the process is alive. `/readyz`: it can do its work. `/metrics`: figures for Prometheus.

Knows what to look at; tells nothing about people.
"""

import hmac
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.database import is_current
from bot.metrics import REGISTRY
from models.database import Database, journal_mode, sqlite_module
from models.inbox import Event
from models.outbox import Delivery
from models.pulse import Pulse

ALIVE_WITHIN = timedelta(seconds=20)
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
        return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)

    return health


def look(database: Database) -> dict[str, Any]:
    """What `/readyz` says: ready or not, and why."""
    try:
        with database.reading() as session:
            state = _state(session)
        state["migrated"] = is_current(database)
    except SQLAlchemyError as error:
        return {"ready": False, "database": type(error).__name__}
    if database.is_sqlite:
        state["sqlite"] = {"version": sqlite_module().sqlite_version, "journal": journal_mode()}
    old = state["oldest_unhandled_seconds"] or 0
    return {"ready": state["migrated"] and state["worker_alive"] and old < TOO_OLD, "database": "ok"} | state


def _state(session: Session) -> dict[str, Any]:
    beat = session.scalar(select(func.max(Pulse.at)).where(Pulse.name.like("worker:%")))
    return {
        "worker_alive": bool(beat and real_now() - beat < ALIVE_WITHIN),
        "oldest_unhandled_seconds": _age(session, Event.received_at, Event.status == "new"),
        "oldest_unsent_seconds": _age(session, Delivery.created_at, Delivery.status == "pending"),
        "set_aside": session.scalar(select(func.count()).where(Event.status == "dead")),
        "undelivered": session.scalar(select(func.count()).where(Delivery.status == "failed")),
    }


def _age(session: Session, column: Any, condition: Any) -> float | None:
    oldest = session.scalar(select(func.min(column)).where(condition))
    return round((real_now() - oldest).total_seconds(), 1) if oldest else None
