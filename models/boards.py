"""Boards of a programme, its free places and its reserve list in the board's order.

Knows queries only: changes nothing, knows no page.
"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.application import Application
from models.board import Board, BoardLine
from models.programme import ProgrammeRecord
from models.ranking import OUTCOMES

USUAL_PLACES = 10


def open_board(session: Session, programme: str) -> Board | None:
    """The sitting that has not decided yet."""
    query = select(Board).where(Board.programme_id == programme, Board.decided_at.is_(None))
    return session.scalar(query.order_by(Board.id.desc()).limit(1))


def boards_of(session: Session, programme: str) -> list[Board]:
    """Those that have decided, the latest first."""
    query = select(Board).where(Board.programme_id == programme, Board.decided_at.is_not(None))
    return list(session.scalars(query.order_by(Board.decided_at.desc(), Board.id.desc())))


def free_places(session: Session, record: ProgrammeRecord) -> int:
    """Places of the programme that no application holds: selected, or at a later stage."""
    holding = Application.status.in_((OUTCOMES[0], *record.statuses("after")))
    taken = select(func.count(Application.id)).where(Application.programme_id == record.id, holding)
    return max(0, (record.places or USUAL_PLACES) - (session.scalar(taken) or 0))


def in_reserve(session: Session, programme: str) -> list[Application]:
    """The reserve list in the board's order: whose turn it is first; who was put there without a board comes last."""
    latest = (
        select(BoardLine.application_id, func.max(BoardLine.id).label("latest"))
        .where(BoardLine.outcome == OUTCOMES[1])
        .group_by(BoardLine.application_id)
        .subquery()
    )
    query = (
        select(Application)
        .outerjoin(latest, latest.c.application_id == Application.id)
        .outerjoin(BoardLine, BoardLine.id == latest.c.latest)
        .where(Application.programme_id == programme, Application.status == OUTCOMES[1])
        .order_by(
            BoardLine.board_id.is_(None), BoardLine.board_id, BoardLine.place, Application.moved_at, Application.id
        )
    )
    return list(session.scalars(query))
