"""The list of applications, what came to it since, and the columns that somebody chose. Knows no single case."""

from datetime import datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.answer_filter import may_be_asked, picking
from console.cases.filters import asked_from
from console.cases.listing import listed
from console.cases.narrowed import AGES
from console.cases.tags import tags
from console.cases.views import shown_views
from console.desk import the_desk
from console.fields import shown_answer
from console.guard import the_staff
from console.looks import look
from console.page import render
from models.assigning import reviewers
from models.batches import unfinished_of
from models.listing import news
from models.near import nearly
from models.staff import Staff

MOST = 500  # characters of a choice of columns


@console.get("/applications")
def applications() -> ResponseReturnValue:
    asked, mine = asked_from(request.args), (the_staff().preferences or {}).get("columns", "")
    if mine and "columns" not in request.args:  # so that the address shows everybody the same
        return redirect(url_for("console.applications", **asked.query(columns=mine), page=request.args.get("page")))
    with the_desk().database.reading() as session:
        page = listed(session, asked)
        people = _people(session)
        views = shown_views(session, counting=False)
        unfinished = unfinished_of(session, the_staff().id)
        near = nearly(session, asked.chosen.words) if not page.total else []
        wanted = picking(session, asked, page.fields.get(request.args.get("field", "")))
    look("list", "applications", **asked.typed, page=page.page)
    return render(
        "console/applications.html",
        asked=asked,
        listed=page,
        programmes=the_desk().knowledge().records,
        people=people,
        ages=AGES,
        views=views,
        unfinished=unfinished,
        near=near,
        picking=wanted,
        tags=tags(asked, page.fields, people),
        may_be_asked=may_be_asked,
        shown_answer=shown_answer,
        shown_at=the_desk().now().isoformat(),
    )


def _people(session: Session) -> dict[str, str]:
    """Whose applications this reader may ask for, besides their own."""
    if the_staff().role != "admin":
        return {}
    return {str(one.id): one.shown_name or one.name for one in reviewers(session) if one.id != the_staff().id}


@console.get("/applications/changed")
def applications_changed() -> str:
    """A line to press where the list is no longer what is shown; rows never move by themselves."""
    asked, mark, shown_at = asked_from(request.args), request.args.get("mark", ""), request.args.get("shown_at", "")
    with the_desk().database.reading() as session:
        now, fresh = news(session, asked.chosen, _moment(shown_at))
    return render_template(
        "console/applications_changed.html", asked=asked, changed=now != mark, fresh=fresh, mark=mark, shown_at=shown_at
    )


def _moment(text: str) -> datetime:
    """When the list was shown; now where the address is no longer whole."""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        return the_desk().now()
    return moment if moment.tzinfo else the_desk().now()


@console.post("/applications/columns")
def choose_columns() -> ResponseReturnValue:
    """Which columns, and in which order: kept for this person, and put into the address."""
    form = request.form
    keys = [] if form.get("step") == "first" else list(dict.fromkeys(form.getlist("column")))
    wanted = ",".join(key for key in keys if key.replace("_", "").isalnum())[:MOST]
    with the_desk().database.writing() as session:
        me = session.get_one(Staff, the_staff().id)
        me.preferences = {**(me.preferences or {}), "columns": wanted}
    return redirect(url_for("console.applications", **asked_from(request.args).query(columns=wanted)))
