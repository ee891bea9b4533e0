"""Saved views of the list: those that everybody has, one's own, and those that colleagues share, with live counts.

Knows addresses of the list by name; what they mean is `filters`' business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.filters import Asked, asked_from
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.showing import t
from models.listing import counted
from models.views import LONGEST, MOST, View, view_named, views_for

EVERYBODYS: Mapping[str, Mapping[str, str]] = {
    "mine": {"reviewer": "me", "status": "ours"},
    "unread": {"unread": "yes"},
    "nobodys": {"reviewer": "none", "status": "ours"},
    "old": {"status": "ours", "age": "7"},
    "double": {"double": "yes"},
}


@dataclass(frozen=True)
class Shown:
    """One view for this reader. id: 0 for those that everybody has. count: None while it is not asked for."""

    name: str
    asked: Asked
    id: int = 0
    mine: bool = False
    shared: bool = False
    count: int | None = None

    def is_open(self, asked: Asked) -> bool:
        """Whether this is the list that is open; which columns it shows does not matter."""
        return self.asked.without("columns") == asked.without("columns")


def shown_views(session: Session, *, counting: bool) -> list[Shown]:
    """Everybody's, then one's own, then what others share. With counts: one query more, however many."""
    me = the_staff()
    found = [Shown(t(f"views.{name}"), asked_from(query)) for name, query in EVERYBODYS.items()]
    found += [
        Shown(view.name, asked_from(view.query), view.id, view.staff_id == me.id, view.shared)
        for view in views_for(session, me.id)
    ]
    if not counting:
        return found
    counts = counted(session, [one.asked.chosen for one in found])
    return [replace(one, count=count) for one, count in zip(found, counts, strict=True)]


@console.get("/applications/views")
def views() -> str:
    """The row of views with how many each holds now."""
    with the_desk().database.reading() as session:
        found = shown_views(session, counting=True)
    return render_template("console/list_views.html", views=found, asked=asked_from(request.args))


@console.post("/applications/views")
def keep_view() -> ResponseReturnValue:
    """Keep the list that is open under a name; the same name again is the same view anew."""
    asked, me = asked_from(request.args), the_staff()
    name = " ".join(request.form.get("name", "").split())[:LONGEST]
    with the_desk().database.writing() as session:
        own = [one for one in views_for(session, me.id) if one.staff_id == me.id]
        there = view_named(session, me.id, name)
        full = there is None and len(own) >= MOST
        if name and not full:
            view = there or View(staff_id=me.id, name=name, made_at=real_now())
            view.query, view.shared = asked.query(), "shared" in request.form
            session.add(view)
    words = "views.say_name" if not name else "views.too_many" if full else "views.kept"
    flash(t(words), "done" if words == "views.kept" else "harm")
    return redirect(url_for("console.applications", **asked.query()))


@console.post("/applications/views/<int:view_id>")
def change_view(view_id: int) -> ResponseReturnValue:
    """Share one's own view, keep it to oneself again, or drop it."""
    step = request.form.get("step", "")
    with the_desk().database.writing() as session:
        view = session.get(View, view_id)
        if view is None or view.staff_id != the_staff().id:
            abort(404)
        if step == "drop":
            session.delete(view)
        else:
            view.shared = step == "share"
    flash(t("views.dropped" if step == "drop" else "views.kept"), "done")
    return redirect(url_for("console.applications", **asked_from(request.args).query()))
