"""Arranging without effect, and deciding with it: every move through the one door, in one go or not at all.

Knows boards, letters and offers; knows no wording and no page.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from models import moving, offering, post
from models.application import Application
from models.board import Board, BoardLine
from models.ranking import OUTCOMES, moved, strayed
from models.sitting import Seat, Sitting
from models.staff import Staff


@dataclass(frozen=True)
class Hand:
    """Who does it, and when by the programme clock."""

    staff: Staff
    at: datetime

    def wrote(self, why: str) -> dict[str, object]:
        return {"why": why, "by": self.staff.id, "at": self.at.isoformat()}


def lay(sitting: Sitting, id_: int, place: int, hand: Hand) -> None:
    """Put one at this place, from 1: tried, not done. Who stands where the scores put them needs no reason any more."""
    board = sitting.board
    order = moved(sitting.order, id_, place)
    said = {**board.hand, str(id_): hand.wrote(str(board.hand.get(str(id_), {}).get("why", "")))}
    away = strayed(sitting.by_score, order, map(int, said))
    board.hand = {key: one for key, one in said.items() if int(key) in away}
    board.tried = order if away else []


def explain(board: Board, whys: Mapping[int, str], hand: Hand) -> None:
    """Keep the reasons of those that were moved by hand."""
    for id_, why in whys.items():
        if str(id_) in board.hand and board.hand[str(id_)]["why"] != why:
            board.hand[str(id_)] = hand.wrote(why)


def settle(sitting: Sitting, order: Sequence[int], why: str, hand: Hand) -> None:
    """Settle equals in this order. Raises ValueError where they are not equals, or no reason is given."""
    if not why.strip() or sorted(order) not in [sorted(group) for group in sitting.open_ties]:
        raise ValueError("these are no equals that wait to be settled, or there is no reason")
    sitting.board.ties.append({"ids": list(order), **hand.wrote(why)})


def by_scores_again(board: Board) -> None:
    """Forget what was laid by hand; settled ties stay settled."""
    board.tried, board.hand = [], {}


def decide(
    session: Session,
    sitting: Sitting,
    letters: Mapping[int, str],
    reply_by: date,
    hand: Hand,
    *,
    why: str,
    note: str = "",
) -> None:
    """Move everybody, lay their letters aside, offer the places. letters: words by application id; "" tells nothing.

    why: the reason of every move that has none of its own.

    Raises ValueError while something must be settled, CannotMove or NotReady where a stage does not allow it:
    nothing is to be kept then. What a stage asks for and is missing is passed over, and the history says so.
    """
    if sitting.open_ties or sitting.unexplained or sitting.board.decided_at:
        raise ValueError("something is still to be settled")
    board = sitting.board
    for seat in sitting.seats:
        words, reason = letters.get(seat.application.id, ""), _why(seat) or why
        move(session, seat.application, seat.outcome, words, hand, why=reason, reply_by=reply_by)
        board.lines.append(_line(seat))
    board.decided_at, board.decided_by, board.note = hand.at, hand.staff.id, note


def _line(seat: Seat) -> BoardLine:
    found = seat.summary
    return BoardLine(
        application_id=seat.application.id,
        place=seat.place,
        by_score=seat.by_score,
        outcome=seat.outcome,
        mean=found.mean if found else None,
        median=found.median if found else None,
        readers=found.count if found else 0,
        why=_why(seat),
    )


def _why(seat: Seat) -> str:
    return str((seat.hand or {}).get("why", "")) if seat.moved else ""


def move(
    session: Session,
    application: Application,
    outcome: str,
    words: str,
    hand: Hand,
    *,
    why: str = "",
    reply_by: date | None = None,
) -> None:
    """One application to its outcome, a letter laid aside, an offer with a place. Raises CannotMove, NotReady."""
    known = application.told_status
    moving.move(session, application, outcome, staff=hand.staff, at=hand.at, why=why, override=True)
    if outcome == OUTCOMES[0] and reply_by:
        offering.make(session, application, reply_by, staff_id=hand.staff.id, at=hand.at)
    if words:
        post.write(session, application, words, known=known, staff_id=hand.staff.id, at=hand.at)


def changed_since(sitting: Sitting, revision: int, seen: Mapping[int, int]) -> Collection[int]:
    """Ids that are not as the decider saw them (revision by id); all of them where the board itself is not."""
    now = {one.id: one.revision for one in sitting.applications}
    if sitting.board.revision != revision:
        return now.keys()
    return {id_ for id_ in now.keys() | seen.keys() if now.get(id_) != seen.get(id_)}
