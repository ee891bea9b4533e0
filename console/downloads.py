"""The current list as a file. Knows formats by name and who took what; knows no column and no answer."""

from tempfile import SpooledTemporaryFile
from typing import IO

from flask import abort, g, request, send_file
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.columns import columns
from console.desk import the_desk
from console.exports import as_json, rows
from console.filters import Asked, asked_from
from console.looks import look
from console.showing import stage_name, t
from console.tables import write_csv, write_jsonl, write_xlsx
from models.thai_time import local

IN_MEMORY = 4 * 1024 * 1024  # bytes; larger files go to the disk
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson; charset=utf-8",
}


@console.get("/applications/download.<format_>")
def applications_download(format_: str) -> ResponseReturnValue:
    """Written whole before it is sent, so that a slow reader never holds the database."""
    if format_ not in TYPES:
        abort(404)
    asked = asked_from(request.args)
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    with the_desk().database.reading() as session:
        count = _write(session, asked, format_, file)
    look("export", f"applications as {format_}", filter=dict(asked.typed), rows=count)
    file.seek(0)
    name = f"samak-{local(the_desk().now()):%Y%m%d-%H%M}.{format_}"
    return send_file(file, mimetype=TYPES[format_], as_attachment=True, download_name=name)


def _write(session: Session, asked: Asked, format_: str, file: IO[bytes]) -> int:
    records = rows(session, chosen=asked.chosen)
    if format_ == "jsonl":
        return write_jsonl(file, map(as_json, records))
    form_of = the_desk().knowledge().form
    laid_out = columns(session, asked.chosen.programme, form_of, stage_name, g.language)
    headings = [column.heading for column in laid_out]
    cells = ([column.cell(record) for column in laid_out] for record in records)
    if format_ == "csv":
        return write_csv(file, headings, cells)
    return write_xlsx(file, t("applications.title"), headings, cells)
