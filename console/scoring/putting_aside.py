"""Not scoring one application: a conflict of interest, or abstaining, with a reason; and taking that back.

Knows one's own review; knows no score.
"""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.cases.standing import ours_everywhere, paused_everywhere
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.scoring.nameless import title_for
from console.scoring.reviewing import begun, reading_of
from console.showing import t
from models.assigning import told
from models.review import OPEN, PUT_ASIDE

LONGEST = 1000
TIES = ("province", "relative", "other")


@console.post("/reviews/<int:application_id>/aside")
def put_aside(application_id: int) -> ResponseReturnValue:
    """A conflict names what it is; abstaining says why. What was written stays with the review."""
    kind, tie = request.form.get("kind", ""), request.form.get("tie", "")
    words = request.form.get("aside", "").strip()[:LONGEST]
    here = url_for("console.review", application_id=application_id, _anchor="aside")
    if kind not in PUT_ASIDE or not (words or (kind == "conflict" and tie in TIES[:2])):
        flash(t("reviews.aside_say_why"), "harm")
        return redirect(here)
    now, me = the_desk().now(), the_staff()
    with the_desk().database.writing() as session:
        reading = reading_of(session, application_id, me.id, locked=True)
        allowed = reading.state in ("", *OPEN) and reading.application.status in (
            *ours_everywhere(),
            *paused_everywhere(),
        )
        if allowed:
            mine = begun(session, reading, me.id, now)
            told_tie = t(f"reviews.tie_{tie}") if kind == "conflict" and tie in TIES else ""
            mine.state, mine.changed_at = kind, now
            mine.aside = " · ".join(filter(None, (told_tie, words)))
            told(session, application_id, kind, me.id, now)
            record(session, kind, f"application {application_id}")
    flash(t("reviews.aside_done" if allowed else "reviews.aside_not", name=title_for(me, reading.application)), "done")
    return redirect(url_for("console.reviews") if allowed else here)


@console.post("/reviews/<int:application_id>/resume")
def resume_review(application_id: int) -> ResponseReturnValue:
    """Abstaining can be taken back by oneself; a conflict of interest too, and both stay in the history."""
    now, me = the_desk().now(), the_staff()
    with the_desk().database.writing() as session:
        reading = reading_of(session, application_id, me.id, locked=True)
        mine = reading.review
        if mine and mine.state in PUT_ASIDE:
            mine.state, mine.changed_at = OPEN[1] if mine.scores or mine.why else OPEN[0], now
            told(session, application_id, "resumed", me.id, now)
            record(session, "resume", f"application {application_id}")
    return redirect(url_for("console.review", application_id=application_id))
