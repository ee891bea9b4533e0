"""What was done towards the targets of a year: sums, the log, and what the chat may tell of them.

Knows activities and notices; knows no page. What is written takes effect in answers when the knowledge is next loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.activity import Activity, TargetNotice
from models.programme import ProgrammeRecord
from models.pulse import beat
from models.target import Target, days_of, year_of
from models.thai_time import BUDDHIST

KEPT = ("target", "day", "place", "amount", "note")  # what a change may change


@dataclass(frozen=True)
class Told:
    """The figures that staff have published: the year A.D., and how much was done by target."""

    year: int
    done: Mapping[str, int]


def done_in(session: Session, programme: str, year: int) -> dict[str, int]:
    """How much was done by target; what was taken back does not count."""
    first, last = days_of(year)
    counted = (Activity.programme_id == programme, Activity.withdrawn_at.is_(None), Activity.day.between(first, last))
    query = select(Activity.target, func.sum(Activity.amount)).where(*counted).group_by(Activity.target)
    return {target: int(amount) for target, amount in session.execute(query)}


def log_of(session: Session, programme: str, year: int) -> list[Activity]:
    """Everything of a year, what was taken back too, the latest day first."""
    first, last = days_of(year)
    query = select(Activity).where(Activity.programme_id == programme, Activity.day.between(first, last))
    return list(session.scalars(query.order_by(Activity.day.desc(), Activity.id.desc())))


def years_of(session: Session, programme: str) -> list[int]:
    """Years with activities, the latest first."""
    days = session.scalars(select(Activity.day).where(Activity.programme_id == programme).distinct())
    return sorted({year_of(day) for day in days}, reverse=True)


def change(activity: Activity, *, staff_id: int, at: datetime, **about: Any) -> None:
    """Write it anew; what stood before stays to be read."""
    before = {name: getattr(activity, name) for name in KEPT} | {"day": activity.day.isoformat()}
    activity.earlier = [*activity.earlier, before | {"by": staff_id, "until": at.isoformat()}]
    for name in KEPT:
        setattr(activity, name, about[name])


def withdraw(activity: Activity, why: str, *, staff_id: int, at: datetime) -> None:
    activity.withdrawn_at = at
    activity.earlier = [*activity.earlier, {"why": why, "by": staff_id, "until": at.isoformat()}]


def publish(session: Session, programme: str, year: int, *, staff_id: int | None, at: datetime) -> None:
    """From now on the chat and the phone tell the figures of this year, as they are at that moment."""
    session.merge(TargetNotice(programme_id=programme, year=year, published_by=staff_id, published_at=at))
    tell(session)


def unpublish(session: Session, programme: str) -> None:
    if notice := session.get(TargetNotice, programme):
        session.delete(notice)
    tell(session)


def tell(session: Session) -> None:
    """Let whoever answers look again."""
    beat(session, "knowledge", datetime.now(UTC))


def told_in(session: Session) -> dict[str, Told]:
    """What is published, by programme."""
    notices = session.scalars(select(TargetNotice)).all()
    return {one.programme_id: Told(one.year, done_in(session, one.programme_id, one.year)) for one in notices}


def target_facts(record: ProgrammeRecord, language: str, told: Told | None, facts: Mapping[str, str]) -> dict[str, str]:
    """What answers say of the targets, by name: the published figures, else what was known before there were any."""
    return {target.fact: _said(target, language, told, facts) for target in record.targets if target.told}


def _said(target: Target, language: str, told: Told | None, facts: Mapping[str, str]) -> str:
    words = target.told if told else target.untold
    figures = dict(facts)
    if told:
        year = told.year + (BUDDHIST if language != "en" else 0)
        figures |= {"done": f"{told.done.get(target.id, 0):,}", "goal": f"{target.goal:,}", "year": str(year)}
    said = words.in_language(language) if words else ""
    for name, value in figures.items():
        said = said.replace(f"{{{name}}}", value)
    return said
