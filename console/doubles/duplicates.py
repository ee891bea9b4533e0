"""Applications that look like one community: the pairs, the two side by side, and what staff make of them.

Knows pairs and pages; merging has a page of its own (`merging`), what two answers have in common is `comparing`'s.
"""

from math import ceil
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import the_desk
from console.doubles.comparing import both_cases, lines_of, locked, may_merge, scored
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.showing import t
from forms import frozen
from models.acting import By
from models.application import Application
from models.base import Json
from models.desk_talks import staff_names
from models.merging import take_apart
from models.pairs import APART, LIKELY, LINKED, MERGED, STATES, count_pairs, pair_of, pairs_in
from models.settling import reopen, settle
from models.stages import CannotMove

PER_PAGE = 30
LONGEST = 500


@console.get("/duplicates")
def duplicates() -> str:
    state = request.args.get("shelf", LIKELY)
    state, page = state if state in STATES else LIKELY, max(1, request.args.get("page", 1, type=int))
    with the_desk().database.reading() as session:
        counts, names = count_pairs(session), staff_names(session)
        pages = max(1, ceil(counts[state] / PER_PAGE))
        page = min(page, pages)
        pairs = list(session.scalars(pairs_in(state).limit(PER_PAGE).offset((page - 1) * PER_PAGE)))
    look("list", "duplicates", shelf=state, page=page)
    about = {"state": state, "states": STATES, "counts": counts, "pairs": pairs, "page": page, "pages_": pages}
    return render("console/duplicates.html", **about, names=names)


@console.get("/duplicates/find/<int:one>")
def find_other(one: int) -> ResponseReturnValue:
    """From a reference number to both side by side."""
    typed = request.args.get("with", "").strip().upper()
    with the_desk().database.reading() as session:
        application = session.get(Application, one) or abort(404)
        query = select(Application).filter_by(reference=typed, programme_id=application.programme_id)
        other = session.scalar(query) if typed else None
    if other is None or other.id == one:
        flash(t("duplicates.not_found", reference=typed), "harm")
        return redirect(url_for("console.application", application_id=one, _anchor="alike"))
    return redirect(url_for("console.side_by_side", one=one, other=other.id))


@console.get("/duplicates/<int:one>/<int:other>")
def side_by_side(one: int, other: int) -> str:
    return _page(one, other)


@console.post("/duplicates/<int:one>/<int:other>")
def settle_pair(one: int, other: int) -> ResponseReturnValue:
    """Two communities, or two related ones; both stay."""
    state, why = request.form.get("state", ""), request.form.get("why", "").strip()[:LONGEST]
    if state not in (APART, LINKED):
        abort(400)
    with the_desk().database.writing() as session:
        left, right = locked(session, one, other)
        late = _seen() != _stands(session, left, right)
        if not late:
            settle(session, left, right, state, By(the_staff().id, the_desk().now(), why))
            record(session, "settle", f"applications {one} and {other}", state=state)
    if late:
        return _page(one, other, why=why, late=True), 409
    flash(t(f"duplicates.done_{state}"), "done")
    return redirect(url_for("console.side_by_side", one=one, other=other))


@console.post("/duplicates/<int:one>/<int:other>/undo")
def undo_pair(one: int, other: int) -> ResponseReturnValue:
    """Whatever was settled is open again: merged answers and the other's stage go back, too."""
    by, stay = By(the_staff().id, the_desk().now(), request.form.get("why", "").strip()[:LONGEST]), list[str]()
    with the_desk().database.writing() as session:
        left, right = locked(session, one, other)
        pair = pair_of(session, left.id, right.id)
        if pair is None or pair.state == LIKELY:
            return redirect(url_for("console.side_by_side", one=one, other=other))
        try:
            if pair.state == MERGED:
                stay = take_apart(session, pair, freeze, by)
            else:
                reopen(session, pair, by)
        except CannotMove:
            abort(409)
        record(session, "settle", f"applications {one} and {other}", state="undone")
    flash(t("duplicates.undone_but", n=len(stay)) if stay else t("duplicates.undone"), "harm" if stay else "done")
    return redirect(url_for("console.side_by_side", one=one, other=other))


def freeze(application: Application, answers: Json) -> list[Json]:
    """The answers for people to read, in the words of the form that the application has."""
    return frozen(the_desk().knowledge().form(application.form_version), answers)


def _seen() -> str:
    return request.form.get("seen", "")


def _stands(session: Session, left: Application, right: Application) -> str:
    """What changes when either of them, or what was settled, does."""
    pair = pair_of(session, left.id, right.id)
    return f"{left.revision}-{right.revision}-{pair.state if pair else ''}"


def _page(one: int, other: int, **typed: Any) -> str:
    with the_desk().database.reading() as session:
        left, right = both_cases(session, one, other)
        pair, readers = pair_of(session, one, other), scored(session, left.application, right.application)
        seen = _stands(session, left.application, right.application)
        ways = [may_merge(left.application, right.application), may_merge(right.application, left.application)]
    for id_ in (one, other):
        look("read", f"application {id_}", beside=other if id_ == one else one)
    about = {"left": left, "right": right, "pair": pair, "readers": readers, "seen": seen, "ways": ways}
    return render(
        "console/side_by_side.html", **about, lines=lines_of(left, right), **{"why": "", "late": False} | typed
    )
