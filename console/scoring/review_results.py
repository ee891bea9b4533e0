"""What came of the scoring, best first, as far as the reader may see it. Knows totals; decides nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.standing import statuses_everywhere
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look
from console.page import render
from console.scoring.nameless import title_for
from console.scoring.seeing import sees_scores
from models.application import Application
from models.assigning import applications_in
from models.reviews import State, states_of
from models.scoring import Summary, summary_of

BY = ("mean", "median")
WIDE = 25  # points: more than one step on every scale; worth a talk


@dataclass(frozen=True)
class Ranked:
    """One application. summary: None where nobody has scored it, or where the reader may not see what they scored."""

    application: Application
    totals: list[float]
    summary: Summary | None
    done: int
    given: int
    hidden: bool
    advice: Counter[str]

    @property
    def is_wide(self) -> bool:
        return self.summary is not None and self.summary.gap > WIDE


@console.get("/reviews/results")
def review_results() -> str:
    by = request.args.get("by", "")
    by = by if by in BY else BY[0]
    records = the_desk().knowledge().records
    takes = [one for one in records.values() if one.takes_applications]
    programme = next((one for one in takes if one.id == request.args.get("programme")), takes[0] if takes else None)
    with the_desk().database.reading() as session:
        ranked = _ranked(session, programme.id if programme else "")
    look("list", "review results", by=by)
    seen = [one for one in ranked if one.summary]
    return render(
        "console/review_results.html",
        by=by,
        ways=BY,
        seen=sorted(seen, key=lambda one: (-getattr(one.summary, by), one.application.id)),
        hidden=sum(one.hidden for one in ranked),
        places=programme.places if programme else None,
        name_of=lambda application: title_for(the_staff(), application),
    )


def _ranked(session: Session, programme: str) -> list[Ranked]:
    applications = applications_in(session, programme, statuses_everywhere("open", "decided", "after"))
    states = states_of(session, [one.id for one in applications])
    return [_one(one, states[one.id]) for one in applications if one.id in states]


def _one(application: Application, states: Sequence[State]) -> Ranked:
    me = the_staff()
    own = next((row.state for row in states if row.reviewer_id == me.id), "")
    done = [row for row in states if row.state == "done"]
    seen = sees_scores(me, own, application.status)
    totals = [row.total for row in done if row.total is not None] if seen else []
    given = sum(row.state not in ("abstained", "conflict") for row in states)
    advice = Counter(row.advice for row in done) if seen else Counter[str]()
    return Ranked(application, totals, summary_of(totals), len(done), given, bool(done) and not seen, advice)
