"""The list of what one has to score: what is due, least read first, what is paused, what is done or put aside.

Knows one's own reviews; knows no answer. Here one also says how one wishes to read, and where one is from.
"""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from console.blueprints import console
from console.cases.standing import ours_everywhere, paused_everywhere
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look
from console.page import render
from console.scoring.nameless import hides_names, title_for
from console.showing import t
from models.desk import provinces_in_use
from models.review import OPEN, PUT_ASIDE
from models.reviews import tasks_of
from models.rubric import RubricVersion
from models.staff import Staff


@console.get("/reviews")
def reviews() -> str:
    me = the_staff()
    with the_desk().database.reading() as session:
        tasks, provinces = tasks_of(session, me.id, ours_everywhere(), paused_everywhere()), provinces_in_use(session)
        has_rubric = session.scalar(select(RubricVersion.id).limit(1)) is not None
    look("list", "reviews")
    home = str((me.preferences or {}).get("province", ""))
    return render(
        "console/reviews.html",
        due=[task for task in tasks if task.is_due],
        paused=[task for task in tasks if task.review.state in OPEN and task.counts and not task.is_due],
        done=sorted(
            (task for task in tasks if task.review.state == "done"), key=lambda task: -(task.review.total or 0)
        ),
        aside=[task for task in tasks if task.review.state in PUT_ASIDE],
        counted=[task for task in tasks if task.counts],
        name_of=lambda application: title_for(me, application),
        has_rubric=has_rubric,
        nameless=hides_names(me),
        home=home,
        provinces=sorted({*provinces, home} - {""}),
    )


@console.post("/reviews/wishes")
def wish() -> ResponseReturnValue:
    """Names hidden or not, and one's own province: whichever the form holds."""
    form = request.form
    with the_desk().database.writing() as session:
        me = session.get_one(Staff, the_staff().id)
        wishes = dict(me.preferences or {})
        if form.get("names") in ("hide", "show"):
            wishes["hide_names"] = form["names"] == "hide"
        if "province" in form:
            wishes["province"] = form["province"].strip()[:60]
        me.preferences = wishes
    flash(t("reviews.wish_kept"), "done")
    back = request.form.get("back", type=int)
    return redirect(url_for("console.review", application_id=back) if back else url_for("console.reviews"))
