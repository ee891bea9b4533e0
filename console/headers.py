"""What every answer of the desks tells the browser to refuse: strange scripts, frames, guesses at types, copies kept.

Knows headers; knows no page.
"""

from flask import Response, request

from console.desk import the_desk

POLICY = "; ".join(  # noqa: FLY002 (one rule a line)
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",  # data: for Bootstrap's own drawings
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)
A_YEAR = 31_536_000


def harden(response: Response) -> Response:
    """Put the headers on; a page that set its own policy or its own keeping time has its way."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
    headers["X-Robots-Tag"] = "noindex, nofollow"
    if the_desk().secure_cookies:
        headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"
    if request.endpoint != "console.static":
        headers["Cache-Control"] = "no-store"
    elif "v" in request.args:
        headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
