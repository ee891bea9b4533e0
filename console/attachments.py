"""What people sent along, handed out only to those who may see it, and never run in their browser.

Knows files below the data folder; knows no page.
"""

from pathlib import Path

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
    response = send_file(_below_the_data(path), mimetype=mime, as_attachment=mime not in SHOWN, download_name=name)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _below_the_data(path: str) -> Path:
    home = the_desk().data_dir.resolve()
    full = (home / path).resolve()
    return full if full.is_relative_to(home) and full.is_file() else abort(404)
