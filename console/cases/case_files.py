"""One application to take away: as a PDF, or as a ZIP with everything that was sent along. Knows who took what."""

from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO

from flask import abort, send_file
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.cases.case import Case, case_of
from console.desk import the_desk
from console.files.bundle import TooLarge, folder_of, write_bundle
from console.files.downloads import IN_MEMORY
from console.guard import the_staff
from console.looks import look
from console.paper.application import application_pdf


@console.get("/applications/<int:application_id>/application.pdf")
def application_as_pdf(application_id: int) -> ResponseReturnValue:
    case = _case(application_id)
    look("export", f"application {application_id}", kind="pdf")
    body = application_pdf(case, the_staff().shown_name or the_staff().name)
    return send_file(BytesIO(body), "application/pdf", as_attachment=True, download_name=f"{folder_of(case)}.pdf")


@console.get("/applications/<int:application_id>/application.zip")
def application_as_zip(application_id: int) -> ResponseReturnValue:
    """Written whole before it is sent; what is large waits on the disk, not in memory."""
    case = _case(application_id)
    look("export", f"application {application_id}", kind="zip")
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    try:
        write_bundle(file, [application_id])
    except TooLarge:
        file.close()
        abort(413)
    file.seek(0)
    return send_file(file, "application/zip", as_attachment=True, download_name=f"{folder_of(case)}.zip")


def _case(application_id: int) -> Case:
    with the_desk().database.reading() as session:
        return case_of(session, application_id) or abort(404)
