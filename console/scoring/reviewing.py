"""One's own review of one application: found, begun where there is none, and whether it may be scored now.

Knows rows; knows no page. The application's row is locked first, so that two windows never make two reviews.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.cases.standing import ours_everywhere, paused_everywhere
from models.application import Application
from models.corrections import open_correction
from models.review import OPEN, PUT_ASIDE, Review
from models.rubric import RubricVersion, newest_rubric


@dataclass
class Reading:
    """review: None until something is kept. version: the rubric it is (or would be) given on."""

    application: Application
    review: Review | None
    version: RubricVersion

    @property
    def state(self) -> str:
        return self.review.state if self.review else ""

    @property
    def obstacle(self) -> str:
        """The end of a key of `texts/reviews.yaml`: why it cannot be scored now; "" where it can."""
        if open_correction(self.application) or self.application.status in paused_everywhere():
            return "correction"
        if self.application.status not in ours_everywhere():
            return "stage"
        return "aside" if self.state in PUT_ASIDE else ""


def reading_of(session: Session, application_id: int, staff_id: int, *, locked: bool = False) -> Reading:
    """404 where there is no such application, or its programme has no rubric."""
    query = select(Application).where(Application.id == application_id)
    application = session.scalar(query.with_for_update() if locked else query) or abort(404)
    mine = select(Review).where(Review.application_id == application_id, Review.reviewer_id == staff_id)
    review = session.scalar(mine)
    given_on = review.rubric_version_id if review else None
    version = session.get(RubricVersion, given_on) if given_on else newest_rubric(session, application.programme_id)
    return Reading(application, review, version or abort(404))


def begun(session: Session, reading: Reading, staff_id: int, at: datetime) -> Review:
    """The review to write into, on the rubric of the page; taken up where it was not given out."""
    if reading.review is None:
        reading.review = Review(
            application_id=reading.application.id, reviewer_id=staff_id, state=OPEN[0], assigned_at=at,
            scores={}, reasons={}, earlier=[], why="", advice="", window="",
        )  # fmt: skip
        session.add(reading.review)
    reading.review.rubric_version_id = reading.version.id
    return reading.review
