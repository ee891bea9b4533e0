"""One look over everything a filter leaves: which ids in which order, how many at each stage, and whether it changed.

Knows queries only. One pass: what is dear to ask, an answer somewhere in a form, is asked once a page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, case, func, select, type_coerce
from sqlalchemy.orm import Session

from models.application import Application
from models.desk import Chosen
from models.narrowing import WAITING_SINCE
from models.review import Review

CHANGED = type_coerce(Application.updated_at, String)  # as it is stored: read ten thousand times, never shown


@dataclass(frozen=True)
class Found:
    """ids: of the chosen stage, in order. counts: by status, whatever stage is chosen. mark: see `news`."""

    ids: Sequence[int]
    counts: Mapping[str, int]
    mark: str


def find(session: Session, chosen: Chosen) -> Found:
    query = select(Application.id, Application.status, CHANGED).where(*chosen.conditions(any_status=True))
    rows = session.execute(query.order_by(*chosen.order)).all()
    takes = {status: chosen.takes(status) for status in {row[1] for row in rows}}
    taken = [row for row in rows if takes[row[1]]]
    latest = max((row[2] for row in taken), default=None)
    return Found([row[0] for row in taken], Counter(row[1] for row in rows), f"{len(taken)}-{latest}")


def news(session: Session, chosen: Chosen, shown_at: datetime) -> tuple[str, int]:
    """The list's mark now, and how many came to it since it was shown; by the programme clock."""
    came = func.count(case((shown_at < WAITING_SINCE, 1)))
    latest: Any = type_coerce(func.max(Application.updated_at), String)
    count, moment, fresh = session.execute(
        select(func.count(Application.id), latest, came).where(*chosen.conditions())
    ).one()
    return f"{count}-{moment}", fresh


def counted(session: Session, lists: Iterable[Chosen]) -> list[int]:
    """How many each of these lists holds; one query however many."""
    counts = [select(func.count(Application.id)).where(*one.conditions()).scalar_subquery() for one in lists]
    return list(session.execute(select(*counts)).one()) if counts else []


def reviewers_of(session: Session, ids: Iterable[int], states: Sequence[str]) -> dict[int, list[int]]:
    """Who reads each application, by id, in the order given out; one query however many."""
    found: dict[int, list[int]] = {}
    query = select(Review.application_id, Review.reviewer_id).where(Review.application_id.in_(list(ids)))
    for application_id, reviewer in session.execute(query.where(Review.state.in_(states)).order_by(Review.id)):
        found.setdefault(application_id, []).append(reviewer)
    return found
