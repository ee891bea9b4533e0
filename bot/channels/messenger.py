"""Messenger: the signature, the calls and the files. `messenger_events` reads, `messenger_messages` draws.

Knows the Graph API; knows no database, no handler and no other channel.
"""

import hmac
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import quote, urljoin

import requests
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from bot.channels.base import Call, ChannelError, Envelope, Fetched, Headers, Profile, Sent
from bot.channels.calls import Bearer, body_within, digest, header, never_left, refused_download
from bot.channels.messenger_answers import outcome
from bot.channels.messenger_events import parse
from bot.channels.messenger_messages import render
from bot.channels.messenger_window import can_begin, window
from bot.channels.reading import string
from models.talk import Incoming, Media, Reply

PATIENCE = (3.0, 10.0)  # seconds to connect, to answer
BRIEFLY = (1.0, 2.0)  # for what is nice to have
# Where Messenger keeps files. https with a checked certificate is what makes a name enough: an address inside our
# network cannot prove to be one of these.
FILE_HOSTS = ("fbcdn.net", "fbsbx.com")
LOOPBACK = ("127.0.0.1", "[::1]", "localhost")
HOPS = 3


class Messenger:
    """One Facebook page."""

    name = "messenger"
    label = "Messenger"
    echoes: ClassVar[bool] = True
    settings: ClassVar[tuple[str, ...]] = (
        "messenger_app_secret",
        "messenger_verify_token",
        "messenger_page_token",
        "messenger_page_id",
        "messenger_graph_base",
    )
    can_begin = staticmethod(can_begin)

    def __init__(self, app_secret: str, verify_token: str, page_token: str, page_id: str, graph_base: str) -> None:
        self._secret, self._verify_token = app_secret, verify_token
        self._base, self._page = graph_base.rstrip("/"), quote(page_id, safe="")
        self._proof = {"appsecret_proof": digest(app_secret, page_token.encode()).hex()}
        self._graph, self._files = requests.Session(), requests.Session()
        self._graph.auth = Bearer(page_token)

    def prepare(self) -> None: ...

    def examine(self) -> str:
        try:
            asked = {"fields": "id", **self._proof}
            answer = self._graph.get(f"{self._base}/{self._page}", params=asked, timeout=PATIENCE)
        except requests.RequestException as error:
            return f"no answer ({type(error).__name__})"
        return "" if answer.ok else f"refused with {answer.status_code}"

    def verify(self, body: bytes, headers: Headers) -> bool:
        expected = b"sha256=" + digest(self._secret, body).hex().encode()
        return bool(self._secret) and hmac.compare_digest(expected, header(headers, "x-hub-signature-256"))

    def challenge(self, query: Mapping[str, str]) -> str | None:
        told = query.get("hub.verify_token", "").encode("utf-8", "replace")
        ours = bool(self._verify_token) and hmac.compare_digest(told, self._verify_token.encode())
        return query.get("hub.challenge") if ours and query.get("hub.mode") == "subscribe" else None

    def parse(self, payload: Mapping[str, Any]) -> list[Incoming]:
        return parse(payload)

    def render(self, replies: Sequence[Reply]) -> list[Call]:
        return render(replies)

    def send(self, envelope: Envelope) -> Sent:
        """Make the call inside the window that is open. There is no retry key: what may have been sent is `unsure`."""
        message = envelope.call["message"] | ({"metadata": envelope.mark} if envelope.mark else {})
        body = {"recipient": {"id": envelope.address}, **window(envelope, datetime.now(UTC)), "message": message}
        try:
            answer = self._post(body, PATIENCE)
        except requests.RequestException as error:
            text = f"Messenger did not answer: {type(error).__name__}"
            raise ChannelError(text, unsure=not never_left(error)) from None
        return outcome(answer.status_code, answer.content, answer.headers)

    def _post(self, body: dict[str, Any], timeout: tuple[float, float]) -> requests.Response:
        address = f"{self._base}/{self._page}/messages"
        return self._graph.post(address, params=self._proof, json=body, timeout=timeout, allow_redirects=False)

    def fetch(self, media: Media, limit: int) -> Fetched:
        address = media.ref
        try:
            for _ in range(HOPS):
                if not self._keeps_files(address):
                    raise ChannelError("the file is not where Messenger keeps files", permanent=True)
                with self._files.get(address, stream=True, timeout=PATIENCE, allow_redirects=False) as response:
                    if not response.is_redirect:
                        return self._read(response, media, limit)
                    address = urljoin(address, response.headers["Location"])
        except requests.RequestException as error:
            raise ChannelError(f"the file could not be fetched: {type(error).__name__}") from None
        raise ChannelError("the file moves on and on", permanent=True)

    def _read(self, response: requests.Response, media: Media, limit: int) -> Fetched:
        if refusal := refused_download(response):
            raise refusal
        return Fetched(body_within(response, limit), response.headers.get("Content-Type", "")[:100], media.name)

    def _keeps_files(self, address: str) -> bool:
        """Whether it is one of the platform's file hosts; in the demo, the stand-in platform on this machine."""
        try:
            there, graph = parse_url(address), parse_url(self._base)  # as the caller reads it, not as another might
        except LocationParseError:
            return False
        host = there.host or ""
        if there.scheme == "https" and there.port in {None, 443} and there.auth is None:
            return any(host == one or host.endswith(f".{one}") for one in FILE_HOSTS)
        demo = graph.scheme == "http" and graph.host in LOOPBACK
        return demo and (there.scheme, there.host, there.port) == (graph.scheme, graph.host, graph.port)

    def working(self, address: str) -> None:
        with suppress(requests.RequestException):
            self._post({"recipient": {"id": address}, "sender_action": "typing_on"}, BRIEFLY)

    def left(self) -> None: ...  # windows, not numbers

    def profile(self, address: str) -> Profile:
        """Asked with the language first; without the right to it Messenger refuses the whole question."""
        told = self._ask(address, "first_name,last_name,locale")
        if told is None:
            told = self._ask(address, "first_name,last_name")
        names = (string(told, "first_name"), string(told, "last_name"))
        return Profile(name=" ".join(filter(None, names))[:200], language=string(told, "locale").replace("_", "-")[:20])

    def _ask(self, address: str, fields: str) -> object:
        query = {"fields": fields, **self._proof}
        try:
            answer = self._graph.get(
                f"{self._base}/{quote(address, safe='')}", params=query, timeout=BRIEFLY, allow_redirects=False
            )
            return answer.json() if answer.ok else None
        except (requests.RequestException, RecursionError):
            return None
