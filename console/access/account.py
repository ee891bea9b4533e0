"""One's own account: password, language, light or dark, where one is logged in. Knows the reader's own rows only."""

from flask import flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from console.access import sessions
from console.access.accounts import NotAcceptable, set_password
from console.access.passwords import matches
from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import is_ours, the_staff
from console.page import render
from console.showing import t
from console.wording import LANGUAGES
from models.staff import Staff

THEMES = ("auto", "light", "dark")
CHOICES = {"theme": THEMES, "keys": ("on", "off")}


@console.get("/account")
def account() -> str:
    return _page()


@console.post("/account/password")
def change_password() -> ResponseReturnValue:
    """The others of one's log-ins end; this one goes on."""
    old, new, again = (request.form.get(name, "") for name in ("old", "new", "again"))
    if not matches(the_staff().password_hash, old):
        return _page("old", t("account.old_is_wrong")), 422
    if new != again:
        return _page("again", t("account.not_the_same")), 422
    try:
        with the_desk().database.writing() as rows:
            set_password(rows.get_one(Staff, the_staff().id), new)
            sessions.end_all(rows, the_staff().id, real_now(), but=session["token"])
    except NotAcceptable as problem:
        return _page("new", t(problem.key)), 422
    flash(t("account.password_changed"), "done")
    return redirect(url_for("console.account"))


@console.post("/account/preferences")
def change_preferences() -> ResponseReturnValue:
    """Language, theme, shown name: whichever the form holds."""
    form = request.form
    with the_desk().database.writing() as rows:
        me = rows.get_one(Staff, the_staff().id)
        if form.get("language") in LANGUAGES:
            me.language = g.language = form["language"]
        chosen = {name: form[name] for name, known in CHOICES.items() if form.get(name) in known}
        me.preferences = {**(me.preferences or {}), **chosen}
        if "shown_name" in form:
            me.shown_name = " ".join(form["shown_name"].split())[:120]
    back = form.get("back", "")
    if is_ours(back):
        return redirect(back)
    flash(t("account.kept"), "done")
    return redirect(url_for("console.account"))


def _page(field: str = "", problem: str = "") -> str:
    with the_desk().database.reading() as rows:
        live = sessions.live_of(rows, the_staff().id, real_now())
    return render("console/account.html", live=live, themes=THEMES, field=field, problem=problem)
