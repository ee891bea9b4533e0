"""Moving an application on by staff: what must be there first, what of it is missing, and the move itself.

Knows the programme's rules and what they ask about; the door itself is `Application.move_to`. Sends nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.application import Application, ApplicationEvent
from models.corrections import open_correction
from models.programme import ProgrammeRecord
from models.review import Review
from models.staff import Staff
from models.stages import CannotMove, needs_reason

VISITED, ACCEPTED = "visit_done", "offer_accepted"  # kinds of lines in the history


@dataclass(frozen=True)
class Facts:
    """What conditions ask about one application. free: places left in its programme; None where nobody counts them."""

    scored: int = 0
    visited: bool = False
    accepted: bool = False
    free: int | None = None


@dataclass(frozen=True)
class Obstacle:
    """What is in the way: a condition's word, or "role". have, of: how far it is met, where it is counted."""

    word: str
    have: int = 0
    of: int = 1


class NotReady(ValueError):
    """Something must be there before this move; nothing has happened."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(", ".join(one.word for one in obstacles))
        self.obstacles = tuple(obstacles)


def facts_of(session: Session, applications: Iterable[Application]) -> dict[int, Facts]:
    """By application id, in a number of queries that does not grow with them."""
    found = {one.id: one for one in applications}
    scored, lines = _scored(session, found), _lines(session, found)
    free = {
        one.programme_id: _free(session, one) for one in {each.programme_id: each for each in found.values()}.values()
    }
    return {
        id_: Facts(
            scored=scored.get(id_, 0),
            visited=_last(lines.get(id_, ()), "visit_done", "visit_reopened") == VISITED,
            accepted=_last(lines.get(id_, ()), "offer") == ACCEPTED,
            free=_with_own(free[one.programme_id], one),
        )
        for id_, one in found.items()
    }


def _scored(session: Session, ids: Iterable[int]) -> dict[int, int]:
    done = select(Review.application_id, func.count(Review.id)).where(Review.state == "done")
    return dict(session.execute(done.where(Review.application_id.in_(ids)).group_by(Review.application_id)).all())


def _lines(session: Session, ids: Iterable[int]) -> dict[int, list[str]]:
    """The kinds of what happened with visits and offers, in order."""
    line, kinds = ApplicationEvent, ApplicationEvent.kind
    query = select(line.application_id, kinds).where(line.application_id.in_(ids))
    found: dict[int, list[str]] = {}
    for id_, kind in session.execute(query.where(kinds.like("visit%") | kinds.like("offer%")).order_by(line.id)):
        found.setdefault(id_, []).append(kind)
    return found


def _last(kinds: Iterable[str], *beginnings: str) -> str:
    return next((kind for kind in reversed([*kinds]) if kind.startswith(beginnings)), "")


def _with_own(free: int | None, application: Application) -> int | None:
    """The place that it holds already is no other's."""
    return None if free is None else free + (application.status in _holding(application.programme.record))


def _holding(record: ProgrammeRecord) -> tuple[str, ...]:
    return ("selected", *record.statuses("after"))


def _free(session: Session, application: Application) -> int | None:
    record = application.programme.record
    if record.places is None:
        return None
    here = Application.programme_id == record.id, Application.status.in_(_holding(record))
    return record.places - (session.scalar(select(func.count(Application.id)).where(*here)) or 0)


def obstacles(
    application: Application, status: str, *, facts: Facts, role: str, why: str | None = None
) -> list[Obstacle]:
    """What is in the way of this move, in the programme's order. why: the reason given; None: not asked for yet."""
    record = application.programme.record
    before, after = record.rule(application.status), record.rule(status)
    found = [] if role == "admin" or role in after.by else [Obstacle("role")]
    met = {
        "no_open_correction": int(not (open_correction(application) or application.asides.get("reopened"))),
        "scored": facts.scored,
        "visit_done": int(facts.visited),
        "place_free": 1 if facts.free is None else max(facts.free, 0),
        "offer_accepted": int(facts.accepted),
        "reason": 1,
    }
    found += [Obstacle(need.word, met[need.word], need.count) for need in after.needs if met[need.word] < need.count]
    unexplained = why is not None and not why.strip() and needs_reason(before, after)
    return [*found, Obstacle("reason")] if unexplained else found


def move(
    session: Session, application: Application, status: str, *, staff: Staff, at: datetime, why: str = "",
    override: bool = False,
) -> None:  # fmt: skip
    """By a person of ours. Raises CannotMove, or NotReady where something is missing.

    override: an administrator goes on all the same; that needs a reason, and the history says what was missing.
    """
    if not application.may_become(status):
        raise CannotMove(application.status, status)
    facts = facts_of(session, [application])[application.id]
    found = obstacles(application, status, facts=facts, role=staff.role, why=why)
    if found and not (override and staff.role == "admin" and why.strip()):
        raise NotReady(found)
    past = {"past": [one.word for one in found]} if found else {}
    application.move_to(status, by="staff", at=at, why=why, staff_id=staff.id, **past)
