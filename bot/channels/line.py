"""LINE: the signature, the calls and the files. Events are read in `line_events`, replies drawn in `line_messages`.

Knows LINE's Messaging API by the SDK; knows no database, no handler and no other channel.
"""

import base64
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar
from urllib.parse import quote

import requests
from urllib3.exceptions import HTTPError

from bot.channels.base import Call, ChannelError, Envelope, Fetched, Headers, Profile, Sent
from bot.channels.calls import Bearer, body_within, digest, header, never_left, refused_download
from bot.channels.line_account import examine, left
from bot.channels.line_answers import lost, outcome
from bot.channels.line_events import parse
from bot.channels.line_messages import render
from bot.channels.reading import string
from models.talk import Incoming, Media, Reply

PATIENCE = (3.0, 10.0)  # seconds to connect, to answer
BRIEFLY = (1.0, 2.0)  # for what is nice to have
LOADING = 20  # seconds of animation; our message ends it


class Line:
    """One LINE Official Account."""

    name = "line"
    label = "LINE"
    echoes: ClassVar[bool] = False
    settings: ClassVar[tuple[str, ...]] = (
        "line_channel_secret",
        "line_channel_access_token",
        "line_api_base",
        "line_data_api_base",
    )

    def __init__(self, secret: str, token: str, api_base: str, data_api_base: str) -> None:
        self._secret, self._token = secret, token
        self._api_base, self._data_api_base = api_base.rstrip("/"), data_api_base.rstrip("/")
        self._files = requests.Session()
        self._files.auth = Bearer(token)

    @cached_property
    def _sdk(self) -> Any:
        """A thousand classes, two seconds: not for a command that sends nothing, nor before the first request."""
        return import_module("linebot.v3.messaging")

    @cached_property
    def _api(self) -> Any:
        configuration = self._sdk.Configuration(host=self._api_base, access_token=self._token)
        configuration.retries = False  # the outbox repeats, with what it knows
        return self._sdk.MessagingApi(self._sdk.ApiClient(configuration))

    def prepare(self) -> None:
        self._api  # noqa: B018 - making it is all

    def examine(self) -> str:
        return examine(self._files, self._api_base)

    def left(self) -> int | None:
        return left(self._files, self._api_base)

    def verify(self, body: bytes, headers: Headers) -> bool:
        expected = base64.b64encode(digest(self._secret, body))
        return bool(self._secret) and hmac.compare_digest(expected, header(headers, "x-line-signature"))

    def challenge(self, _query: Mapping[str, str]) -> str | None:
        return None  # LINE sets nothing up by GET

    def parse(self, payload: Mapping[str, Any]) -> list[Incoming]:
        return parse(payload)

    def render(self, replies: Sequence[Reply]) -> list[Call]:
        return render(replies)

    def send(self, envelope: Envelope) -> Sent:
        """Answer by the reply token where there is one (free), else push under the retry key (safe to repeat)."""
        via = "reply" if envelope.reply_token else "push"
        try:
            answer = self._reply(envelope) if envelope.reply_token else self._push(envelope)
        except self._sdk.ApiException as refusal:
            if not refusal.status:
                raise lost(via, refusal, unsent=True) from None
            return outcome(via, refusal.status, (refusal.body or "").encode(), refusal.headers or {})
        except (HTTPError, UnicodeDecodeError) as error:
            raise lost(via, error, unsent=never_left(error)) from None
        return outcome(via, answer.status_code, answer.raw_data, answer.headers)

    def _reply(self, envelope: Envelope) -> Any:
        request = self._request(self._sdk.ReplyMessageRequest, envelope, replyToken=envelope.reply_token)
        return self._api.reply_message_with_http_info(request, _request_timeout=PATIENCE, _preload_content=False)

    def _push(self, envelope: Envelope) -> Any:
        request = self._request(self._sdk.PushMessageRequest, envelope, to=envelope.address)
        return self._api.push_message_with_http_info(
            request, x_line_retry_key=envelope.retry_key, _request_timeout=PATIENCE, _preload_content=False
        )

    def _request(self, kind: Any, envelope: Envelope, **to_whom: str) -> Any:
        try:
            return kind.from_dict({**to_whom, "messages": envelope.call["messages"]})
        except (KeyError, ValueError) as error:
            raise ChannelError(f"not a LINE message: {type(error).__name__}", permanent=True) from None

    def can_begin(self, _last_heard: datetime | None, _now: datetime, _by_person: bool = False, /) -> bool:
        return True  # by push, which the month's quota counts

    def fetch(self, media: Media, limit: int) -> Fetched:
        """Through requests: the SDK reads a file whole before it tells how large it is."""
        if not media.ref:
            raise ChannelError("the content is not kept by LINE", permanent=True)
        address = f"{self._data_api_base}/v2/bot/message/{quote(media.ref, safe='')}/content"
        try:
            with self._files.get(address, stream=True, timeout=PATIENCE, allow_redirects=False) as response:
                if refusal := refused_download(response):
                    raise refusal
                body = body_within(response, limit)
                return Fetched(body, response.headers.get("Content-Type", "")[:100], media.name)
        except requests.RequestException as error:
            raise ChannelError(f"LINE did not answer: {type(error).__name__}") from None

    def working(self, address: str) -> None:
        if not address.startswith("U"):
            return  # groups have no such sign
        request = self._sdk.ShowLoadingAnimationRequest(chatId=address, loadingSeconds=LOADING)
        self._try(self._api.show_loading_animation_with_http_info, request)

    def profile(self, address: str) -> Profile:
        if not address.startswith("U"):
            return Profile()
        told = self._try(self._api.get_profile_with_http_info, address)
        return Profile(name=string(told, "displayName")[:200], language=string(told, "language")[:20])

    def _try(self, call: Any, argument: Any) -> object:
        """What LINE tells, if it does so soon; nothing hangs on it."""
        try:
            return json.loads(call(argument, _request_timeout=BRIEFLY, _preload_content=False).raw_data)
        except (self._sdk.ApiException, HTTPError, ValueError, RecursionError):
            return None
