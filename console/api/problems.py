"""What a program is told when something is wrong: a problem document (RFC 9457) with a sentence in each language.

Knows kinds of failure and their numbers; the sentences stand in texts/api.yaml.
"""

from typing import Any, NoReturn

from flask import Response, g, json
from werkzeug.exceptions import HTTPException

from console.wording import known, say

STATUS = {
    "invalid": 400, "unauthorized": 401, "out_of_scope": 403, "not_found": 404, "changed": 409, "may_not_follow": 409,
    "too_large": 413, "not_ready": 422, "too_many": 429, "too_many_guesses": 429, "broken": 500, "unavailable": 503,
}  # fmt: skip
KIND_OF = {400: "invalid", 404: "not_found", 405: "not_found", 413: "too_large", 415: "invalid", 503: "unavailable"}


class Problem(HTTPException):
    """kind: of STATUS. more: what a program can act on. retry: seconds after which to try again."""

    def __init__(self, kind: str, retry: int = 0, **more: Any) -> None:
        super().__init__(kind)
        self.kind, self.code, self.retry, self.more = kind, STATUS[kind], retry, more


def fail(kind: str, retry: int = 0, **more: Any) -> NoReturn:
    raise Problem(kind, retry, **more)


def as_problem(error: HTTPException) -> Response:
    """The answer to any failure; what is not ours is put under the nearest kind."""
    found = error if isinstance(error, Problem) else Problem(KIND_OF.get(error.code or 500, "broken"))
    body = {
        "type": f"urn:samak:problem:{found.kind}",
        "title": say(f"api.title_{found.kind}", "en") if known(f"api.title_{found.kind}") else found.kind,
        "status": found.code,
        "detail": say(f"api.{found.kind}", "en"),
        "detail_th": say(f"api.{found.kind}", "th"),
        "reference": g.get("reference", ""),
        **found.more,
    }
    response = Response(json.dumps(body), found.code, mimetype="application/problem+json")
    if found.code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if found.retry:
        response.headers["Retry-After"] = str(found.retry)
    return response
