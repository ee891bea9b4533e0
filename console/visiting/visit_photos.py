"""Photos taken in the field: kept once, however often a weak network sends them; taken back with what they hold.

Knows which question a photo belongs to; how a picture is checked is the edge's business.
"""

from contextlib import suppress
from dataclasses import dataclass

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import Stored, the_desk
from console.looks import record
from console.showing import t
from console.visiting.uploads import kept_photo
from console.visiting.visit_answers import value_of
from console.visiting.visit_field import sheet_for, told, write, writes
from models.conversation import Attachment
from models.visit import AGREED
from models.visit_sheet import MOST_PHOTOS
from models.visiting import held
from models.visits import photos_of


@dataclass(frozen=True)
class Added:
    """The photo that stands now, and how often its question was written. is_new: this very file is the one kept."""

    id: int
    n: int
    is_new: bool


@console.post("/visits/<int:visit_id>/photos")
def add_visit_photo(visit_id: int) -> ResponseReturnValue:
    """Keep a photo, checked like those of the chat. `once` is its own mark: sent twice, it is kept once."""
    sent, question = request.files.get("photo"), request.form.get("question", "")
    kept = kept_photo(sent) if sent else "empty"
    if isinstance(kept, str):
        return told(visit_id, question, 422, said=t(f"field.photo_{kept}"))
    with the_desk().database.writing() as session:
        added = _added(session, visit_id, kept)
        record(session, "visit", f"visit {visit_id}")
    if added is None or not added.is_new:
        _delete(kept.path, kept.thumbnail)
    if added is None:
        return told(visit_id, question, 422, said=t("field.photo_refused"))
    return told(visit_id, question, id=added.id, n=added.n)


def _added(session: Session, visit_id: int, kept: Stored) -> Added | None:
    """None where the visit does not take it: it is over, has no such question, or has enough of them."""
    visit, once = held(session, visit_id), request.form.get("once", "")[:40]
    question = sheet_for(visit).question(request.form.get("question", "")) if visit else None
    if visit is None or question is None or question.kind != "photos" or visit.state != AGREED:
        return None
    there: list[int] = value_of(visit, question) or []
    for one in photos_of(session, [visit_id])[visit_id]:
        if once and one.name == once:
            return Added(one.id, writes(visit, question), is_new=False)
    if len(there) >= MOST_PHOTOS:
        return None
    photo = Attachment(
        visit_id=visit_id, kind="image", status="stored", mime=kept.mime, name=once, path=kept.path,
        thumbnail=kept.thumbnail, size=kept.size, width=kept.width, height=kept.height, sha256=kept.sha256,
        at=the_desk().now(),
    )  # fmt: skip
    session.add(photo)
    session.flush()
    write(visit, question, [*there, photo.id])
    return Added(photo.id, writes(visit, question), is_new=True)


@console.post("/visits/<int:visit_id>/photos/<int:attachment_id>/drop")
def drop_visit_photo(visit_id: int, attachment_id: int) -> ResponseReturnValue:
    with the_desk().database.writing() as session:
        visit = held(session, visit_id) or abort(404)
        photo = session.get(Attachment, attachment_id)
        if photo is None or photo.visit_id != visit_id or visit.state != AGREED:
            abort(404)
        for question in sheet_for(visit).questions:
            there = value_of(visit, question)
            if question.kind == "photos" and attachment_id in (there or []):
                write(visit, question, [one for one in there if one != attachment_id])
        paths = (photo.path, photo.thumbnail)
        photo.status, photo.path, photo.thumbnail = "deleted", "", ""
        record(session, "visit", f"visit {visit_id}")
    _delete(*paths)
    return redirect(url_for("console.visit_field", visit_id=visit_id, _anchor="photos"))


def _delete(*paths: str) -> None:
    """Where no answer comes, the housekeeping takes away later what no row speaks of."""
    for path in filter(None, paths):
        with suppress(OSError):
            the_desk().files.delete(path)
