"""What a board has before it: who may be decided on, in which order, with which scores, and what still must be settled.

Knows queries and what they come to; changes nothing, knows no page.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.application import Application
from models.board import Board
from models.programme import ProgrammeRecord
from models.ranking import OUTCOMES, Lines, equals, laid, ranked, strayed, unsettled
from models.reviews import State, states_of
from models.scoring import Summary, summary_of

USUAL_RESERVES = 5


def statuses_before(record: ProgrammeRecord) -> tuple[str, ...]:
    """The stages from which every outcome of a board may follow."""
    return tuple(one for one in record.statuses("open") if set(OUTCOMES) <= set(record.rule(one).next))


@dataclass(frozen=True)
class Seat:
    """One application before the board. place, by_score: from 1. tied: its score is that of another.

    hand: who moved it and why; way: how many places up by that, or down (below 0).
    """

    application: Application
    place: int
    by_score: int
    outcome: str
    score: float | None
    summary: Summary | None
    reviews: Sequence[State]
    tied: bool
    hand: Mapping[str, object] | None
    way: int

    @property
    def put_aside(self) -> Counter[str]:
        """How many abstained, and how many declared a conflict of interest."""
        return Counter(one.state for one in self.reviews if one.state in ("abstained", "conflict"))

    @property
    def moved(self) -> bool:
        return self.way != 0


@dataclass(frozen=True)
class Sitting:
    """A board with everything before it, as it would be decided now."""

    board: Board
    applications: Sequence[Application]
    reviews: Mapping[int, Sequence[State]]

    @cached_property
    def summaries(self) -> dict[int, Summary | None]:
        return {one.id: summary_of(_totals(self.reviews.get(one.id, ()))) for one in self.applications}

    @cached_property
    def scores(self) -> dict[int, float | None]:
        return {id_: getattr(found, self.board.by) if found else None for id_, found in self.summaries.items()}

    @property
    def lines(self) -> Lines:
        return Lines(self.board.places, self.board.reserves)

    @cached_property
    def by_score(self) -> list[int]:
        return ranked(self.scores, self.settled)

    @property
    def settled(self) -> list[list[int]]:
        return [list(one["ids"]) for one in self.board.ties]

    @cached_property
    def order(self) -> list[int]:
        return laid(self.by_score, self.board.tried, self.hand)

    @property
    def hand(self) -> list[int]:
        """Who was moved by hand."""
        return [int(id_) for id_ in self.board.hand]

    @cached_property
    def strayed(self) -> dict[int, int]:
        return strayed(self.by_score, self.order, self.hand)

    @cached_property
    def open_ties(self) -> list[list[int]]:
        return unsettled(self.scores, self.settled, self.order, self.lines)

    @cached_property
    def seats(self) -> list[Seat]:
        known, equal = (
            {one.id: one for one in self.applications},
            {id_ for group in equals(self.scores) for id_ in group},
        )
        first = {id_: place for place, id_ in enumerate(self.by_score, 1)}
        return [
            Seat(
                known[id_], place, first[id_], self.lines.outcome(place - 1), self.scores[id_], self.summaries[id_],
                self.reviews.get(id_, ()), id_ in equal, self.board.hand.get(str(id_)), self.strayed.get(id_, 0),
            )
            for place, id_ in enumerate(self.order, 1)
        ]  # fmt: skip

    @property
    def unexplained(self) -> list[Seat]:
        """Moved by hand without a reason."""
        return [seat for seat in self.seats if seat.moved and not (seat.hand or {}).get("why")]


def _totals(reviews: Sequence[State]) -> list[float]:
    return [row.total for row in reviews if row.state == "done" and row.total is not None]


def sitting_of(session: Session, board: Board, record: ProgrammeRecord) -> Sitting:
    """Three queries however many applications."""
    query = select(Application).where(
        Application.programme_id == board.programme_id, Application.status.in_(statuses_before(record))
    )
    together = joinedload(Application.conversation), joinedload(Application.form_version)
    applications = list(session.scalars(query.options(*together).order_by(Application.id)))
    return Sitting(board, applications, states_of(session, [one.id for one in applications]))
