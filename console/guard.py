"""The one door to both desks: nobody passes but by the table of roles, and no change without the form's own mark.

Knows log-ins, roles and where to send a stranger; knows no page.
"""

from datetime import datetime
from secrets import token_hex
from urllib.parse import urlsplit

from flask import Response, abort, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect

from console.access.sessions import SEEN_EVERY, find
from console.desk import real_now, the_desk
from console.roles import WITHOUT_LOGIN, may
from console.wording import LANGUAGES
from models.staff import Staff, StaffSession

csrf = CSRFProtect()
HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
LARGER = dict.fromkeys(  # bytes: pages that take a photo from a phone
    ("console.add_visit_photo", "console.log_activity", "console.change_activity"), 26 * 1024 * 1024
)


def admit() -> ResponseReturnValue | None:
    """Before every request: None lets it in."""
    g.reference, g.staff, g.language = token_hex(4), None, _language_of_a_stranger()
    if request.endpoint == "console.static":
        return None
    log_in = _log_in(real_now())
    if log_in:
        g.staff, g.language = log_in.staff, log_in.staff.language
    if request.method not in HARMLESS:
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            abort(403)
        if not log_in and request.endpoint not in WITHOUT_LOGIN:
            return _to_the_door()
        request.max_content_length = LARGER.get(request.endpoint or "") if log_in else None  # None: as everywhere
        csrf.protect()
    if request.endpoint in WITHOUT_LOGIN:
        return None
    if not log_in:
        return _to_the_door()
    return None if may(log_in.staff, request.endpoint) else abort(403)


def _log_in(now: datetime) -> StaffSession | None:
    token = session.get("token", "")
    if not token:
        return None
    with the_desk().database.reading() as rows:
        found = find(rows, token, now)
    if found and now - found.seen_at > SEEN_EVERY and not _asks_by_itself():
        with the_desk().database.writing() as rows:
            rows.merge(found, load=False).seen_at = now
    return found


def _asks_by_itself() -> bool:
    """A page that refreshes a piece of itself: an open screen is no person at work."""
    return request.method == "GET" and request.blueprint == "console" and "HX-Request" in request.headers


def _language_of_a_stranger() -> str:
    asked = request.args.get("lang", "")
    if request.endpoint == "console.login" and asked in LANGUAGES:
        session["language"] = asked
    return str(session.get("language", "th"))


def _to_the_door() -> Response:
    """To the log-in page, and from there back to where one was; a piece of a page makes the whole page go."""
    came_from = request.full_path if request.method == "GET" else urlsplit(request.referrer or "").path
    if request.headers.get("HX-Request"):
        came_from = urlsplit(request.headers.get("HX-Current-URL", "")).path
        return Response(status=401, headers={"HX-Redirect": url_for("console.login", next=came_from)})
    return redirect(url_for("console.login", next=came_from.rstrip("?")))  # type: ignore[return-value]


def the_staff() -> Staff:
    """Who is here; only for pages behind the door."""
    return g.staff  # type: ignore[no-any-return]


def is_ours(address: str) -> bool:
    """Whether an address to go on to is a page of the desks, and nowhere else."""
    parts = urlsplit(address)
    inside = parts.path.startswith(("/console/", "/hotline/")) and "\\" not in address
    return inside and not parts.scheme and not parts.netloc
