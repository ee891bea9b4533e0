"""Who may come in: an admin's page to add people, change what they may do, and shut or open the door to them.

Knows rows of staff; makes and checks passwords through `accounts`.
"""

from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.access import sessions
from console.access.accounts import NotAcceptable, create_staff, is_last_admin, limit, set_password
from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import t
from models.staff import GRANTS, ROLES, Staff


@console.get("/staff")
def staff() -> str:
    return _list()


@console.post("/staff")
def add_staff() -> ResponseReturnValue:
    form = request.form
    try:
        with the_desk().database.writing() as session:
            added = create_staff(
                session,
                *(form.get(name, "") for name in ("name", "role", "password")),
                shown_name=form.get("shown_name", ""),
                programmes=form.getlist("programmes"),
                grants=form.getlist("grants"),
            )
            rights = {"role": added.role, "programmes": added.programmes, "grants": added.grants}
            record(session, "add staff", f"staff {added.id}", **rights)
    except NotAcceptable as problem:
        chosen = {"programmes": form.getlist("programmes"), "grants": form.getlist("grants")}
        return _list({**form, **chosen, "field": problem.field, "problem": t(problem.key)}), 422
    flash(t("staff.added", name=added.name), "done")
    return redirect(url_for("console.staff"))


@console.post("/staff/<int:staff_id>")
def change_staff(staff_id: int) -> ResponseReturnValue:
    """One change at a time: `role` with what it is limited to, `active` (yes or no) or `password`."""
    try:
        with the_desk().database.writing() as session:
            person = session.get(Staff, staff_id, with_for_update=True) or abort(404)
            said = _change(session, person)
            rights = {"role": person.role, "programmes": person.programmes, "grants": person.grants}
            record(session, "change staff", f"staff {staff_id}", change=said, **rights)
    except NotAcceptable as problem:
        flash(t(problem.key), "harm")
        return redirect(url_for("console.staff"))
    flash(t(said, name=person.shown_name or person.name), "done")
    return redirect(url_for("console.staff"))


def _change(session: Session, person: Staff) -> str:
    form = request.form
    if form.get("password"):
        set_password(person, form["password"])
        sessions.end_all(session, person.id, real_now())
        return "staff.password_changed"
    if form.get("role") in ROLES:
        programmes = form.getlist("programmes")
        _keep_one_admin(session, person, stays=form["role"] == "admin" and not programmes)
        person.role = form["role"]
        limit(session, person, programmes, form.getlist("grants"))
        return "staff.role_changed"
    if form.get("active") in {"yes", "no"}:
        return _open_or_shut(session, person, opened=form["active"] == "yes")
    raise NotAcceptable("staff.nothing_changed", "")


def _open_or_shut(session: Session, person: Staff, *, opened: bool) -> str:
    if person.id == the_staff().id:
        raise NotAcceptable("staff.not_yourself", "active")
    _keep_one_admin(session, person, stays=opened)
    person.active = opened
    if not opened:
        sessions.end_all(session, person.id, real_now())
    return "staff.let_in" if opened else "staff.shut_out"


def _keep_one_admin(session: Session, person: Staff, *, stays: bool) -> None:
    if not stays and is_last_admin(session, person):
        raise NotAcceptable("staff.last_admin", "role")


def _list(typed: dict[str, Any] | None = None) -> str:
    with the_desk().database.reading() as session:
        rows = list(session.scalars(select(Staff).order_by(Staff.active.desc(), Staff.name)))
    records = the_desk().knowledge().records
    return render("console/staff.html", rows=rows, roles=ROLES, grants=GRANTS, records=records, typed=typed or {})
