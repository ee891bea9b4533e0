"""`/webhook/<channel>`: verify the raw bytes, parse, write down, answer. Nothing else happens before the 200.

Knows the way in; knows no handler and sends nothing. It stands before Flask, not in it: a platform has no session, no
form and no language, and a crowd on the last day should not wait while they are looked for.
"""

from collections.abc import Iterable
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from werkzeug import Request, Response
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, MethodNotAllowed, NotFound, ServiceUnavailable

from bot.bodies import as_object
from bot.channels.base import Badly, Channel
from bot.doorbell import Doorbell
from bot.metrics import EVENTS, REFUSED
from bot.recording import Recorder

UNDER = "/webhook/"
LARGEST = 4 * 1024 * 1024  # bytes: Messenger sends up to 1,000 updates at once
log = structlog.get_logger()


class Call(Request):
    """What a platform sends."""

    max_content_length = LARGEST


class Webhooks:
    """Everything under `/webhook/` ends here; the rest goes on to `beyond`. A channel that is off answers 404."""

    def __init__(self, beyond: Any, channels: dict[str, Channel], recorder: Recorder, doorbell: Doorbell) -> None:
        self._beyond, self._channels = beyond, channels
        self._recorder, self._doorbell = recorder, doorbell

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path.startswith(UNDER):
            return self._beyond(environ, start_response)  # type: ignore[no-any-return]
        try:
            answer = self._answer(Call(environ), path.removeprefix(UNDER))
        except HTTPException as refusal:
            answer = Response(refusal.name, refusal.code, mimetype="text/plain")
        return answer(environ, start_response)

    def _answer(self, call: Request, name: str) -> Response:
        channel = self._channels.get(name)
        if channel is None:
            raise NotFound
        if call.method == "POST":
            return self._receive(channel, call)
        answer = channel.challenge(call.args) if call.method == "GET" else None
        if answer is None:
            raise Forbidden if call.method == "GET" else MethodNotAllowed
        return Response(answer, mimetype="text/plain")

    def _receive(self, channel: Channel, call: Request) -> Response:
        body = call.get_data(cache=False)
        if not channel.verify(body, call.headers):
            REFUSED.labels(channel.name, "signature").inc()
            raise Forbidden
        self._record(channel, body)
        self._doorbell.something_came()
        return Response("OK", mimetype="text/plain")

    def _record(self, channel: Channel, body: bytes) -> None:
        try:
            incoming = channel.parse(as_object(body))
        except Badly:
            REFUSED.labels(channel.name, "shape").inc()
            raise BadRequest from None
        for one in incoming:
            EVENTS.labels(channel.name, one.kind).inc()
        try:
            self._recorder.record(incoming)
        except SQLAlchemyError as error:
            log.error("not_recorded", channel=channel.name, events=len(incoming), error=type(error).__name__)
            raise ServiceUnavailable from None
