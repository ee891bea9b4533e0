"""Calls over the network, as every channel makes them: what a cut line means, signatures, downloads with a limit.

Knows HTTP; knows no platform, no message and no person.
"""

import hashlib
import hmac
import time
from collections.abc import Mapping
from http import HTTPStatus

import requests
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from bot.channels.base import ChannelError, Headers, TooLarge

PIECE = 64 * 1024  # bytes read at a time
LONGEST = 120.0  # seconds for one download: who sends a byte a minute must not hold a worker
PREPARING = 3.0  # seconds until a film may be ready


class Bearer(requests.auth.AuthBase):
    """The token as a header, never in an address; a .netrc file cannot take its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def digest(secret: str, body: bytes) -> bytes:
    return hmac.new(secret.encode(), body, hashlib.sha256).digest()


def header(headers: Headers, name: str) -> bytes:
    """The header's value as bytes; empty where it is missing."""
    return headers.get(name, "").encode("utf-8", "replace")


def never_left(error: BaseException) -> bool:
    """Whether the call failed before anything of it reached the platform."""
    if isinstance(error, (requests.ConnectTimeout, requests.exceptions.SSLError, requests.exceptions.ProxyError)):
        return True
    inner = error.args[0] if error.args else None
    causes = (error, inner, getattr(inner, "reason", None))
    return any(isinstance(cause, (NewConnectionError, ConnectTimeoutError)) for cause in causes)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, where the platform says so in whole seconds."""
    told = headers.get("Retry-After", "")
    return float(told) if told.isdecimal() and len(told) < 6 else None


def body_within(response: requests.Response, limit: int) -> bytes:
    """The whole body, read in pieces. Raises TooLarge as soon as it is clear; ChannelError where the line breaks."""
    if (length := response.headers.get("Content-Length", "")).isdecimal() and int(length) > limit:
        raise TooLarge
    body, until = bytearray(), time.monotonic() + LONGEST
    try:
        for piece in response.iter_content(PIECE):
            body += piece
            if len(body) > limit:
                raise TooLarge
            if time.monotonic() > until:
                raise ChannelError("the download took too long", retry_after=PREPARING)
    except requests.RequestException as error:
        raise ChannelError(f"the download broke off: {type(error).__name__}") from None
    return bytes(body)


def refused_download(response: requests.Response) -> ChannelError | None:
    """Why there is nothing to read, if there is not."""
    status = response.status_code
    if status == HTTPStatus.OK:
        return None
    if status == HTTPStatus.ACCEPTED:
        return ChannelError("the content is being prepared", retry_after=PREPARING)
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ChannelError(f"the content answered {status}", retry_after=retry_after(response.headers))
    ours = status == HTTPStatus.UNAUTHORIZED
    return ChannelError(f"the content answered {status}", permanent=True, alarm=ours)
