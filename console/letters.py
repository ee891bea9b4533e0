"""Letters that wait: read, changed, dropped, or sent together once a result may be known.

Knows the page and what was ticked; which letter still stands is for `models.post`.
"""

from collections import Counter
from collections.abc import Sequence

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from console.blueprints import console
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.showing import t
from models import post
from models.post import Letter

LONGEST = 2000
MOST = 500  # letters a page


@console.get("/letters")
def letters() -> str:
    status = request.args.get("status", "")
    with the_desk().database.reading() as session:
        counts = post.count_waiting(session)
        rows = list(session.scalars(post.waiting(status).limit(MOST)))
    look("list", "letters", status=status)
    return render("console/letters.html", rows=rows, counts=counts, status=status, total=sum(counts.values()))


@console.post("/letters/check")
def check_letters() -> ResponseReturnValue:
    """What would happen with just these: how many, where, what it costs, who is left out and why."""
    ids = _ticked()
    with the_desk().database.reading() as session:
        rows = list(session.scalars(post.waiting().where(Letter.id.in_(ids))))
    going = [one for one in rows if one.stands and one.reachable]
    if not rows:
        flash(t("letters.none_ticked"), "harm")
        return redirect(url_for("console.letters"))
    return render(
        "console/letters_check.html",
        going=going,
        by_channel=Counter(one.application.channel for one in going),
        unreachable=[one for one in rows if one.stands and not one.reachable],
        outdated=[one for one in rows if not one.stands],
    )


@console.post("/letters/send")
def send_letters() -> ResponseReturnValue:
    """Each in a transaction of its own: one that has changed meanwhile does not hold up the others."""
    sent = sum(_send_one(letter_id) for letter_id in _ticked())
    the_desk().ring()
    flash(t("letters.sent", n=sent), "done" if sent else "harm")
    return redirect(url_for("console.letters"))


def _send_one(letter_id: int) -> bool:
    with the_desk().database.writing() as session:
        query = select(Letter).where(Letter.id == letter_id).with_for_update()
        letter = session.scalar(query)
        if letter is None or not letter.stands or not letter.reachable:
            return False
        post.send(session, letter, staff_id=the_staff().id, at=the_desk().now())
        record(session, "write", f"application {letter.application_id}", letter=letter_id)
        return True


@console.get("/letters/<int:letter_id>")
def letter(letter_id: int) -> str:
    with the_desk().database.reading() as session:
        found = session.scalar(post.waiting().where(Letter.id == letter_id)) or abort(404)
    look("read", f"application {found.application_id}")
    return render("console/letter.html", letter=found)


@console.post("/letters/<int:letter_id>")
def change_letter(letter_id: int) -> ResponseReturnValue:
    """Keep other words, or drop the letter."""
    words = request.form.get("text", "").replace("\r\n", "\n").strip()[:LONGEST]
    dropped = request.form.get("step") == "drop"
    with the_desk().database.writing() as session:
        query = select(Letter).where(Letter.id == letter_id, Letter.state == post.WAITING).with_for_update()
        found = session.scalar(query) or abort(404)
        if dropped:
            post.drop([found], staff_id=the_staff().id, at=the_desk().now())
        elif words:
            found.text = words
        record(session, "letter", f"application {found.application_id}", dropped=dropped)
    flash(
        t("letters.dropped" if dropped else "letters.kept" if words else "writing.empty"), "done" if words else "harm"
    )
    return redirect(url_for("console.letters"))


def _ticked() -> Sequence[int]:
    return [int(one) for one in request.form.getlist("letter") if one.isdecimal()][:MOST]
