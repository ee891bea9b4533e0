"""Giving applications to reviewers and taking them back: who needs readers, who has how much, and the change itself.

Knows reviews as rows; how they are spread is `spread`'s business.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.application import Application, ApplicationEvent
from models.review import OPEN, PUT_ASIDE, Review
from models.reviews import SHOWN, states_of
from models.spread import Need
from models.staff import Staff
from models.ties import ties

COUNTED = (*OPEN, "done")


def reviewers(session: Session) -> list[Staff]:
    """Everybody who may score."""
    query = select(Staff).where(Staff.active, Staff.role.in_(("admin", "reviewer")))
    return list(session.scalars(query.order_by(Staff.id)))


def loads_of(session: Session, programme: str) -> dict[int, Counter[str]]:
    """How many reviews each person has in this programme, by state."""
    query = (
        select(Review.reviewer_id, Review.state, func.count())
        .join(Application, Application.id == Review.application_id)
        .where(Application.programme_id == programme)
        .group_by(Review.reviewer_id, Review.state)
    )
    loads: dict[int, Counter[str]] = defaultdict(Counter)
    for reviewer, state, count in session.execute(query):
        loads[reviewer][state] = count
    return loads


def load(counts: Counter[str]) -> int:
    """What weighs on somebody: given out or done, not what was put aside."""
    return sum(counts[state] for state in COUNTED)


def applications_in(session: Session, programme: str, statuses: Sequence[str]) -> list[Application]:
    query = select(Application).where(Application.programme_id == programme, Application.status.in_(statuses))
    return list(session.scalars(query.options(SHOWN).order_by(Application.id)))


def open_of(session: Session, reviewer: int) -> list[int]:
    """Ids of what somebody has still to score."""
    query = select(Review.application_id).where(Review.reviewer_id == reviewer, Review.state.in_(OPEN))
    return list(session.scalars(query.order_by(Review.application_id)))


def needs(session: Session, applications: Sequence[Application], people: Sequence[Staff], each: int) -> list[Need]:
    """How many readers each application lacks, and who may not be one."""
    states, wanted = states_of(session, [one.id for one in applications]), []
    for application in applications:
        theirs = states.get(application.id, [])
        has = [row for row in theirs if row.state in COUNTED]
        barred = {row.reviewer_id for row in theirs} | {one.id for one in people if ties(one, application)}
        wanted.append(Need(application.id, each - len(has), frozenset(barred)))
    return wanted


def give(session: Session, pairs: Iterable[tuple[int, int]], *, by: int | None, at: datetime) -> int:
    """Make the reviews that are not there yet; returns how many. pairs: (application, reviewer)."""
    pairs = sorted(set(pairs))
    names = {one.id: one.shown_name or one.name for one in reviewers(session)}
    there = states_of(session, {application for application, _ in pairs})
    given: dict[int, list[int]] = defaultdict(list)
    for application, reviewer in pairs:
        if reviewer in names and reviewer not in {row.reviewer_id for row in there.get(application, [])}:
            session.add(Review(application_id=application, reviewer_id=reviewer, assigned_by=by, assigned_at=at))
            given[application].append(reviewer)
    for application, people in given.items():
        told(session, application, "assigned", by, at, why=", ".join(names[one] for one in people))
    return sum(map(len, given.values()))


def take_back(session: Session, reviewer: int, programme: str, *, by: int, at: datetime) -> int:
    """Somebody stops: what is not begun is taken back, what is begun is put aside with its words; how many."""
    mine = select(Review).join(Application, Application.id == Review.application_id)
    query = mine.where(Review.reviewer_id == reviewer, Review.state.in_(OPEN), Application.programme_id == programme)
    found = list(session.scalars(query))
    for review in found:
        if review.state == "started":
            review.state, review.changed_at = PUT_ASIDE[0], at
        else:
            session.delete(review)
        told(session, review.application_id, "unassigned", by, at)
    session.flush()
    return len(found)


def told(session: Session, application: int, kind: str, by: int | None, at: datetime, **detail: str) -> None:
    """A line in the history that leaves the application itself as it is: nobody's open page becomes stale by it."""
    line = ApplicationEvent(application_id=application, kind=kind, by="staff", staff_id=by, at=at, detail=detail)
    session.add(line)
