"""LINE's calls about people and the account: profile, quota, loading animation, read marks, bot info, webhook address.

Knows what each answers and refuses (reference: users, bot, webhook settings); sends no message.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import requests

from simulator.line import signing
from simulator.line.sends import body_of
from simulator.line.state import LineState
from simulator.line.wording import body_errors, error
from simulator.rules import Problem
from simulator.wire import Answer, Call, Json, json_answer

Action = Callable[[LineState, Call], Answer]
_PROBE_SECONDS = 5


def profile(line: LineState, call: Call) -> Answer:
    """GET /v2/bot/profile/{userId}: friends, and strangers who wrote."""
    person = line.people.get(call.parts["user"])
    if person is None or person.blocked or not (person.friend or person.wrote_at is not None):
        return error(404, "Not found")
    return json_answer(200, _face(person.id, person.name, person.language))


def member(line: LineState, call: Call) -> Answer:
    """GET /v2/bot/group/{groupId}/member/{userId}."""
    group = line.groups.get(call.parts["group"])
    person = line.people.get(call.parts["user"])
    if group is None or person is None or not group.joined or person.id not in group.members:
        return error(404, "Not found")
    return json_answer(200, _face(person.id, person.name, ""))


def summary(line: LineState, call: Call) -> Answer:
    """GET /v2/bot/group/{groupId}/summary."""
    group = line.groups.get(call.parts["group"])
    if group is None or not group.joined:
        return error(404, "Not found")
    return json_answer(200, {"groupId": group.id, "groupName": group.name})


def leave(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/group/{groupId}/leave."""
    group = line.groups.get(call.parts["group"])
    if group is None or not group.joined:
        return error(404, "Not found")
    group.joined = False
    return json_answer(200, {})


def loading(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/chat/loading/start: the dots, for 5..60 seconds, in private only."""
    body = body_of(call)
    seconds = body.get("loadingSeconds", 20)
    if body.get("chatId") not in line.people:
        return error(400, "The property, 'chatId', in the request body is invalid (line: -, column: -)")
    if not isinstance(seconds, int) or not 5 <= seconds <= 60 or seconds % 5:
        return body_errors([Problem(("loadingSeconds",), "value", values=tuple(str(n) for n in range(5, 61, 5)))])
    chat = line.chat(body["chatId"])
    chat.typing_until = line.clock.ms() + seconds * 1000
    line.board.touch(chat)
    return json_answer(202, {})


def mark_as_read(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/chat/markAsRead: everything in that chat up to now."""
    chat_id = line.read_tokens.get(body_of(call).get("markAsReadToken", ""))
    if chat_id is None:
        return error(400, "The property, 'markAsReadToken', in the request body is invalid (line: -, column: -)")
    for bubble in line.chat(chat_id).bubbles.values():
        if bubble.side == "me" and not bubble.read:
            bubble.read = True
            line.board.touch(bubble)
    return json_answer(200, {})


def quota(line: LineState, _call: Call) -> Answer:
    """GET /v2/bot/message/quota."""
    return json_answer(200, {"type": "none"} if line.quota is None else {"type": "limited", "value": line.quota})


def consumption(line: LineState, _call: Call) -> Answer:
    """GET /v2/bot/message/quota/consumption."""
    return json_answer(200, {"totalUsage": line.quota_used})


def info(line: LineState, _call: Call) -> Answer:
    """GET /v2/bot/info."""
    mode = {"chatMode": line.chat_mode, "markAsReadMode": "manual" if line.chat_mode == "chat" else "auto"}
    return json_answer(200, {"userId": line.bot_id, "basicId": "@samak", "displayName": line.bot_name, **mode})


def endpoint(line: LineState, _call: Call) -> Answer:
    """GET /v2/bot/channel/webhook/endpoint."""
    if not line.endpoint:
        return error(404, "Not found")
    return json_answer(200, {"endpoint": line.endpoint, "active": True})


def set_endpoint(line: LineState, call: Call) -> Answer:
    """PUT /v2/bot/channel/webhook/endpoint. The real one takes https only; here the machine's own address too."""
    wanted = body_of(call).get("endpoint")
    if not isinstance(wanted, str) or len(wanted) > 500 or not wanted.startswith(("https://", "http://127.0.0.1")):
        return error(400, "Invalid webhook endpoint URL")
    line.endpoint = wanted
    return json_answer(200, {})


def try_endpoint(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/channel/webhook/test: sends an empty webhook there and tells what came of it."""
    where = (body_of(call) if call.body else {}).get("endpoint") or line.endpoint
    if not where:
        return error(404, "Not found")
    stamp = datetime.fromtimestamp(line.clock.seconds(), UTC).isoformat().replace("+00:00", "Z")
    return json_answer(200, {"timestamp": stamp, **_probe(line, where)})


def _probe(line: LineState, where: str) -> Json:
    empty = signing.signed(line.secret, {"destination": line.bot_id, "events": []})
    session = requests.Session()
    session.trust_env = False  # no proxy stands between us and this machine
    try:
        got = session.post(where, data=empty.body, headers=dict(empty.headers), timeout=_PROBE_SECONDS)
    except requests.RequestException as fault:
        return {"success": False, "statusCode": 0, "reason": "COULD_NOT_CONNECT", "detail": type(fault).__name__}
    reason = "OK" if got.ok else "ERROR_STATUS_CODE"
    return {"success": got.ok, "statusCode": got.status_code, "reason": reason, "detail": str(got.status_code)}


def _face(user_id: str, name: str, language: str) -> Json:
    return {"displayName": name, "userId": user_id, **({"language": language} if language else {})}
