"""Arranging a site visit: days are offered, one is agreed or none suits, it is changed, called off or done.

Knows what may follow what, who is told, and what the history says. Knows no page and no words that people type.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.application import Application
from models.conversation import Message
from models.slots import Slot
from models.speaking import say
from models.talk import Reply
from models.visit import AGREED, CANCELLED, DONE, OPEN, PROPOSED, UNSUITED, Visit
from models.visit_letters import agreed_letter, cancelled_letter, changed_letter, offer_letter, slot_of

MOST = 5  # days offered at once


@dataclass(frozen=True)
class Plan:
    """What a community is told beside the days."""

    team: str = ""
    prepare: str = ""
    route: str = ""


class CannotArrange(ValueError):
    """It is no longer in a state for this: most often somebody else was faster."""


def held(session: Session, visit_id: int) -> Visit | None:
    """The visit with its application, locked and as it is now."""
    query = select(Visit).where(Visit.id == visit_id).options(joinedload(Visit.application))
    return session.scalar(query.with_for_update(of=Visit).execution_options(populate_existing=True))


def offer(
    session: Session, application: Application, slots: Sequence[Slot], plan: Plan, *, staff_id: int | None, at: datetime
) -> Visit:
    """Offer these days. Where a proposal is open already, the new days take its place.

    Raises ValueError for no day, too many or one twice, and CannotArrange where a day is agreed already.
    """
    if not 0 < len(slots) <= MOST or len(set(slots)) < len(slots):
        raise ValueError("one to five different days")
    query = select(Visit).where(Visit.application_id == application.id, Visit.state.in_(OPEN)).with_for_update()
    visit = session.scalar(query.limit(1)) or Visit(application=application, uid=str(uuid4()), made_at=at)
    if visit.state == AGREED:
        raise CannotArrange(visit.state)
    visit.state, visit.day, visit.part, visit.words, visit.made_by = PROPOSED, None, "", "", staff_id
    visit.options, visit.changed_at = [one.stored() for one in sorted(slots, key=lambda one: one.begins)], at
    visit.team, visit.prepare, visit.route = plan.team, plan.prepare, plan.route
    session.add(visit)
    session.flush()
    _note(visit, "visit_proposed", at, staff_id, why="\n".join(one.said("th") for one in slots))
    visit.message_id = _tell(session, visit, offer_letter(visit), staff_id, at)
    return visit


def agree(visit: Visit, slot: Slot, *, at: datetime, staff_id: int | None = None) -> None:
    """One day is agreed: by the community, or by staff who asked on the phone. Tells nobody."""
    if visit.state not in (PROPOSED, UNSUITED):
        raise CannotArrange(visit.state)
    _settle(visit, AGREED, at)
    visit.day, visit.part, visit.words = slot.day, slot.part, ""
    _note(visit, "visit_agreed", at, staff_id, why=slot.said("th"))


def set_day(session: Session, visit: Visit, slot: Slot, why: str, *, staff_id: int | None, at: datetime) -> None:
    """Staff name the day, and the community is told: a first one, or another than was agreed."""
    before = slot_of(visit) if visit.state == AGREED else None
    if before is None:
        agree(visit, slot, at=at, staff_id=staff_id)
        _tell(session, visit, agreed_letter(visit), staff_id, at)
        return
    visit.day, visit.part, visit.reminded_for = slot.day, slot.part, None
    _settle(visit, AGREED, at)
    told = f"{before.said('th')} → {slot.said('th')}"
    _note(visit, "visit_changed", at, staff_id, why="\n".join(filter(None, (told, why))))
    _tell(session, visit, changed_letter(visit, before, why), staff_id, at)


def turn_down(visit: Visit, words: str, *, at: datetime) -> None:
    """The community cannot: none of the days suits, or not the one agreed. Staff are called by the talk."""
    if visit.state not in OPEN:
        raise CannotArrange(visit.state)
    before = slot_of(visit)
    _settle(visit, UNSUITED, at)
    visit.day, visit.part, visit.words = None, "", words
    _note(visit, "visit_unsuited", at, why="\n".join(filter(None, (before.said("th") if before else "", words))))


def call_off(session: Session, visit: Visit, why: str, *, staff_id: int | None, at: datetime) -> None:
    if visit.state not in OPEN:
        raise CannotArrange(visit.state)
    before = slot_of(visit)
    _settle(visit, CANCELLED, at)
    _note(
        visit, "visit_cancelled", at, staff_id, why="\n".join(filter(None, (before.said("th") if before else "", why)))
    )
    _tell(session, visit, cancelled_letter(visit, before, why), staff_id, at)


def finish(visit: Visit, frozen: list[dict[str, Any]], *, staff_id: int, at: datetime) -> None:
    """What was found stands from now on in the words of its questions."""
    if visit.state != AGREED:
        raise CannotArrange(visit.state)
    visit.state, visit.frozen, visit.done_at, visit.done_by, visit.changed_at = DONE, frozen, at, staff_id, at
    slot = slot_of(visit)
    _note(visit, "visit_done", at, staff_id, why=slot.said("th") if slot else "")


def reopen(visit: Visit, why: str, *, staff_id: int, at: datetime) -> None:
    """To put right what was written down; it counts as done again once it is finished again."""
    if visit.state != DONE:
        raise CannotArrange(visit.state)
    visit.state, visit.done_at, visit.changed_at = AGREED, None, at
    _note(visit, "visit_reopened", at, staff_id, why=why)


def _settle(visit: Visit, state: str, at: datetime) -> None:
    visit.state, visit.changed_at, visit.settled_at = state, at, at
    visit.sequence += 1


def _note(visit: Visit, kind: str, at: datetime, staff_id: int | None = None, **detail: Any) -> None:
    by = "staff" if staff_id else "applicant"
    visit.application.note(kind, by=by, at=at, staff_id=staff_id, visit=visit.id, **detail)


def _tell(session: Session, visit: Visit, letter: Reply, staff_id: int | None, at: datetime) -> int | None:
    """Into the talk, where there is one; the message's id."""
    talk = visit.application.conversation
    if talk is None:
        return None
    said: Message = say(session, talk, [letter], at=at, staff_id=staff_id, why={"visit": visit.id})
    session.flush()
    return said.id
