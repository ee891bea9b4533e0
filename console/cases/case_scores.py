"""What the page of one application and the list show of scoring. Knows who may see what; knows no page of its own."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.cases.standing import ours_everywhere
from console.guard import the_staff
from console.scoring.judgements import judgements_of
from console.scoring.seeing import sees_scores
from models.application import Application
from models.reviews import states_of
from models.rubric import RubricVersion
from models.scoring import Summary, summary_of


def scoring_on(session: Session, application: Application) -> dict[str, Any]:
    """What `case_reviews.html` is given."""
    rubric = select(RubricVersion.id).where(RubricVersion.programme_id == application.programme_id).limit(1)
    scorable = application.status in ours_everywhere() and session.scalar(rubric) is not None
    return {"judgements": judgements_of(session, application), "scorable": scorable}


def summaries(session: Session, applications: Sequence[Application]) -> dict[int, Summary | None]:
    """By application, where it was scored; None where the reader must not see it yet. One query however many."""
    me, found = the_staff(), dict[int, Summary | None]()
    states = states_of(session, [one.id for one in applications])
    for application in applications:
        rows = states.get(application.id, [])
        totals = [row.total for row in rows if row.state == "done" and row.total is not None]
        own = next((row.state for row in rows if row.reviewer_id == me.id), "")
        if totals:
            found[application.id] = summary_of(totals) if sees_scores(me, own, application.status) else None
    return found
