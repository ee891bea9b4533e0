"""Applications for other programs: the list as the page filters it, one with its answers, and its files.

Knows rows and shapes; moving an application is another module's business.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from flask import Response
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, load_only, selectinload

from console.api.door import note
from console.api.problems import fail
from console.api.routes import offers
from console.api.shapes import Answer, Brief, Briefs, Detail, File, Moved, NextStep, One, Wanted, Words
from console.desk import the_desk
from console.filters import asked_from
from console.showing import called, stage_name
from console.steps import steps_from
from forms import frozen
from models.application import Application
from models.conversation import Attachment
from models.stages import UNSENT

READ = "applications:read"
COLUMNS = load_only(
    Application.reference, Application.programme_id, Application.status, Application.channel, Application.language,
    Application.community, Application.province, Application.created_at, Application.submitted_at,
    Application.moved_at, Application.updated_at, Application.revision,
)  # fmt: skip


@offers("GET", "/applications", scope=READ, query=Wanted, answer=Briefs)
def list_applications(query: Wanted) -> Briefs:
    """Applications that were sent, filtered as on the page, in the order in which they began; page by page."""
    asked = asked_from(query.model_dump(include=set(Wanted.model_fields) - {"changed_since", "limit"}))
    if asked.wrong:
        fail("invalid", fields=[{"field": name, "problem": "not a day"} for name in asked.wrong])
    chosen = [*asked.chosen.conditions(), Application.reference.is_not(None), Application.id > _after(query.cursor)]
    if query.changed_since:
        chosen.append(Application.updated_at > _aware(query.changed_since))
    found = select(Application).where(*chosen).order_by(Application.id).limit(query.limit + 1).options(COLUMNS)
    with the_desk().database.reading() as session:
        rows = list(session.scalars(found))
    page, more = rows[: query.limit], len(rows) > query.limit
    note("list", "applications", rows=len(page))
    return Briefs(items=[brief(one) for one in page], next_cursor=_cursor(page[-1].id) if more else None)


@offers("GET", "/applications/<reference>", scope=READ, query=One, answer=Detail, problems=("not_found",))
def read_application(reference: str, query: One) -> Detail:  # noqa: ARG001 - its language is taken up at the door
    """One application with its answers, its files, its steps so far and those that may come next."""
    with the_desk().database.reading() as session:
        application = by_number(session, reference)
        found = detail(session, application)
    note("read", f"application {application.id}")
    return found


@offers("GET", "/applications/<reference>/files/<int:file_id>", scope=READ, problems=("not_found",))
def read_file(reference: str, file_id: int) -> Response:
    """A photo or paper that was sent along, as it is."""
    with the_desk().database.reading() as session:
        application = by_number(session, reference)
        file = session.scalar(_files(application).where(Attachment.id == file_id))
    pieces = the_desk().files.pieces(file.path) if file else None
    if file is None or pieces is None:
        fail("not_found")
    note("read", f"attachment {file_id}")
    response = Response(pieces, mimetype=file.mime or "application/octet-stream")
    response.headers["Content-Disposition"] = "attachment"
    return response


def by_number(session: Session, reference: str, *, lock: bool = False) -> Application:
    """The application that was sent under this number, where the key reaches it."""
    query = select(Application).where(Application.reference == reference.strip().upper())
    together = selectinload(Application.events), selectinload(Application.form_version)
    found = session.scalar((query.with_for_update(of=Application) if lock else query).options(*together))
    return found if found and found.status not in UNSENT else fail("not_found")


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
            for file in session.scalars(_files(one).order_by(Attachment.id))
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


def _files(one: Application) -> Select[Attachment]:
    return select(Attachment).where(Attachment.application_id == one.id, Attachment.status == "stored")


def _words(said: object) -> Words:
    both = said if isinstance(said, dict) else {"th": said, "en": said}
    return Words(th=str(both.get("th") or ""), en=str(both.get("en") or both.get("th") or ""))


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else fail("invalid", fields=[{"field": "changed_since", "problem": "no time zone"}])


def _cursor(id_: int) -> str:
    return urlsafe_b64encode(f"a{id_}".encode()).decode().rstrip("=")


def _after(cursor: str) -> int:
    """The application after which to go on; 0 for the first page."""
    if not cursor:
        return 0
    try:
        read = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        return int(read.removeprefix("a"))
    except ValueError:
        fail("invalid", fields=[{"field": "cursor", "problem": "not one of ours"}])
