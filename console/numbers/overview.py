"""The first page: what waits today, each number leading to its list. Knows numbers; knows no person."""

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, load_only

from console.blueprints import console
from console.cases.standing import ours_everywhere
from console.desk import the_desk
from console.guard import the_staff
from console.page import render
from console.roles import may
from models.application import Application
from models.desk import Chosen
from models.due import overdue
from models.programme import ProgrammeRecord
from models.thai_time import BANGKOK, local

OLDEST = 6


@console.get("/")
def overview() -> str:
    desk = the_desk()
    now = desk.now()
    with desk.database.reading() as session:
        arrived = session.scalar(_sent_since(_midnight(now))) or 0
        by_programme = dict(session.execute(_sent_by_programme()).all())
        corrections, offers = overdue(session, now)
        oldest = _oldest(session) if may(the_staff(), "console.applications") else []
    programmes = [(record, record.days_left(now), record.phase(now)) for record in _open_to_all()]
    late = {"corrections_late": corrections, "offers_late": offers}
    shown = late | {
        "arrived": arrived,
        "by_programme": by_programme,
        "oldest": oldest,
        "programmes": programmes,
        "now": now,
    }
    return render("console/overview.html", **shown)


def _open_to_all() -> list[ProgrammeRecord]:
    return [record for record in the_desk().knowledge().records.values() if record.takes_applications]


def _midnight(now: datetime) -> datetime:
    return local(now).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=BANGKOK)


def _sent_since(moment: datetime) -> Select[int]:
    return select(func.count()).where(Application.submitted_at >= moment)


def _sent_by_programme() -> Select[str, int]:
    sent = select(Application.programme_id, func.count()).where(Application.submitted_at.is_not(None))
    return sent.group_by(Application.programme_id)


def _oldest(session: Session) -> list[Application]:
    """Those that have waited longest for a step of ours."""
    columns = load_only(
        Application.reference, Application.community, Application.province, Application.status,
        Application.programme_id, Application.submitted_at, Application.moved_at, Application.created_at,
    )  # fmt: skip
    query = Chosen(status="ours", ours=ours_everywhere()).select().options(columns).limit(OLDEST)
    return list(session.scalars(query))
