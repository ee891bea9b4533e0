"""How a round is going, in numbers: who asked, began, sent; where from, by which channel, on which day; what waits.

Knows queries only. Counts programmes one by one; changes nothing and knows no wording.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
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
    return Funnel(
        *session.execute(select(wrote, how_many(), how_many(WAS_SENT), how_many(Application.status.in_(chosen)))).one()
    )


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


def standing(session: Session, programme: str, next_question: NextQuestion) -> dict[str, list[int]]:
    """Unfinished drafts, by the key of the question that each waits at; "" for those that only need sending."""
    drafts = select(Application.id, Application.form_version_id, Application.answers, Application.asides).where(
        Application.programme_id == programme, Application.status == "draft"
    )
    found = session.execute(drafts).all()
    versions = {one: session.get_one(FormVersion, one) for one in {version for _, version, _, _ in found}}
    waiting: dict[str, list[int]] = defaultdict(list)
    for one, version, answers, asides in found:
        waiting[next_question(versions[version], answers, asides.get("skipped", ()))].append(one)
    return waiting


def newest_form(session: Session, programme: str) -> FormVersion | None:
    query = select(FormVersion).where(FormVersion.programme_id == programme).order_by(FormVersion.number.desc())
    return session.scalar(query.limit(1))
