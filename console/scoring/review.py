"""The scoring page of one application: its answers beside the rubric, drafts kept while one writes, save and next.

Knows what is shown and what was typed; how it is kept is `review_form`'s business.
"""

from dataclasses import replace
from uuid import uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.case import case_of
from console.cases.standing import ours_everywhere, paused_everywhere
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.scoring.judgements import judgements_of
from console.scoring.nameless import answers_for, hides_names, title_for
from console.scoring.review_form import Typed, finish, keep_draft, typed_before, typed_from, written_elsewhere
from console.scoring.reviewing import Reading, begun, reading_of
from console.showing import t
from models.assigning import told
from models.reviews import next_after, tasks_of
from models.scoring import missing
from models.ties import ties


@console.get("/reviews/<int:application_id>")
def review(application_id: int) -> str:
    with the_desk().database.reading() as session:
        reading = reading_of(session, application_id, the_staff().id)
        page = _page(session, reading, typed_before(reading.review, str(uuid4())))
    look("read", f"application {application_id}", to="score")
    return page


@console.post("/reviews/<int:application_id>/draft")
def keep_review(application_id: int) -> ResponseReturnValue:
    """What is in the fields so far; asked for by the page itself while somebody writes."""
    now = the_desk().now()
    with the_desk().database.writing() as session:
        reading = reading_of(session, application_id, the_staff().id, locked=True)
        typed = typed_from(request.form, reading.version.rubric)
        elsewhere = bool(reading.review and written_elsewhere(reading.review, typed))
        if reading.obstacle in ("", "correction") and not elsewhere:
            mine = begun(session, reading, the_staff().id, now)
            keep_draft(mine, typed, now)
            session.flush()
            typed = replace(typed, revision=mine.revision)
    return render_template("console/review_kept.html", typed=typed, at=now, elsewhere=elsewhere, reading=reading)


@console.post("/reviews/<int:application_id>")
def finish_review(application_id: int) -> ResponseReturnValue:
    now = the_desk().now()
    with the_desk().database.writing() as session:
        reading = reading_of(session, application_id, the_staff().id, locked=True)
        rubric = reading.version.rubric
        typed = typed_from(request.form, rubric)
        elsewhere = bool(reading.review and written_elsewhere(reading.review, typed))
        lacking = missing(rubric, typed.scores, typed.reasons, typed.why, typed.advice)
        stopped = elsewhere or bool(lacking) or bool(reading.obstacle)
        if not elsewhere and reading.obstacle in ("", "correction"):
            mine = begun(session, reading, the_staff().id, now)
            _keep(session, reading, typed, as_draft=stopped)
            session.flush()
            typed = replace(typed, revision=mine.revision)
    if stopped:
        return _again(application_id, typed, lacking, elsewhere=elsewhere)
    flash(t("reviews.done", name=title_for(the_staff(), reading.application)), "done")
    return _onward(application_id)


def _keep(session: Session, reading: Reading, typed: Typed, *, as_draft: bool) -> None:
    mine, now = reading.review, the_desk().now()
    if mine is None:
        return
    if as_draft:
        keep_draft(mine, typed, now)
        return
    told(session, reading.application.id, "rescored" if mine.state == "done" else "scored", the_staff().id, now)
    finish(mine, reading.version.rubric, typed, now)
    record(session, "score", f"application {reading.application.id}")


def _onward(application_id: int) -> ResponseReturnValue:
    """To the next one, least read first; to the list of one's own when nothing is left."""
    if request.form.get("step") != "next":
        return redirect(url_for("console.review", application_id=application_id))
    with the_desk().database.reading() as session:
        due = [task for task in tasks_of(session, the_staff().id, ours_everywhere()) if task.is_due]
    if not due:
        return redirect(url_for("console.reviews"))
    return redirect(url_for("console.review", application_id=due[0].application.id))


def _again(application_id: int, typed: Typed, lacking: list[str], *, elsewhere: bool) -> ResponseReturnValue:
    with the_desk().database.reading() as session:
        reading = reading_of(session, application_id, the_staff().id)
        if elsewhere and reading.review:
            typed = replace(typed, revision=reading.review.revision)
        page = _page(session, reading, typed, lacking=lacking, elsewhere=elsewhere)
    return page, 422 if lacking and not elsewhere and not reading.obstacle else 409


def _page(
    session: Session, reading: Reading, typed: Typed, *, lacking: list[str] | None = None, elsewhere: bool = False
) -> str:
    me = the_staff()
    case = case_of(session, reading.application.id) or abort(404)
    tasks = tasks_of(session, me.id, ours_everywhere(), paused_everywhere())
    return render(
        "console/review.html",
        case=case,
        reading=reading,
        rubric=reading.version.rubric,
        typed=typed,
        lacking=lacking or [],
        elsewhere=elsewhere,
        answers=answers_for(me, case),
        title=title_for(me, reading.application),
        nameless=hides_names(me),
        judgements=judgements_of(session, reading.application),
        ties=ties(me, reading.application),
        tasks=[task for task in tasks if task.counts],
        following=next_after(tasks, reading.application.id),
    )
