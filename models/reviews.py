"""What the desks ask of reviews: whose turn, how far, what came of it.

Knows queries only: changes nothing, knows no page and no wording.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, aliased, load_only

from models.application import Application
from models.review import OPEN, Review
from models.stages import OURS

SHOWN = load_only(
    Application.reference, Application.community, Application.people, Application.status, Application.programme_id,
    Application.province, Application.answers,
    Application.submitted_at, Application.moved_at, Application.created_at, Application.revision,
)  # fmt: skip


@dataclass(frozen=True)
class Task:
    """One review of one person with its application; read: by how many it has been scored.

    standing: "scored" at a stage where it is scored, "paused" while the applicant is to answer, "" elsewhere.
    """

    review: Review
    application: Application
    read: int
    standing: str = "scored"

    @property
    def is_due(self) -> bool:
        return self.review.state in OPEN and self.standing == "scored"

    @property
    def counts(self) -> bool:
        """Whether it is part of “12 of 45”."""
        return self.review.state == "done" or (self.review.state in OPEN and self.standing != "")


def tasks_of(
    session: Session, staff_id: int, scored_in: Sequence[str] = OURS, paused: Sequence[str] = ("more_information",)
) -> list[Task]:
    """Everything given to somebody, least read first: the order in which it is to be scored."""
    standing = dict.fromkeys(scored_in, "scored") | dict.fromkeys(paused, "paused")
    any_ = aliased(Review)
    read = select(func.count(any_.id)).where(any_.application_id == Application.id, any_.state == "done")
    count = read.scalar_subquery()
    query = (
        select(Review, Application, count)
        .join(Application, Application.id == Review.application_id)
        .where(Review.reviewer_id == staff_id)
        .options(SHOWN)
        .order_by(count, Review.assigned_at, Application.id)
    )
    found = session.execute(query)
    return [Task(review, one, count, standing.get(one.status, "")) for review, one, count in found]


def next_after(tasks: Sequence[Task], application_id: int) -> Task | None:
    """The due one that comes after this one, round and round; None where no other is due."""
    ids = [task.application.id for task in tasks]
    here = ids.index(application_id) + 1 if application_id in ids else 0
    around = [*tasks[here:], *tasks[:here]]
    return next((task for task in around if task.is_due and task.application.id != application_id), None)


def reviews_of(session: Session, application_id: int) -> list[Review]:
    """All of one application, in the order in which they were given out."""
    return list(session.scalars(select(Review).where(Review.application_id == application_id).order_by(Review.id)))


State = Row[tuple[int, int, str, float | None, str]]


def states_of(session: Session, application_ids: Iterable[int]) -> dict[int, list[State]]:
    """(application_id, reviewer_id, state, total, advice) by application; one query however many."""
    columns = (Review.application_id, Review.reviewer_id, Review.state, Review.total, Review.advice)
    query = select(*columns).where(Review.application_id.in_(list(application_ids))).order_by(Review.id)
    found = defaultdict(list)
    for row in session.execute(query):
        found[row.application_id].append(row)
    return dict(found)
