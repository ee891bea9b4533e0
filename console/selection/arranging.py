"""Trying an order out on an open board: moving one by hand, settling equals, setting the lines. Nothing of it is final.

Knows what was pressed and typed; what an order becomes is for `models.deciding`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.selection.board import MOST, about, barred_from, sitting
from console.showing import t
from models.board import WAYS
from models.deciding import Hand, by_scores_again, explain, lay, settle
from models.sitting import Sitting

LONGEST = 500  # characters of one reason


class TooLate(ValueError):
    """A colleague has changed the board since this page was made."""


@contextmanager
def _trying(board_id: int, what: str) -> Iterator[tuple[Session, Sitting, Hand]]:
    """An open board under lock, with the reasons typed on the page kept first. Raises TooLate."""
    with the_desk().database.writing() as session:
        before = sitting(session, board_id, locked=True)
        if before.board.revision != request.form.get("revision", 0, type=int):
            raise TooLate
        hand = Hand(the_staff(), the_desk().now())
        explain(before.board, _reasons(), hand)
        yield session, before, hand
        record(session, "board", f"board {board_id}", step=what)


def _reasons() -> dict[int, str]:
    typed = ((name.removeprefix("why-"), said) for name, said in request.form.items() if name.startswith("why-"))
    return {int(id_): said.strip()[:LONGEST] for id_, said in typed if id_.isdecimal()}


@console.post("/board/<int:board_id>/lay")
def lay_one(board_id: int) -> ResponseReturnValue:
    """`to` is "<application>-<place>"; without it only the reasons are kept."""
    id_, _, place = request.form.get("to", "").partition("-")
    try:
        with _trying(board_id, "lay") as (_session, before, hand):
            if id_ and (not (id_.isdecimal() and place.isdecimal()) or int(id_) not in before.scores):
                abort(400)
            if id_ and int(id_) in barred_from(before):
                abort(403)
            if id_:
                lay(before, int(id_), int(place), hand)
    except TooLate:
        flash(t("board.late"), "harm")
    return _shown(board_id)


@console.post("/board/<int:board_id>/tie")
def settle_tie(board_id: int) -> ResponseReturnValue:
    """Equals in the order of the places chosen for them, and why."""
    places = {int(key[6:]): request.form.get(key, 0, type=int) for key in request.form if key.startswith("place-")}
    order, why = sorted(places, key=lambda id_: places[id_]), request.form.get("why", "").strip()[:LONGEST]
    try:
        with _trying(board_id, "tie") as (_session, before, hand):
            if set(order) & barred_from(before):
                abort(403)
            settle(before, order if len(set(places.values())) == len(places) else [], why, hand)
    except TooLate:
        flash(t("board.late"), "harm")
    except ValueError:
        flash(t("board.tie_wrong"), "harm")
    else:
        flash(t("board.tie_settled"), "done")
    return redirect(url_for("console.board", programme=request.form.get("programme", ""), _anchor="ties"))


@console.post("/board/<int:board_id>/change")
def change_board(board_id: int) -> ResponseReturnValue:
    """Mean or median, how many places and reserves; or back to what the scores say."""
    try:
        with _trying(board_id, "change") as (_session, before, _hand):
            found, form = before.board, request.form
            if form.get("step") == "again":
                by_scores_again(found)
            else:
                found.by = form["by"] if form.get("by") in WAYS else found.by
                found.places = min(MOST, max(0, form.get("places", found.places, type=int)))
                found.reserves = min(MOST, max(0, form.get("reserves", found.reserves, type=int)))
    except TooLate:
        flash(t("board.late"), "harm")
    return redirect(url_for("console.board", programme=request.form.get("programme", "")))


def _shown(board_id: int) -> ResponseReturnValue:
    """What changes with the order where a script asks for it, else the whole page."""
    if not request.headers.get("HX-Request"):
        programme = request.form.get("programme", "")
        return redirect(url_for("console.board", programme=programme, _anchor="order"))
    with the_desk().database.reading() as session:
        return render_template("console/board_live.html", **about(session, sitting(session, board_id)))
