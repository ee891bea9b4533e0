"""LINE's data host: what people sent, as bytes.

Knows 200, 202, 404 and 410 (reference: get content); knows nothing of who may see it, as LINE does not.
"""

from simulator.line.state import LineState
from simulator.line.wording import error
from simulator.wire import Answer, Call, json_answer


def download(line: LineState, call: Call) -> Answer:
    """GET /v2/bot/message/{messageId}/content."""
    content = line.contents.get(call.parts["message"])
    if content is None:
        return error(404, "Not found")
    if content.gone:
        return error(410, "The message has been unsent")
    if content.preparing > 0:
        content.preparing -= 1
        return json_answer(202, {})
    return Answer(200, {"Content-Type": content.mime}, content.body)


def preview(line: LineState, call: Call) -> Answer:
    """GET /v2/bot/message/{messageId}/content/preview: pictures and films only."""
    content = line.contents.get(call.parts["message"])
    if content is None or content.kind not in {"image", "video"}:
        return error(404, "Not found")
    return download(line, call)


def transcoding(line: LineState, call: Call) -> Answer:
    """GET /v2/bot/message/{messageId}/content/transcoding: films and sounds only."""
    content = line.contents.get(call.parts["message"])
    if content is None or content.kind not in {"video", "audio"}:
        return error(404, "Not found")
    if content.gone:
        return error(410, "The message has been unsent")
    if content.preparing > 0:
        content.preparing -= 1
        return json_answer(200, {"status": "processing"})
    return json_answer(200, {"status": "succeeded"})
