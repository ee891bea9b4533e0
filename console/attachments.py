"""What people sent along, handed out only to those who may see it, and never run in their browser.

Knows files by their paths; knows no page, nor where they are kept.
"""

import io

from flask import Response, abort, g, send_file
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.roles import may
from models.conversation import Attachment

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
PLAYED = frozenset({"audio/mpeg", "audio/ogg", "audio/wav", "audio/aac", "audio/mp4", "video/mp4"})
HANDED_OUT = SHOWN | PLAYED | {"application/pdf"}
POLICY = "sandbox; default-src 'none'; style-src 'none'"


@console.get("/attachments/<int:attachment_id>")
def attachment(attachment_id: int) -> ResponseReturnValue:
    found = _allowed(attachment_id)
    look("read", f"attachment {attachment_id}")
    mime = found.mime if found.mime in HANDED_OUT else "application/octet-stream"
    return _sent(found.path, mime, found.name or f"samak-{attachment_id}")


@console.get("/attachments/<int:attachment_id>/thumbnail")
def thumbnail(attachment_id: int) -> ResponseReturnValue:
    found = _allowed(attachment_id)
    return _sent(found.thumbnail or found.path, "image/jpeg" if found.thumbnail else found.mime, "thumbnail.jpg")


def _allowed(attachment_id: int) -> Attachment:
    """The attachment, where it is kept and this reader may see it: an operator not what belongs to an application."""
    with the_desk().database.reading() as session:
        found = session.get(Attachment, attachment_id)
    if found is None or found.status != "stored":
        abort(404)
    if found.application_id and not may(g.staff, "console.application"):
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
