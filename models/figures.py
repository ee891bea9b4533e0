"""How a round is going, in numbers: who asked, began, sent; where from, by which channel, on which day; what waits.

Knows queries only. Counts programmes one by one; changes nothing and knows no wording.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.application import Application
from models.conversation import Conversation
from models.desk import WAS_SENT
from models.programme import FormVersion
from models.thai_time import as_day

NextQuestion = Callable[[FormVersion, Mapping[str, Any], Collection[str]], str]  # answers, keys skipped


@dataclass(frozen=True)
class Funnel:
    """People who wrote to us, applications begun, sent, and selected."""

    wrote: int
    begun: int
    sent: int
    selected: int


def funnel(session: Session, programme: str, chosen: Collection[str]) -> Funnel:
    """chosen: the statuses of those that were selected, the ones after it among them."""

    def how_many(*which: ColumnElement[bool]) -> Any:
        return select(func.count()).where(Application.programme_id == programme, *which).scalar_subquery()

    wrote = select(func.count()).where(Conversation.heard_at.is_not(None), ~Conversation.group).scalar_subquery()
    return Funnel(*session.execute(select(wrote, how_many(), how_many(WAS_SENT), how_many(Application.status.in_(chosen)))).one())


def sent_by(session: Session, programme: str, column: InstrumentedAttribute[str]) -> list[tuple[str, int]]:
    """Sent applications by province or by channel, most first."""
    sent = select(column, func.count()).where(Application.programme_id == programme, WAS_SENT)
    rows = session.execute(sent.group_by(column).order_by(func.count().desc(), column)).all()
    return [(name, count) for name, count in rows]


def sent_by_day(session: Session, programme: str) -> dict[date, int]:
    """How many were sent on each of Bangkok's days, in order; days without any are left out."""
    query = select(Application.submitted_at).where(
        Application.programme_id == programme, WAS_SENT, Application.submitted_at.is_not(None)
    )
    return dict(sorted(Counter(as_day(at) for at in session.scalars(query) if at).items()))


def waits(
    session: Session, programme: str, statuses: Sequence[str], now: datetime
) -> list[tuple[str, int, float]]:
    """For each of these stages: how many stand there, and the median of the days that they have."""
    since = func.coalesce(Application.moved_at, Application.submitted_at, Application.created_at)
    here = Application.programme_id == programme, Application.status.in_(statuses)
    query = select(Application.status, since).where(*here)
    days: dict[str, list[float]] = {}
    for status, at in session.execute(query):
        days.setdefault(status, []).append((now - at).total_seconds() / 86400)
    return [(status, len(days[status]), median(days[status])) for status in statuses if status in days]


def left_at(session: Session, programme: str, next_question: NextQuestion) -> list[tuple[str, int]]:
    """Where unfinished drafts stand: their next question's name, most first."""
    drafts = select(Application.form_version_id, Application.answers, Application.asides).where(
        Application.programme_id == programme, Application.status == "draft"
    )
    found = session.execute(drafts).all()
    versions = {one: session.get_one(FormVersion, one) for one in {version for version, _, _ in found}}
    stand = (next_question(versions[one], answers, asides.get("skipped", ())) for one, answers, asides in found)
    return Counter(stand).most_common()
