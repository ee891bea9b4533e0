"""The current list as a file, at once: for lists that are written in a moment; long ones are `console.files`' business.

Knows who took what; knows no column and no answer.
"""

from tempfile import SpooledTemporaryFile
from typing import IO

from flask import abort, g, request, send_file
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.cases.filters import asked_from
from console.desk import the_desk
from console.files.sheets import TYPES, keys_in, sheet_of, write
from console.looks import look
from models.thai_time import local

IN_MEMORY = 4 * 1024 * 1024  # bytes; larger files go to the disk


@console.get("/applications/download.<format_>")
def applications_download(format_: str) -> ResponseReturnValue:
    """Written whole before it is sent, so that a slow reader never holds the database."""
    if format_ not in TYPES:
        abort(404)
    asked, keys = asked_from(request.args), keys_in(request.args.get("columns", ""))
    with the_desk().database.reading() as session:
        sheet = sheet_of(session, format_, asked.chosen, keys, g.language)
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    count = write(sheet, file)
    look("export", f"applications as {format_}", filter=dict(asked.typed), rows=count)
    file.seek(0)
    return send_file(file, mimetype=TYPES[format_], as_attachment=True, download_name=f"{stamped()}.{format_}")


def stamped() -> str:
    """What a file is called: with the moment at which it was made."""
    return f"samak-{local(the_desk().now()):%Y%m%d-%H%M}"
