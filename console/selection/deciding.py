"""From the tried order to the decision: what would happen, to just these, and then in one go.

Knows what was before the decider's eyes; every move goes through `models.deciding`. Nobody is told here.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.ages import day_from
from console.blueprints import console
from console.cases.steps import notice_for
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.selection.board import sitting
from console.showing import t
from console.telling.reaching import obstacle
from models.deciding import Hand, changed_since, decide
from models.moving import Obstacle, facts_of, obstacles
from models.sitting import Sitting
from models.stages import CannotMove
from models.thai_time import as_day

DAYS_TO_ANSWER = 7
LONGEST = 2000


@dataclass(frozen=True)
class Typed:
    """What the decider filled in. reply_by: as it was typed."""

    reply_by: str
    note: str

    @property
    def day(self) -> date | None:
        found, today = day_from(self.reply_by), as_day(the_desk().now())
        return found if found and found >= today else None


def usual_day() -> date:
    return as_day(the_desk().now()) + timedelta(days=DAYS_TO_ANSWER)


@console.get("/board/<int:board_id>/check")
def check_board(board_id: int) -> ResponseReturnValue:
    return _page(board_id, Typed(usual_day().isoformat(), ""))


@console.post("/board/<int:board_id>/decide")
def decide_board(board_id: int) -> ResponseReturnValue:
    """All or nothing: where anything is not as it was shown, nothing has happened."""
    typed = Typed(request.form.get("reply_by", ""), request.form.get("note", "").strip()[:LONGEST])
    if typed.day is None:
        return _page(board_id, typed, wrong="board.day_wrong"), 422
    try:
        with the_desk().database.writing() as session:
            before = sitting(session, board_id, locked=True)
            _carry_out(session, before, typed, typed.day)
            record(session, "board", f"board {board_id}", step="decide")
    except (ValueError, CannotMove):
        return _page(board_id, typed, wrong="board.decide_late"), 409
    flash(t("board.decided", n=len(before.seats)), "done")
    return redirect(url_for("console.board", programme=before.board.programme_id))


def _carry_out(session: Session, before: Sitting, typed: Typed, day: date) -> None:
    """Raises ValueError where anything is not as it was shown, and what `decide` raises."""
    if changed_since(before, request.form.get("revision", 0, type=int), _seen()):
        raise ValueError("not as it was shown")
    words = {seat.application.id: notice_for(seat.application, seat.outcome) for seat in before.seats}
    hand = Hand(the_staff(), the_desk().now())
    decide(session, before, words, day, hand, why=t("board.by_board"), note=typed.note)


def _seen() -> dict[int, int]:
    """id → revision, as the page showed them: the frozen set."""
    pairs = (one.partition(":") for one in request.form.getlist("seen"))
    return {int(id_): int(revision) for id_, _, revision in pairs if id_.isdecimal() and revision.isdecimal()}


def _page(board_id: int, typed: Typed, *, wrong: str = "") -> str:
    with the_desk().database.reading() as session:
        before = sitting(session, board_id)
        missing = _missing(session, before)
        words = {seat.application.id: notice_for(seat.application, seat.outcome) for seat in before.seats}
        by_phone = sum(bool(obstacle(one.conversation)) for one in before.applications)
    shown = {"missing": missing, "by_phone": by_phone, "unwritten": sum(not one for one in words.values())}
    return render("console/board_check.html", sitting=before, board=before.board, typed=typed, wrong=wrong, **shown)


def _missing(session: Session, before: Sitting) -> dict[int, list[Obstacle]]:
    """What a stage asks for and is not there, by application id; deciding passes over it, and the history says so."""
    facts, role = facts_of(session, before.applications), the_staff().role
    found = {
        seat.application.id: obstacles(seat.application, seat.outcome, facts=facts[seat.application.id], role=role)
        for seat in before.seats
    }
    return {id_: [one for one in those if one.word != "reason"] for id_, those in found.items() if those}
