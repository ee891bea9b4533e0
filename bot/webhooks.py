"""`/webhook/<channel>`: verify the raw bytes, parse, write down, answer. Nothing else happens before the 200.

Knows the way in; knows no handler and sends nothing.
"""

import structlog
from flask import Blueprint, Response, abort, request
from sqlalchemy.exc import SQLAlchemyError

from bot.bodies import as_object
from bot.channels.base import Badly, Channel
from bot.doorbell import Doorbell
from bot.metrics import EVENTS, REFUSED
from bot.recording import Recorder

LARGEST = 4 * 1024 * 1024  # bytes: Messenger sends up to 1,000 updates at once
log = structlog.get_logger()


def blueprint(channels: dict[str, Channel], recorder: Recorder, doorbell: Doorbell) -> Blueprint:
    """The two routes of every channel that is on; a channel that is off answers 404."""
    webhooks = Blueprint("webhook", __name__, url_prefix="/webhook")

    def named(name: str) -> Channel:
        return channels.get(name) or abort(404)

    @webhooks.get("/<name>")
    def set_up(name: str) -> Response:
        answer = named(name).challenge(request.args)
        return abort(403) if answer is None else Response(answer, mimetype="text/plain")

    @webhooks.post("/<name>")
    def receive(name: str) -> Response:
        channel = named(name)
        request.max_content_length = LARGEST
        body = request.get_data(cache=False)
        if not channel.verify(body, dict(request.headers)):
            REFUSED.labels(name, "signature").inc()
            abort(403)
        _record(channel, body, recorder)
        doorbell.ring()
        return Response("OK", mimetype="text/plain")

    return webhooks


def _record(channel: Channel, body: bytes, recorder: Recorder) -> None:
    try:
        incoming = channel.parse(as_object(body))
    except Badly:
        REFUSED.labels(channel.name, "shape").inc()
        abort(400)
    for one in incoming:
        EVENTS.labels(channel.name, one.kind).inc()
    try:
        recorder.record(incoming)
    except SQLAlchemyError as error:
        log.error("not_recorded", channel=channel.name, events=len(incoming), error=type(error).__name__)
        abort(503)
