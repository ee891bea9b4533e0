"""What a board decided, for whoever writes it down: by whom, in which order, which ties and moves by hand, and why.

Knows queries and names; changes nothing, knows no page and no document.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.application import Application
from models.board import Board, BoardLine
from models.desk_talks import staff_names
from models.review import PUT_ASIDE, Review


@dataclass(frozen=True)
class Settled:
    """Something that a person decided: equals put in this order, or one moved by hand."""

    applications: Sequence[Application]
    why: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Aside:
    """Somebody who did not score an application. state: "abstained" or "conflict"."""

    who: str
    application: Application
    state: str
    why: str


@dataclass(frozen=True)
class BoardMinutes:
    """One decided board. lines: in the decided order. board.by: "mean" or "median"; board.note: for the minutes."""

    board: Board
    lines: Sequence[BoardLine]
    opened_by: str
    decided_by: str
    ties: Sequence[Settled]
    moves: Sequence[Settled]
    asides: Sequence[Aside]


def minutes_of(session: Session, board_id: int) -> BoardMinutes | None:
    """None for a board that has not decided. Five queries however many lines."""
    board = session.get(Board, board_id)
    if board is None or board.decided_at is None:
        return None
    query = select(BoardLine).where(BoardLine.board_id == board_id).order_by(BoardLine.place)
    lines = list(session.scalars(query.options(joinedload(BoardLine.application))))
    names, known = staff_names(session), {line.application_id: line.application for line in lines}
    return BoardMinutes(
        board=board,
        lines=lines,
        opened_by=names.get(board.opened_by or 0, ""),
        decided_by=names.get(board.decided_by or 0, ""),
        ties=[_settled(one, [known[id_] for id_ in one["ids"] if id_ in known], names) for one in board.ties],
        moves=[_settled(said, [known[int(id_)]], names) for id_, said in board.hand.items() if int(id_) in known],
        asides=_asides(session, known, names),
    )


def _settled(said: dict[str, Any], applications: Sequence[Application], names: dict[int, str]) -> Settled:
    return Settled(applications, said["why"], names.get(said["by"], ""), datetime.fromisoformat(said["at"]))


def _asides(session: Session, known: dict[int, Application], names: dict[int, str]) -> list[Aside]:
    query = select(Review).where(Review.application_id.in_(known), Review.state.in_(PUT_ASIDE)).order_by(Review.id)
    return [
        Aside(names.get(one.reviewer_id, ""), known[one.application_id], one.state, one.aside)
        for one in session.scalars(query)
    ]
