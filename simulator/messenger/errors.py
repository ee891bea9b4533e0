"""Graph's error answers: code, subcode and words for each refusal.

Knows the table (error codes of the Messenger Platform); who deserves which is told elsewhere.
"""

from simulator import ids
from simulator.rules import Path, Problem
from simulator.wire import Answer, Json, RefusalError, json_answer

_POLICY = "https://developers.facebook.com/docs/messenger-platform/policy-overview"
# name → HTTP status, code, subcode, words
_TABLE: dict[str, tuple[int, int, int, str]] = {
    "unknown": (500, 1, 0, "An unknown error occurred"),
    "busy": (500, 2, 0, "Service temporarily unavailable"),
    "rate": (400, 613, 0, "(#613) Calls to this api have exceeded the rate limit."),
    "token": (400, 190, 0, "Invalid OAuth access token - Cannot parse access token"),
    "no token": (400, 104, 0, "An access token is required to request this resource."),
    "proof": (400, 100, 0, "Invalid appsecret_proof provided in the API argument"),
    "old": (400, 2635, 0, "(#2635) You are calling a deprecated version of the Ads API. Please update to the latest."),
    "path": (400, 100, 33, "Unsupported request. Object does not exist, or the method is not supported for it"),
    "nobody": (400, 100, 2018001, "(#100) No matching user found"),
    "two": (400, 100, 2018014, "(#100) Only one of message and sender_action may be sent in a call"),
    "window": (400, 10, 2018278, f"(#10) This message is sent outside of allowed window. Learn more: {_POLICY}"),
    "tag": (400, 100, 0, "(#100) This message tag is no longer supported"),
    "human": (400, 100, 2018276, "(#100) Cannot tag messages with 'HUMAN_AGENT' without prior approval."),
    "gone": (400, 551, 1545041, "(#551) This person isn't available right now."),
    "attachment": (400, 100, 2018074, "(#100) Invalid attachment ID. No matching attachment found"),
    "thread": (403, 10, 2018300, "(#10) Message not sent: another app is controlling this thread now."),
    "no profile": (400, 100, 2018218, "(#100) User profile is not available for this account"),
}


def error(name: str) -> Answer:
    """The refusal of that name."""
    status, code, subcode, words = _TABLE[name]
    return _graph(status, code, subcode, words)


def refused(name: str) -> RefusalError:
    """The same, to raise."""
    return RefusalError(error(name))


def wrong(problem: Problem) -> Answer:
    """Code 100 for a parameter that breaks a rule."""
    where = _param(problem.path)
    words = {
        "missing": f"(#100) The parameter {where} is required",
        "empty": f"(#100) Param {where} must be a non-empty UTF-8 encoded string",
        "long": f"(#100) Length of param {where} must be less than or equal to {problem.high}",
        "size": f"(#100) Param {where} has too many elements." if problem.high else f"(#100) Param {where} is invalid",
        "value": f"(#100) Param {where} must be one of {{{', '.join(problem.values)}}}" if problem.values else "",
        "unknown": f'(#100) Invalid keys "{problem.path[-1] if problem.path else ""}" were found in param "{where}".',
        "type": f"(#100) Param {where} must be a {''.join(problem.values)}",
        "scheme": f"(#100) Param {where} must be a URL",
    }.get(problem.kind)
    return _graph(400, 100, 0, words or f"(#100) Param {where} is invalid")


def _graph(status: int, code: int, subcode: int, words: str) -> Answer:
    detail: Json = {"message": words, "type": "OAuthException", "code": code}
    detail |= {"error_subcode": subcode} if subcode else {}
    detail |= {"is_transient": True} if code == 2 else {}
    return json_answer(status, {"error": {**detail, "fbtrace_id": ids.trace_id()}})


def _param(path: Path) -> str:
    first, *rest = path or ("message",)
    return str(first) + "".join(f"[{step}]" for step in rest)
