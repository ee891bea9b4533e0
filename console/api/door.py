"""Who comes in: a key in the header, alive, not too often, for what it is meant for. No cookie is looked at.

Knows keys and scopes; knows no route's inside.
"""

from secrets import token_hex
from typing import Any

from flask import Blueprint, Response, g, request
from werkzeug.exceptions import HTTPException

from console.api.problems import as_problem, fail
from console.desk import real_now, the_desk
from console.looks import look
from models.api_tokens import WINDOW, ApiToken, count_call, find_token
from models.staff import Staff

api = Blueprint("api", __name__, url_prefix="/api/v1")
OPEN = frozenset({"api.document", "api.nowhere"})
LARGEST = 64 * 1024  # bytes of a request


@api.before_request
def admit() -> None:
    """Before every request: what passes has g.key, and sees the programmes that the key was made for."""
    g.reference, g.staff, g.language, g.key = token_hex(4), None, _language(), None
    request.max_content_length = LARGEST
    if request.endpoint in OPEN:
        return
    way, _, clear = request.headers.get("Authorization", "").partition(" ")
    now = real_now()
    with the_desk().database.writing() as session:
        key = find_token(session, clear.strip(), now) if way.casefold() == "bearer" else None
        count = count_call(session, key, now) if key else 0
    if key is None:
        fail("unauthorized")
    g.key, g.left = key, max(0, key.rate - count)
    if count > key.rate:
        fail("too_many", retry=int(WINDOW.total_seconds()), limit=key.rate)
    g.staff = Staff(name=f"api {key.beginning}", role="reviewer", programmes=key.programmes, grants=[])


@api.after_request
def harden(response: Response) -> Response:
    """Nothing is kept in between, nothing is drawn, and nobody else's page may read it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    if key := g.get("key"):
        response.headers["RateLimit-Limit"], response.headers["RateLimit-Remaining"] = str(key.rate), str(g.left)
    return response


def the_key() -> ApiToken:
    return g.key  # type: ignore[no-any-return]


def needs(scope: str) -> None:
    """Let it pass only where the key was made for this."""
    if scope and scope not in the_key().scopes:
        fail("out_of_scope", scope=scope)


def note(what: str, subject: str, **detail: Any) -> None:
    """Write down that a program read or changed personal data."""
    look(what, subject, key=the_key().id, **detail)


def _language() -> str:
    return "en" if request.args.get("language") == "en" else "th"


api.register_error_handler(HTTPException, as_problem)
