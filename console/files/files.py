"""Files that people asked for: choosing columns and format, how far each is, and taking them away.

Knows who asked for what; how a file is written is `console.background`'s business.
"""

from contextlib import suppress
from typing import cast

from flask import Flask, Response, abort, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from console.blueprints import console
from console.cases.filters import asked_from
from console.desk import real_now, the_desk
from console.files.background import begin
from console.files.bundle import LARGEST
from console.files.downloads import stamped
from console.files.sheets import TYPES, all_columns, keys_in
from console.guard import the_staff
from console.looks import record
from console.page import render
from models.exports import DONE, STOPPED, UNFINISHED, Export, export_of, exports_of

KINDS = (*TYPES, "zip")


@console.get("/applications/export")
def choose_export() -> str:
    """The columns and formats for the list as it is filtered."""
    asked = asked_from(request.args)
    with the_desk().database.reading() as session:
        total = session.scalar(select(func.count()).select_from(asked.chosen.ids().order_by(None).subquery()))
        laid_out = all_columns(session, asked.chosen.programme, g.language)
    ticked = keys_in(request.args.get("columns", "")) or tuple(column.key for column in laid_out)
    kind = request.args.get("kind", "xlsx")
    about = {"total": total, "columns": laid_out, "ticked": ticked, "kinds": KINDS, "kind": kind, "largest": LARGEST}
    return render("console/export.html", asked=asked, **about)


@console.post("/applications/export")
def begin_export() -> ResponseReturnValue:
    kind = request.form.get("kind", "")
    if kind not in KINDS:
        abort(400)
    query = dict(asked_from(request.args).typed)
    if ticked := ",".join(request.form.getlist("column")):
        query["columns"] = ticked
    return _begun(kind, query)


@console.get("/files")
def files() -> str:
    return render("console/files.html", **_theirs())


@console.get("/files/list")
def files_list() -> str:
    """The piece of the page that asks for itself while something is being written."""
    return render_template("console/files_list.html", **_theirs())


@console.get("/files/<key>")
def take_file(key: str) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        export = _own(session, key)
        record(session, "download", f"file {export.id}", kind=export.kind, rows=export.done)
    pieces = the_desk().files.pieces(export.path) if export.state == DONE else None
    if pieces is None:
        abort(404)
    response = Response(pieces, mimetype=TYPES.get(export.kind, "application/zip"))
    response.headers.set("Content-Disposition", "attachment", filename=f"{stamped()}.{export.kind}")
    response.content_length = export.size
    return response


@console.post("/files/<key>/again")
def make_file_again(key: str) -> ResponseReturnValue:
    """The same once more, with what stands in the list now."""
    with the_desk().database.reading() as session:
        export = _own(session, key)
    return _begun(export.kind, export.query)


@console.post("/files/<key>/stop")
def stop_file(key: str) -> ResponseReturnValue:
    """Not wanted any more: what is written so far is thrown away, and so is what was finished."""
    with the_desk().database.writing() as session:
        export = _own(session, key)
        path, export.path = export.path, ""
        export.state, export.finished_at = STOPPED, real_now()
    with suppress(OSError):  # where files lie does not answer: the hourly look finds it
        if path:
            the_desk().files.delete(path)
    return redirect(url_for("console.files"))


def _begun(kind: str, query: dict[str, str]) -> ResponseReturnValue:
    now = real_now()
    export = Export(kind=kind, query=query, language=g.language, staff_id=the_staff().id, made_at=now, beat_at=now)
    with the_desk().database.writing() as session:
        session.add(export)
        session.flush()
        record(session, "export", f"applications as {kind}", filter=query, file=export.id)
    begin(cast(Flask, current_app._get_current_object()), export.id)  # type: ignore[attr-defined]  # noqa: SLF001
    return redirect(url_for("console.files"))


def _own(session: object, key: str) -> Export:
    return export_of(session, key, the_staff().id) or abort(404)  # type: ignore[arg-type]


def _theirs() -> dict[str, object]:
    now = real_now()
    with the_desk().database.reading() as session:
        found = exports_of(session, the_staff().id, now)
    busy = any(one.state in UNFINISHED and not one.is_left(now) for one in found)
    return {"found": found, "busy": busy, "now": now}
