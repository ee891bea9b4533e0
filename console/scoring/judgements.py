"""What several reviewers scored, laid side by side for a reader who may see it.

Knows reviews and their rubrics; changes nothing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from console.guard import the_staff
from console.scoring.seeing import sees_scores
from models.application import Application
from models.desk_talks import staff_names
from models.review import Review
from models.reviews import reviews_of
from models.rubric import Rubric, RubricVersion
from models.scoring import Summary, summary_of


@dataclass(frozen=True)
class Judgements:
    """seen: whether the reader may see what the others scored. done: who has scored, in the order given out."""

    reviews: list[Review]
    names: Mapping[int, str]
    rubrics: Mapping[int | None, Rubric]
    mine: Review | None
    seen: bool

    @property
    def done(self) -> list[Review]:
        return [one for one in self.reviews if one.state == "done"]

    @property
    def summary(self) -> Summary | None:
        return summary_of([one.total for one in self.done if one.total is not None])

    @property
    def advice(self) -> Counter[str]:
        return Counter(one.advice for one in self.done)

    @property
    def rubric(self) -> Rubric | None:
        """The newest that any of them was given on."""
        used = [one.rubric_version_id for one in self.done if one.rubric_version_id]
        return self.rubrics[max(used)] if used else None


def judgements_of(session: Session, application: Application) -> Judgements:
    reviews, me = reviews_of(session, application.id), the_staff()
    mine = next((one for one in reviews if one.reviewer_id == me.id), None)
    versions = {one.rubric_version_id for one in reviews if one.rubric_version_id}
    rubrics: dict[int | None, Rubric] = {one: session.get_one(RubricVersion, one).rubric for one in versions}
    seen = sees_scores(me, mine.state if mine else "", application.status)
    return Judgements(reviews, staff_names(session) if reviews else {}, rubrics, mine, seen)
