"""One letter: its words as the applicant will see them, changed, dropped, tried on oneself, or told by phone instead.

Knows the page and what was pressed; which letter still stands is for `models.post`.
"""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.showing import t
from console.telling.outbox import sifted_from
from console.telling.reaching import obstacle, offers_in
from forms.phones import spoken
from models import post
from models.own_chats import chats_of
from models.post import Letter
from models.speaking import say

LONGEST = 2000


@console.get("/letters/<int:letter_id>")
def letter(letter_id: int) -> str:
    with the_desk().database.reading() as session:
        found = session.scalar(post.waiting().where(Letter.id == letter_id)) or abort(404)
        offer = offers_in(session, [found]).get(found.application_id)
        mine = chats_of(session, the_staff().id)
    look("read", f"application {found.application_id}")
    shown = {"letter": found, "offer": offer, "said": post.as_reply(found, offer), "mine": mine, "spoken": spoken}
    return render("console/letter.html", **shown, why=obstacle(found.application.conversation))


@console.post("/letters/<int:letter_id>")
def change_letter(letter_id: int) -> ResponseReturnValue:
    """Keep other words, try them on oneself, or drop the letter."""
    words = request.form.get("text", "").replace("\r\n", "\n").strip()[:LONGEST]
    step = request.form.get("step", "keep")
    with the_desk().database.writing() as session:
        found = _held(session, letter_id, post.WAITING)
        if step == "drop":
            post.drop([found], staff_id=the_staff().id, at=the_desk().now())
        elif words:
            found.text = words
        tried = _try_on_oneself(session, found) if step == "try" and words else ""
        record(session, "letter", f"application {found.application_id}", dropped=step == "drop")
    if step == "try" and words:
        the_desk().ring()
        flash(t("letters.tried", channel=tried) if tried else t("letters.no_own_chat"), "done" if tried else "harm")
        return redirect(url_for("console.letter", letter_id=letter_id))
    said = "letters.dropped" if step == "drop" else "letters.kept" if words else "writing.empty"
    flash(t(said), "done" if words or step == "drop" else "harm")
    return redirect(url_for("console.letters"))


def _try_on_oneself(session: Session, found: Letter) -> str:
    """Send it to the reader's own chats, marked as a trial; the channels' names, "" where none is linked."""
    offer = offers_in(session, [found]).get(found.application_id)
    reply = post.as_reply(found, offer)
    marked = reply.model_copy(update={"text": t("letters.trial") + "\n\n" + reply.text})
    talks = [one.conversation for one in chats_of(session, the_staff().id) if one.conversation]
    for talk in talks:
        say(session, talk, [marked], at=the_desk().now(), staff_id=the_staff().id, why={"trial": found.id})
    return ", ".join(dict.fromkeys(the_desk().channel(talk.channel) for talk in talks))


@console.post("/letters/<int:letter_id>/phoned")
def phoned(letter_id: int) -> ResponseReturnValue:
    """Somebody has called and told the result."""
    with the_desk().database.writing() as session:
        found = _held(session, letter_id, post.WAITING, post.SENT)
        try:
            post.told_by_phone(session, found, staff_id=the_staff().id, at=the_desk().now())
        except ValueError:
            abort(409)
        record(session, "phoned", f"application {found.application_id}", letter=letter_id)
    flash(t("letters.phoned_done", name=found.application.community or found.application.reference), "done")
    return redirect(url_for("console.letters", **sifted_from(request.args).query()))


def _held(session: Session, letter_id: int, *states: str) -> Letter:
    query = select(Letter).where(Letter.id == letter_id, Letter.state.in_(states)).with_for_update()
    return session.scalar(query) or abort(404)
