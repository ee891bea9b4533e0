"""The stand-in LINE platform: one object for the person's side and for the calls that the bot makes.

Knows which call goes where, who may call, and which trouble was ordered; what each call does is in its own module.
"""

import re
from collections.abc import Callable, Mapping

from simulator import ids
from simulator.faults import Fault
from simulator.line import account, content, menu_calls, sends
from simulator.line.deliveries import Deliveries
from simulator.line.groups import Groups
from simulator.line.state import CHANNEL, LineState
from simulator.line.wording import error
from simulator.wire import Answer, Call, RefusalError, lower_names, no_answer, with_headers

Route = tuple[str, re.Pattern[str], str, Callable[[LineState, Call], Answer]]
SENDS = frozenset({"reply", "push", "multicast", "broadcast"})


def _route(method: str, path: str, name: str, does: Callable[[LineState, Call], Answer]) -> Route:
    return method, re.compile("/v2/bot" + re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", path)), name, does


_API: tuple[Route, ...] = (
    _route("POST", "/message/reply", "reply", sends.reply),
    _route("POST", "/message/push", "push", sends.push),
    _route("POST", "/message/multicast", "multicast", sends.multicast),
    _route("POST", "/message/broadcast", "broadcast", sends.broadcast),
    _route("POST", "/message/validate/(?:reply|push|multicast|narrowcast|broadcast)", "validate", sends.validate),
    _route("GET", "/message/quota", "quota", account.quota),
    _route("GET", "/message/quota/consumption", "consumption", account.consumption),
    _route("GET", "/profile/<user>", "profile", account.profile),
    _route("GET", "/group/<group>/member/<user>", "member", account.member),
    _route("GET", "/group/<group>/summary", "summary", account.summary),
    _route("POST", "/group/<group>/leave", "leave", account.leave),
    _route("POST", "/chat/loading/start", "loading", account.loading),
    _route("POST", "/chat/markAsRead", "markAsRead", account.mark_as_read),
    _route("GET", "/info", "info", account.info),
    _route("GET", "/channel/webhook/endpoint", "endpoint", account.endpoint),
    _route("PUT", "/channel/webhook/endpoint", "set endpoint", account.set_endpoint),
    _route("POST", "/channel/webhook/test", "test endpoint", account.try_endpoint),
    _route("POST", "/richmenu", "rich menu", menu_calls.create),
    _route("POST", "/richmenu/validate", "rich menu", menu_calls.check),
    _route("GET", "/richmenu/list", "rich menu", menu_calls.listing),
    _route("POST", "/richmenu/alias", "alias", menu_calls.make_alias),
    _route("GET", "/richmenu/alias/list", "alias", menu_calls.aliases),
    _route("POST", "/richmenu/alias/<alias>", "alias", menu_calls.change_alias),
    _route("DELETE", "/richmenu/alias/<alias>", "alias", menu_calls.drop_alias),
    _route("GET", "/richmenu/<menu>", "rich menu", menu_calls.one),
    _route("DELETE", "/richmenu/<menu>", "rich menu", menu_calls.delete),
    _route("POST", "/user/all/richmenu/<menu>", "default menu", menu_calls.set_default),
    _route("GET", "/user/all/richmenu", "default menu", menu_calls.default),
    _route("DELETE", "/user/all/richmenu", "default menu", menu_calls.clear_default),
    _route("POST", "/user/<user>/richmenu/<menu>", "menu of one", menu_calls.link),
    _route("DELETE", "/user/<user>/richmenu", "menu of one", menu_calls.unlink),
)
_DATA: tuple[Route, ...] = (
    _route("GET", "/message/<message>/content", "content", content.download),
    _route("GET", "/message/<message>/content/preview", "preview", content.preview),
    _route("GET", "/message/<message>/content/transcoding", "transcoding", content.transcoding),
    _route("POST", "/richmenu/<menu>/content", "menu picture", menu_calls.upload),
    _route("GET", "/richmenu/<menu>/content", "menu picture", menu_calls.picture),
)
_NOT_YOURS = "Authentication failed. Confirm that the access token in the authorization header is valid."
_TROUBLE = {
    Fault.SERVER_ERROR: (500, "Internal server error"),
    Fault.RATE: (429, "The API rate limit has been exceeded. Try again later."),
    Fault.MONTH: (429, sends.MONTHLY),
}


class FakeLine(Groups, Deliveries):
    """A LINE platform with one channel. Person's side: webhooks to POST. Platform's side: `handle`, `data_host`."""

    def fails_next(self, fault: Fault, times: int = 1, *, on: frozenset[str] = SENDS) -> None:
        """The next `times` calls of these names meet this fault. Names: the third column of the tables above."""
        self.faults.arm(fault, times, on=on)

    def handle(
        self, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer:
        """A call to api.line.me. path: from /v2 on."""
        return self._handle(_API, "$LINE_API_BASE", Call(method, path, query, lower_names(headers), body))

    def data_host(
        self, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> Answer:
        """A call to api-data.line.me. path: from /v2 on."""
        return self._handle(_DATA, "$LINE_DATA_API_BASE", Call(method, path, query, lower_names(headers), body))

    def _handle(self, routes: tuple[Route, ...], host: str, call: Call) -> Answer:
        name, does = "unknown", None
        for method, pattern, called, function in routes:
            if method == call.method and (found := pattern.fullmatch(call.path)):
                call = Call(call.method, call.path, call.query, call.headers, call.body, found.groupdict())
                name, does = called, function
                break
        answer = self._carried_out(name, does, call)
        if not answer.dropped and "x-line-request-id" not in answer.headers:
            answer = with_headers(answer, x_line_request_id=ids.request_id())
        self.board.record_call(CHANNEL, name, self.clock.ms(), host, call, answer)
        return answer

    def _carried_out(self, name: str, does: Callable[[LineState, Call], Answer] | None, call: Call) -> Answer:
        if call.headers.get("authorization") != f"Bearer {self.token}":
            return error(401, _NOT_YOURS)
        if does is None:
            return error(404, "Not found")
        with self.board.lock:
            fault = self.faults.take(name)
            if fault in _TROUBLE:
                return error(*_TROUBLE[fault])
            if fault is Fault.TIMEOUT:
                return no_answer(self.faults.hold)
        try:
            answer = self._locked(name, does, call)
        except RefusalError as refused:
            answer = refused.answer
        return no_answer(self.faults.hold) if fault is Fault.LOST_ANSWER else answer

    def _locked(self, name: str, does: Callable[[LineState, Call], Answer], call: Call) -> Answer:
        if name == "test endpoint":  # this one waits for the bot, who may call us meanwhile
            return does(self, call)
        with self.board.lock:
            return does(self, call)
