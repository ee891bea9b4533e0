"""What people sent along, handed out only to those who may see it, and never run in their browser.

Knows files by their paths; knows no page, nor where they are kept.
"""

import io

from flask import Response, abort, g, request, send_file
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.roles import may
from models.conversation import Attachment
from models.visit import Visit

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
PLAYED = frozenset({"audio/mpeg", "audio/ogg", "audio/wav", "audio/aac", "audio/mp4", "video/mp4"})
PDF = "application/pdf"
HANDED_OUT = SHOWN | PLAYED | {PDF}
POLICY = "sandbox; default-src 'none'; style-src 'none'"
PDF_POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"  # browsers show no PDF in a sandbox


@console.get("/attachments/<int:attachment_id>")
def attachment(attachment_id: int) -> ResponseReturnValue:
    found = _allowed(attachment_id)
    look("read", f"attachment {attachment_id}")
    mime = found.mime if found.mime in HANDED_OUT else "application/octet-stream"
    response = _sent(found.path, mime, found.name or f"samak-{attachment_id}")
    if mime == PDF and request.args.get("open"):
        response.headers["Content-Disposition"] = "inline"
        response.headers["Content-Security-Policy"] = PDF_POLICY
    return response


@console.get("/attachments/<int:attachment_id>/thumbnail")
def thumbnail(attachment_id: int) -> ResponseReturnValue:
    found = _allowed(attachment_id)
    return _sent(found.thumbnail or found.path, "image/jpeg" if found.thumbnail else found.mime, "thumbnail.jpg")


def _allowed(attachment_id: int) -> Attachment:
    """The attachment, where it is kept and this reader may see it: an operator not what belongs to an application."""
    with the_desk().database.reading() as session:
        found = session.get(Attachment, attachment_id)
        strange = found and found.visit_id and session.get(Visit, found.visit_id) is None
    if found is None or strange or found.status != "stored":
        abort(404)
    if (found.application_id or found.visit_id) and not may(g.staff, "console.application"):
        abort(403)
    return found


def _sent(path: str, mime: str, name: str) -> Response:
    body = io.BytesIO(_kept(path))
    response = send_file(body, mimetype=mime, as_attachment=mime not in SHOWN, download_name=name)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _kept(path: str) -> bytes:
    try:
        body = the_desk().files.read(path) if path else None
    except PermissionError:
        abort(404)
    except OSError:
        abort(503)
    return abort(404) if body is None else body
