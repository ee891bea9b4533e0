"""LINE's calls that send: reply, push, multicast, broadcast; and the ones that only look whether they could.

Knows reply tokens, retry keys, quota and who can be reached (reference: message); knows no HTTP beyond the call.
"""

import json
import re
import uuid

from simulator import ids, shelf
from simulator.board import Bubble
from simulator.line.records import Accepted
from simulator.line.state import CHANNEL, LineState
from simulator.line.wording import body_errors, error, refusal
from simulator.rules import Problem
from simulator.wire import Answer, Call, Json, RefusalError, json_answer, with_headers

RETRY_SECONDS = 24 * 3600
MONTHLY = "You have reached your monthly limit."
_ADDRESS = re.compile("[UCR][0-9a-f]{32}")
_QUOTABLE = {"text", "textV2", "sticker", "image", "video", "template", "flex"}


def body_of(call: Call) -> Json:
    """The request's JSON object. Raises RefusalError as LINE refuses."""
    kind = call.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        raise RefusalError(error(415, f"The content type, {kind or '-'}, is not supported"))
    if len(call.body) > 2 * 1024 * 1024:
        raise RefusalError(error(413, "Request exceeds the max size of 2MB. Make the request smaller than 2MB"))
    try:
        body = json.loads(call.body)
    except json.JSONDecodeError as fault:
        where = f"(line: {fault.lineno}, column: {fault.colno})"
        raise RefusalError(error(400, f"The request body could not be parsed as JSON {where}")) from fault
    if not isinstance(body, dict):
        raise RefusalError(error(400, "The request body could not be parsed as JSON (line: 1, column: 1)"))
    return body


def reply(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/message/reply: free, once, within the minute, without a retry key."""
    if "x-line-retry-key" in call.headers:
        return error(400, "The retry key is not supported for this endpoint")
    body = body_of(call)
    if not body.get("replyToken"):
        return body_errors([Problem(("replyToken",), "missing")])
    if refused := refusal(body):
        return refused
    token = line.spend(body["replyToken"])
    if token is None:
        return error(400, "Invalid reply token")
    return json_answer(200, {"sentMessages": _deliver(line, token.to, body["messages"])})


def push(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/message/push: to one person or group."""
    body = body_of(call)
    if not isinstance(body.get("to"), str) or not _ADDRESS.fullmatch(body["to"]):
        return error(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    return _once(line, call, body, [body["to"]])


def multicast(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/message/multicast: to 1..500 people, no groups."""
    body = body_of(call)
    to = body.get("to")
    if not isinstance(to, list) or not 1 <= len(to) <= 500:
        return body_errors([Problem(("to",), "size", 1, 500)])
    if not all(isinstance(each, str) and re.fullmatch("U[0-9a-f]{32}", each) for each in to):
        return error(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    return _once(line, call, body, list(dict.fromkeys(to)))


def broadcast(line: LineState, call: Call) -> Answer:
    """POST /v2/bot/message/broadcast: to every friend."""
    body = body_of(call)
    return _once(line, call, body, [person.id for person in line.people.values() if person.friend])


def validate(_line: LineState, call: Call) -> Answer:
    """POST /v2/bot/message/validate/…: looks at `messages`, sends nothing."""
    return refusal(body_of(call)) or json_answer(200, {})


def _once(line: LineState, call: Call, body: Json, to: list[str]) -> Answer:
    """Sends unless this retry key already did."""
    key = call.headers.get("x-line-retry-key", "")
    if key and not _is_uuid(key):
        return error(400, "Invalid retry key")
    before = line.accepted.get(key) if key else None
    if before and line.clock.seconds() - before.at < RETRY_SECONDS:
        sent: Json = {"sentMessages": before.sent} if before.sent else {}
        answer = json_answer(409, {"message": "The retry key is already accepted", **sent})
        return with_headers(answer, x_line_accepted_request_id=before.request_id)
    answer = _send(line, body, to, pushed=call.path.endswith("/push"))
    if key and answer.status == 200:
        done = Accepted(ids.request_id(), line.clock.seconds(), answer.json.get("sentMessages", []))
        shelf.keep(line.accepted, key, done, 1000)
        answer = with_headers(answer, x_line_request_id=done.request_id)
    return answer


def _send(line: LineState, body: Json, to: list[str], *, pushed: bool) -> Answer:
    if refused := refusal(body):
        return refused
    if pushed and line.reachable(to[0]) is None:
        return error(400, "Failed to send messages")
    reached = [each for each in to if line.reachable(each)]
    heads = sum(line.heads(each) for each in reached)
    if line.quota is not None and line.quota_used + heads > line.quota:
        return error(429, MONTHLY)
    line.quota_used += heads
    # To somebody who blocked us LINE says 200 with ids all the same.
    sent = [_deliver(line, each, body["messages"]) for each in reached] or [[_sent(line, m) for m in body["messages"]]]
    return json_answer(200, {"sentMessages": sent[0]} if pushed else {})


def _deliver(line: LineState, to: str, messages: list[Json]) -> list[Json]:
    """Puts the messages on the phone; their ids as LINE reports them."""
    sent = [_sent(line, message) for message in messages]
    chat = line.chat(to)
    for each, message in zip(sent, messages, strict=True):
        line.board.add(CHANNEL, to, Bubble(each["id"], "bot", line.clock.ms(), message))
    chat.chips = (messages[-1].get("quickReply") or {}).get("items", [])
    chat.typing_until = 0
    line.board.touch(chat)
    return sent


def _sent(line: LineState, message: Json) -> Json:
    quote = {"quoteToken": ids.opaque()} if message["type"] in _QUOTABLE else {}
    return {"id": ids.line_message_id(line.clock.ms()), **quote}


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
