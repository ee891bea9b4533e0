"""An application in the shapes that other programs get. Knows rows and shapes; knows no route and no key."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from console.api.programme_shapes import Words
from console.api.shapes import Answer, Brief, Detail, File, Moved, NextStep
from console.cases.steps import steps_from
from console.desk import the_desk
from console.showing import called, stage_name
from forms import frozen
from models.application import Application
from models.conversation import Attachment


def brief(one: Application) -> Brief:
    return Brief(
        reference=one.reference or "",
        programme=one.programme_id,
        status=one.status,
        stage=stage_name(one.programme_id, one.status),
        channel=one.channel,
        language=one.language,
        community=called(one),
        province=one.province,
        started_at=one.created_at,
        submitted_at=one.submitted_at,
        moved_at=one.moved_at,
        updated_at=one.updated_at,
        revision=one.revision,
    )


def detail(session: Session, one: Application) -> Detail:
    lines = one.frozen or frozen(the_desk().knowledge().form(one.form_version), one.answers)
    moves = [event for event in one.events if event.kind == "moved"]
    return Detail(
        **brief(one).model_dump(),
        answers=[
            Answer(key=line["key"], label=_words(line["label"]), value=line["value"], shown=_words(line["shown"]))
            for line in lines
        ],
        files=[
            File(id=file.id, kind=file.kind, name=file.name, mime=file.mime, size=file.size)
            for file in session.scalars(files_of(one).order_by(Attachment.id))
        ],
        moves=[
            Moved(at=move.at, by=move.by, reason=move.detail.get("why") or "",
                  before=move.detail.get("before") or "", after=move.detail.get("after") or "")
            for move in moves
        ],
        next_steps=[
            NextStep(status=step.status, stage=stage_name(one.programme_id, step.status),
                     needs_reason=step.needs_reason, missing=[each.word for each in step.missing])
            for step in steps_from(session, one)
        ],
    )  # fmt: skip


def files_of(one: Application) -> Select[Attachment]:
    return select(Attachment).where(Attachment.application_id == one.id, Attachment.status == "stored")


def _words(said: object) -> Words:
    both = said if isinstance(said, dict) else {"th": said, "en": said}
    return Words(th=str(both.get("th") or ""), en=str(both.get("en") or both.get("th") or ""))
