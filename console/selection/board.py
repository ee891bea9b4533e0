"""The selection board: who stands where, the lines at the places and the reserve, ties, and how it is spread.

Knows the page and who may see which score; the order is `models.sitting`'s, and trying it out is another page's.
"""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from console.blueprints import console
from console.desk import the_desk
from console.guard import the_staff
from console.looks import look, record
from console.page import render
from console.selection.board_spread import spreads
from console.showing import t
from models.board import WAYS, Board
from models.board_minutes import minutes_of
from models.boards import boards_of, free_places, in_reserve, open_board
from models.desk_talks import staff_names
from models.programme import ProgrammeRecord
from models.sitting import USUAL_RESERVES, Sitting, sitting_of

MOST = 99  # places or reserves


@console.get("/board")
def board() -> str:
    chosen = chosen_record(request.args.get("programme", ""))
    with the_desk().database.reading() as session:
        found = open_board(session, chosen.id) if chosen else None
        page = _open(session, found, chosen) if found and chosen else _closed(session, chosen)
    look("list", "board", programme=chosen.id if chosen else "")
    return page


@console.post("/board/open")
def open_board_page() -> ResponseReturnValue:
    chosen = chosen_record(request.form.get("programme", "")) or abort(404)
    with the_desk().database.writing() as session:
        if open_board(session, chosen.id) is None:
            session.add(
                Board(
                    programme_id=chosen.id,
                    by=WAYS[0],
                    places=free_places(session, chosen),
                    reserves=USUAL_RESERVES,
                    opened_at=the_desk().now(),
                    opened_by=the_staff().id,
                )
            )
            record(session, "board", f"programme {chosen.id}", step="open")
    flash(t("board.opened"), "done")
    return redirect(url_for("console.board", programme=chosen.id))


def chosen_record(name: str) -> ProgrammeRecord | None:
    """The programme that is meant, or the first that takes applications."""
    takes = [one for one in the_desk().knowledge().records.values() if one.takes_applications]
    return next((one for one in takes if one.id == name), takes[0] if takes else None)


def sitting(session: Session, board_id: int, *, locked: bool = False) -> Sitting:
    """What an open board has before it; 404 where there is none."""
    found = session.get(Board, board_id, with_for_update=locked)
    chosen = the_desk().knowledge().records.get(found.programme_id) if found else None
    if found is None or chosen is None or found.decided_at:
        abort(404)
    return sitting_of(session, found, chosen)


def barred_from(before: Sitting) -> frozenset[int]:
    """Applications with which the reader has declared a conflict of interest: not theirs to see scored or to move."""
    me = the_staff().id
    mine = ((id_, one) for id_, rows in before.reviews.items() for one in rows if one.reviewer_id == me)
    return frozenset(id_ for id_, one in mine if one.state == "conflict")


def _open(session: Session, found: Board, chosen: ProgrammeRecord) -> str:
    before = sitting_of(session, found, chosen)
    return render("console/board.html", record=chosen, records=_takes(), **about(session, before))


def about(session: Session, before: Sitting) -> dict[str, object]:
    """What the table of an open board is given."""
    return {
        "board": before.board,
        "sitting": before,
        "known": {one.id: one for one in before.applications},
        "barred": barred_from(before),
        "names": staff_names(session),
        "spreads": spreads([(seat.application, seat.outcome) for seat in before.seats]),
        "ways": WAYS,
        "most": MOST,
    }


def _closed(session: Session, chosen: ProgrammeRecord | None) -> str:
    """What was decided last, or that no board has sat yet."""
    past = boards_of(session, chosen.id) if chosen else []
    minutes = minutes_of(session, past[0].id) if past else None
    return render(
        "console/board_closed.html",
        record=chosen,
        records=_takes(),
        minutes=minutes,
        past=past,
        spreads=spreads([(line.application, line.outcome) for line in minutes.lines]) if minutes else [],
        reserve=[one.id for one in in_reserve(session, chosen.id)] if chosen else [],
        free=free_places(session, chosen) if chosen else 0,
    )


def _takes() -> list[ProgrammeRecord]:
    return [one for one in the_desk().knowledge().records.values() if one.takes_applications]
