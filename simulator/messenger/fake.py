"""The stand-in Messenger platform: one object for the person's side and for the calls that the bot makes.

Knows which call goes where, who may call, and which trouble was ordered; what each call does is in its own module.
"""

import re
from collections.abc import Callable, Mapping

from simulator.faults import Fault
from simulator.messenger import account, sends, signing
from simulator.messenger.deliveries import Deliveries
from simulator.messenger.errors import error
from simulator.messenger.events import Events
from simulator.messenger.people import People
from simulator.messenger.state import CHANNEL
from simulator.wire import Answer, Call, RefusalError, lower_names, no_answer

Does = Callable[[Events, Call], Answer]
SENDS = frozenset({"send"})
OLDEST = 21  # v20.0 ended in September 2026
_SIGN = re.compile(rb'"sender_action"\s*:\s*"(\w+)"')
_VERSION = re.compile(r"/v(\d+)\.0(/.*)")

_ROUTES: tuple[tuple[str, re.Pattern[str], str, Does], ...] = (
    ("POST", re.compile("/(?P<page>[^/]+)/messages"), "send", sends.send),
    ("POST", re.compile("/(?P<page>[^/]+)/message_attachments"), "upload", sends.upload),
    ("POST", re.compile("/(?P<page>[^/]+)/messenger_profile"), "profile", account.set_profile),
    ("GET", re.compile("/(?P<page>[^/]+)/messenger_profile"), "profile", account.profile),
    ("DELETE", re.compile("/(?P<page>[^/]+)/messenger_profile"), "profile", account.drop_profile),
    ("POST", re.compile("/(?P<page>[^/]+)/subscribed_apps"), "subscription", account.subscribe),
    ("GET", re.compile("/(?P<page>[^/]+)/subscribed_apps"), "subscription", account.subscriptions),
    ("DELETE", re.compile("/(?P<page>[^/]+)/subscribed_apps"), "subscription", account.unsubscribe),
    ("GET", re.compile("/(?P<page>me)"), "page", account.page_itself),
    ("GET", re.compile("/(?P<id>[^/]+)"), "person", account.person),
)
_TROUBLE = {Fault.SERVER_ERROR: "busy", Fault.RATE: "rate", Fault.MONTH: "rate"}


class FakeMessenger(People, Deliveries):
    """A Messenger platform with one page. Person's side: webhooks to POST. Platform's side: `handle`, `cdn_host`."""

    def fails_next(self, fault: Fault, times: int = 1, *, on: frozenset[str] = SENDS) -> None:
        """The next `times` calls of these names meet this fault.

        A message is called "send", a sign of life by its action ("typing_on"), the others as in the table above.
        """
        self.faults.arm(fault, times, on=on)

    def handle(
        self, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer:
        """A call to graph.facebook.com. path: with its version, as in /v26.0/me/messages."""
        call = Call(method, path, query, lower_names(headers), body)
        name, answer = self._carried_out(call)
        self.board.record_call(CHANNEL, name, self.clock.ms(), "$MESSENGER_GRAPH_HOST", call, answer)
        return answer

    def cdn_host(
        self, _method: str, path: str, _query: Mapping[str, str], _headers: Mapping[str, str], _body: bytes
    ) -> Answer:
        """What lies at the address of an attachment. path: below cdn_base, as in /key/photo.jpg."""
        file = self.files.get(path.strip("/").partition("/")[0])
        if file is None:
            return Answer(403, {"Content-Type": "text/plain"}, b"URL signature expired")
        return Answer(200, {"Content-Type": file.mime}, file.body)

    def _carried_out(self, call: Call) -> tuple[str, Answer]:
        version = _VERSION.fullmatch(call.path)
        if version is None or int(version[1]) < OLDEST:
            return "unknown", error("path" if version is None else "old")
        name, does, call = self._found(call, version[2])
        if refusal := self._stranger(call):
            return name, error(refusal)
        if does is None:
            return name, error("path")
        with self.board.lock:
            fault = self.faults.take(name)
            if fault in _TROUBLE:
                return name, error(_TROUBLE[fault])
            if fault is Fault.TIMEOUT:
                return name, no_answer(self.faults.hold)
            try:
                answer = does(self, call)
            except RefusalError as refused:
                answer = refused.answer
        return name, no_answer(self.faults.hold) if fault is Fault.LOST_ANSWER else answer

    def _found(self, call: Call, path: str) -> tuple[str, Does | None, Call]:
        for method, pattern, name, does in _ROUTES:
            found = pattern.fullmatch(path) if method == call.method else None
            if found and found.groupdict().get("page", "me") in {"me", self.page_id}:
                sign = _SIGN.search(call.body) if name == "send" else None
                known = Call(call.method, call.path, call.query, call.headers, call.body, found.groupdict())
                if found.groupdict().get("id") == self.page_id:
                    return "page", account.page_itself, known
                return sign[1].decode() if sign else name, does, known
        return "unknown", None, call

    def _stranger(self, call: Call) -> str:
        """Why this caller may not: the name of the refusal; empty where they may."""
        bearer = call.headers.get("authorization", "").removeprefix("Bearer ")
        token = call.query.get("access_token") or bearer
        if not token and b"access_token" in call.body:
            try:
                token = str(account.body_of(call).get("access_token", ""))
            except RefusalError:
                token = ""
        if not token:
            return "no token"
        if token != self.page_token:
            return "token"
        proof = call.query.get("appsecret_proof")
        return "proof" if proof is not None and proof != signing.proof(self.app_secret, token) else ""
