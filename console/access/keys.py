"""Keys for other programs: an administrator makes one, sees it once, and takes it back.

Knows what a key may be made for; what it opens is `console.api`'s business.
"""

from datetime import datetime, time, timedelta
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from console.ages import day_from
from console.api.routes import scopes
from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import t
from models.api_tokens import ApiToken, all_tokens, make_token
from models.desk_talks import staff_names
from models.thai_time import BANGKOK

RATES = (30, 120, 600)  # calls a minute


@console.get("/keys")
def keys() -> str:
    return _page()


@console.post("/keys")
def make_key() -> ResponseReturnValue:
    """The only moment at which the key is shown."""
    form = request.form
    name, chosen = form.get("name", "").strip()[:80], [one for one in scopes() if one in form.getlist("scope")]
    until, problem = _until(form.get("until", "").strip())
    problem = "" if name and chosen and not problem else problem or ("name" if not name else "scope")
    if problem:
        return _page(problem=problem), 422
    known = the_desk().knowledge().records
    programmes = [one for one in form.getlist("programme") if one in known]
    rate = form.get("rate", 120, type=int)
    about: dict[str, Any] = {"scopes": chosen, "programmes": programmes, "rate": rate if rate in RATES else 120}
    with the_desk().database.writing() as session:
        token, clear = make_token(
            session,
            name,
            **about,
            expires_at=until,
            made_by=the_staff().id,
            now=real_now(),
        )
        record(session, "make key", f"key {token.id}", **about)
    return _page(clear=clear, made=token)


@console.post("/keys/<int:key_id>/revoke")
def revoke_key(key_id: int) -> ResponseReturnValue:
    """It opens nothing from the next call on; its line stays."""
    with the_desk().database.writing() as session:
        token = session.get(ApiToken, key_id, with_for_update=True) or abort(404)
        if token.revoked_at is None:
            token.revoked_at, token.revoked_by = real_now(), the_staff().id
            record(session, "revoke key", f"key {key_id}")
    flash(t("keys.revoked", name=token.name), "done")
    return redirect(url_for("console.keys"))


def _until(typed: str) -> tuple[datetime | None, str]:
    """The end of that day in Bangkok; none where nothing was typed."""
    if not typed:
        return None, ""
    day = day_from(typed)
    if day is None:
        return None, "until"
    end = datetime.combine(day, time(), BANGKOK) + timedelta(days=1)
    return end, "" if end > real_now() else "until_past"


def _page(clear: str = "", made: ApiToken | None = None, problem: str = "") -> str:
    with the_desk().database.reading() as session:
        rows, names = all_tokens(session), staff_names(session)
    about = {"rows": rows, "names": names, "now": real_now(), "rates": RATES, "scopes": scopes()}
    records = the_desk().knowledge().records
    return render("console/keys.html", clear=clear, made=made, problem=problem, records=records, **about)
