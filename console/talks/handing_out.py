"""Handing a kept file to a browser so that it is never run there.

Knows kinds of files and their paths; knows neither who may see them nor where they are kept.
"""

import io

from flask import Response, abort, send_file

from console.desk import the_desk

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
PLAYED = frozenset({"audio/mpeg", "audio/ogg", "audio/wav", "audio/aac", "audio/mp4", "video/mp4"})
PDF = "application/pdf"
HANDED_OUT = SHOWN | PLAYED | {PDF}
POLICY = "sandbox; default-src 'none'; style-src 'none'"
PDF_POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"  # browsers show no PDF in a sandbox


def handed_out(path: str, mime: str, name: str) -> Response:
    """Pictures in the page, all else as a download; 404 where it is not kept, 503 where the place does not answer."""
    body = io.BytesIO(_kept(path))
    response = send_file(body, mimetype=mime, as_attachment=mime not in SHOWN, download_name=name)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def show_in_page(response: Response) -> None:
    """A PDF may be read in the browser's own reader."""
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = PDF_POLICY


def _kept(path: str) -> bytes:
    try:
        body = the_desk().files.read(path) if path else None
    except PermissionError:
        abort(404)
    except OSError:
        abort(503)
    return abort(404) if body is None else body
