"""Coming in and going out. Knows the throttle; says the same to an unknown name as to a wrong password."""

from datetime import timedelta
from math import ceil

from flask import current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from console.access import sessions, throttle
from console.access.accounts import staff_named
from console.access.passwords import hashed, is_dated, matches
from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import is_ours, the_staff
from console.showing import t
from models.staff import LoginAttempt, Staff


@console.get("/login")
def login() -> ResponseReturnValue:
    return redirect(_onward()) if g.staff else _form()


@console.post("/login")
def enter() -> ResponseReturnValue:
    name, password = request.form.get("name", ""), request.form.get("password", "")
    attempt = _try(name)
    if isinstance(attempt, timedelta):
        return _form(name, t("login.wait", n=ceil(attempt.total_seconds() / 60))), 429
    with the_desk().database.reading() as rows:
        staff = staff_named(rows, name)
    active = staff if staff and staff.active else None
    if not matches(active.password_hash if active else None, password) or active is None:
        return _form(name, t("login.wrong")), 401
    _welcome(active, attempt, password)
    return redirect(_onward())


@console.post("/logout")
def log_out() -> ResponseReturnValue:
    with the_desk().database.writing() as rows:
        sessions.end(rows, session.get("token", ""), real_now())
    return _goodbye()


@console.post("/logout-everywhere")
def log_out_everywhere() -> ResponseReturnValue:
    with the_desk().database.writing() as rows:
        sessions.end_all(rows, the_staff().id, real_now())
    return _goodbye()


def _onward() -> str:
    asked = request.values.get("next", "")
    return asked if is_ours(asked) else url_for("console.overview")


def _form(name: str = "", error: str = "") -> str:
    return render_template("console/login.html", name=name, error=error, next=request.values.get("next", ""))


def _try(name: str) -> LoginAttempt | timedelta:
    secret = current_app.secret_key or ""
    keys = (throttle.keyed(secret, name.strip()), throttle.keyed(secret, request.remote_addr or ""))
    with the_desk().database.writing() as rows:
        return throttle.try_once(rows, *keys, real_now())


def _welcome(staff: Staff, attempt: LoginAttempt, password: str) -> None:
    """A fresh session, so that a cookie planted before the log-in is worth nothing after it."""
    with the_desk().database.writing() as rows:
        throttle.succeeded(rows, attempt)
        staff = rows.get_one(Staff, staff.id)
        if is_dated(staff.password_hash):
            staff.password_hash = hashed(password)
        token = sessions.open_session(rows, staff, real_now())
    session.clear()
    session["token"] = token


def _goodbye() -> ResponseReturnValue:
    language = the_staff().language
    session.clear()
    session["language"] = language
    return redirect(url_for("console.login"))
