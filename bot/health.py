"""`/healthz`: the process is alive. `/readyz`: it can do its work. `/metrics`: figures for Prometheus.

Knows who may ask; tells nothing about people.
"""

import hmac

from flask import Blueprint, Response, abort, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.gauges import with_the_state_of
from bot.readiness import look
from models.database import Database


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
