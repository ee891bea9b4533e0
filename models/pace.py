"""How fast a round goes: days spent in each stage, and how much each reviewer has before them.

Knows queries only. Counts programmes one by one; changes nothing and knows no wording.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.application import Application, ApplicationEvent
from models.assigning import COUNTED
from models.narrowing import WAITING_SINCE
from models.review import OPEN, Review
from models.staff import Staff

DAY = 86_400


@dataclass(frozen=True)
class Stay:
    """One stage: how many stand there and how many went on; waiting, took: the medians of their days."""

    status: str
    here: int
    waiting: float
    passed: int
    took: float

    @property
    def longest(self) -> float:
        return max(self.waiting, self.took)


def stays(session: Session, programme: str, statuses: Sequence[str], now: datetime) -> list[Stay]:
    """These stages in their order, those that nobody ever reached left out."""
    waiting: dict[str, list[float]] = {}
    query = select(Application.status, WAITING_SINCE).where(Application.programme_id == programme)
    for status, since in session.execute(query.where(Application.status.in_(statuses))):
        waiting.setdefault(status, []).append((now - since).total_seconds() / DAY)
    took = _took(session, programme)
    reached = [status for status in statuses if status in waiting or status in took]
    return [_stay(status, waiting.get(status, []), took.get(status, [])) for status in reached]


def _stay(status: str, waiting: list[float], took: list[float]) -> Stay:
    return Stay(status, len(waiting), median(waiting or [0]), len(took), median(took or [0]))


def _took(session: Session, programme: str) -> dict[str, list[float]]:
    """Days that each finished stay lasted, by stage: from the move into it to the next move."""
    moved = (
        select(ApplicationEvent.application_id, ApplicationEvent.at, ApplicationEvent.detail["after"].as_string())
        .join(ApplicationEvent.application)
        .where(Application.programme_id == programme, ApplicationEvent.kind == "moved")
        .order_by(ApplicationEvent.application_id, ApplicationEvent.id)
    )
    days: dict[str, list[float]] = {}
    for (one, came, status), (other, left, _) in pairwise(session.execute(moved)):
        if one == other:
            days.setdefault(status, []).append((left - came).total_seconds() / DAY)
    return days


@dataclass(frozen=True)
class Load:
    """One reviewer: what was given to them, and how much of it is scored or still before them."""

    reviewer_id: int
    name: str
    given: int
    done: int
    left: int


def loads(session: Session, programme: str) -> list[Load]:
    """Who has most before them comes first. Conflicts of interest and abstentions count as not given."""
    done, left = (func.count(Review.id).filter(which) for which in (Review.state == "done", Review.state.in_(OPEN)))
    query = (
        select(Staff.id, Staff.shown_name, Staff.name, func.count(Review.id), done, left)
        .join(Review, Review.reviewer_id == Staff.id)
        .join(Application, Application.id == Review.application_id)
        .where(Application.programme_id == programme, Review.state.in_(COUNTED))
        .group_by(Staff.id, Staff.shown_name, Staff.name)
    )
    found = [Load(one, shown or name, *counts) for one, shown, name, *counts in session.execute(query)]
    return sorted(found, key=lambda one: (-one.left, -one.given, one.name))
