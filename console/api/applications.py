"""Applications for other programs: the list as the page filters it, one with its answers, and its files.

Knows rows and shapes; moving an application is another module's business.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from flask import Response
from sqlalchemy import select
from sqlalchemy.orm import Session, load_only, selectinload

from console.api.answer_shapes import One
from console.api.door import note
from console.api.problems import fail
from console.api.routes import offers
from console.api.shapes import Briefs, Detail, Wanted
from console.api.telling import brief, detail, files_of
from console.cases.filters import asked_from
from console.desk import the_desk
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
        file = session.scalar(files_of(application).where(Attachment.id == file_id))
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
