"""What is shown when something went wrong: what to try, and a reference that is also in the log.

Knows kinds of failure; never shows or logs what people wrote.
"""

import logging
from typing import NoReturn

from flask import abort, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from console.blueprints import console, hotline
from console.showing import t
from console.wording import known

log = logging.getLogger(__name__)


def show(error: HTTPException) -> ResponseReturnValue:
    """The page for any failure that HTTP has a number for."""
    code = 403 if isinstance(error, CSRFError) else error.code or 500
    if error.response is not None or code < 400:
        return error
    kind = "errors.stale" if isinstance(error, CSRFError) else _kind(code)
    log.log(logging.ERROR if code >= 500 else logging.INFO, "desk %s %s %s", code, request.endpoint, g.reference)
    page = "console/error_piece.html" if request.headers.get("HX-Request") else "console/error.html"
    return render_template(page, title=t(kind), what_to_do=t(f"{kind}_do"), reference=g.reference), code


def _kind(code: int) -> str:
    return f"errors.e{code}" if known(f"errors.e{code}") else "errors.e500" if code >= 500 else "errors.e400"


def nowhere(**_path: str) -> NoReturn:
    abort(404)


METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
for desk in (console, hotline):
    desk.register_error_handler(HTTPException, show)
    desk.add_url_rule("/<path:path>", "nowhere", nowhere, methods=METHODS)
