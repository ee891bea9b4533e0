"""What people sent along, for those who may see it.

Knows who may; knows no page, nor how a file is handed to a browser.
"""

from flask import abort, g, request
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.desk import the_desk
from console.looks import look
from console.roles import may
from console.talks.handing_out import HANDED_OUT, PDF, handed_out, show_in_page
from models.conversation import Attachment
from models.visit import Visit


@console.get("/attachments/<int:attachment_id>")
def attachment(attachment_id: int) -> ResponseReturnValue:
    found = _allowed(attachment_id)
    look("read", f"attachment {attachment_id}")
    mime = found.mime if found.mime in HANDED_OUT else "application/octet-stream"
    response = handed_out(found.path, mime, found.name or f"samak-{attachment_id}")
    if mime == PDF and request.args.get("open"):
        show_in_page(response)
    return response


@console.get("/attachments/<int:attachment_id>/thumbnail")
def thumbnail(attachment_id: int) -> ResponseReturnValue:
    found = _allowed(attachment_id)
    return handed_out(found.thumbnail or found.path, "image/jpeg" if found.thumbnail else found.mime, "thumbnail.jpg")


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
