"""Giving applications out: the preview of what would change, by hand or spread evenly, and the change itself.

Knows what was ticked; the preview freezes the pairs, so that what is confirmed is what was shown.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.standing import ours_everywhere
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.scoring.assignments import Person, people_of, programme_asked
from console.showing import t
from models.assigning import applications_in, give, needs, open_of, take_back
from models.rubric import newest_rubric
from models.spread import Spread, spread

MOST_EACH = 20


@dataclass(frozen=True)
class Ticked:
    """What the page sent. leaving: who stops scoring, 0 for nobody."""

    programme: str
    people: list[int] = field(default_factory=list)
    applications: list[int] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    each: int = 0
    leaving: int = 0


@console.post("/reviews/assign/preview")
def preview_assignment() -> ResponseReturnValue:
    ticked = _ticked()
    with the_desk().database.reading() as session:
        people = people_of(session, ticked.programme)
        found = _planned(session, ticked, people)
        known = {one.id: one for one in applications_in(session, ticked.programme, ours_everywhere())}
    leaver = next((one for one in people if one.staff.id == ticked.leaving), None)
    if not found.pairs and not leaver:
        flash(t("assign.choose_first" if not found.loads else "assign.no_change"), "harm")
        return redirect(url_for("console.assignments", programme=ticked.programme))
    given: dict[int, list[int]] = defaultdict(list)
    for application, reviewer in found.pairs:
        given[application].append(reviewer)
    names = {one.staff.id: one.name for one in people}
    return render(
        "console/assignment_preview.html",
        ticked=ticked, found=found, given=given, known=known, people=people, leaver=leaver, names=names,
    )  # fmt: skip


@console.post("/reviews/assign")
def assign() -> ResponseReturnValue:
    """Exactly the pairs that were shown; what has changed meanwhile is left out and said."""
    pairs = [tuple(map(int, pair.split(":"))) for pair in request.form.getlist("pair") if _is_pair(pair)]
    programme, now, me = programme_asked(request.form), the_desk().now(), the_staff().id
    leaving = request.form.get("leaving", 0, type=int)
    with the_desk().database.writing() as session:
        taken = take_back(session, leaving, programme, by=me, at=now) if leaving else 0
        allowed = {one.id for one in applications_in(session, programme, ours_everywhere())}
        wanted = [(application, reviewer) for application, reviewer in pairs if application in allowed]
        count = give(session, wanted, by=me, at=now)
        record(session, "assign", "applications", given=count, taken_back=taken)
    left = len(pairs) - count
    flash(t("assign.done_less", n=count, left=left) if left else t("assign.done", n=count), "done")
    return redirect(url_for("console.assignments", programme=programme))


def _is_pair(pair: str) -> bool:
    parts = pair.split(":")
    return len(parts) == 2 and all(part.isdecimal() and len(part) < 15 for part in parts)


def _ticked() -> Ticked:
    form = request.form
    leaving = form.get("leaving", 0, type=int)
    by_hand = form.get("way") == "hand"
    stages = [stage for stage in form.getlist("stage") if stage in ours_everywhere()]
    return Ticked(
        programme=programme_asked(form),
        people=form.getlist("person", type=int),
        applications=form.getlist("application", type=int) if by_hand else [],
        stages=list(ours_everywhere()) if leaving or by_hand else stages,
        each=min(MOST_EACH, max(0, form.get("each", 0, type=int))),
        leaving=leaving,
    )


def _planned(session: Session, ticked: Ticked, people: list[Person]) -> Spread:
    """Who would get what: by hand, everybody ticked each that is ticked; where somebody stops, one for each of theirs;
    else readers for every application until it has enough."""
    takers = [one for one in people if one.staff.id in ticked.people and one.staff.id != ticked.leaving]
    version = newest_rubric(session, ticked.programme) or abort(404)
    chosen = applications_in(session, ticked.programme, ticked.stages)
    only = open_of(session, ticked.leaving) if ticked.leaving else ticked.applications
    if ticked.leaving or ticked.applications:
        chosen = [one for one in chosen if one.id in only]
    staff, each = [one.staff for one in takers], ticked.each or version.rubric.reviewers
    wanted = needs(session, chosen, staff, each)
    if ticked.leaving or ticked.applications:
        wanted = [replace(one, wanted=1 if ticked.leaving else len(takers)) for one in wanted]
    return spread(wanted, {one.staff.id: one.given for one in takers})
