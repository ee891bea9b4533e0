"""Moving many on: each through the same door as one, with the same conditions, letters and messages.

Knows a step and how it is told; knows no page.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from console.bulk.bulk_actions import Doing, Refused, Why
from console.cases.carrying import Typed, carry_out
from console.cases.steps import can_be_told, notice_for
from console.showing import t
from models import post
from models.application import Application
from models.moving import Facts, NotReady, Obstacle, facts_of, obstacles
from models.stages import CannotMove
from models.undoing import take_back


class Move:
    """detail: status, reason, tell ("now", "later" or "")."""

    name = "move"
    roles = frozenset({"admin", "reviewer"})

    def lacks(self, detail: Mapping[str, str]) -> str:
        return "" if detail.get("status") else "bulk.choose_stage"

    def hindrances(self, session: Session, applications: Sequence[Application], doing: Doing) -> dict[int, Why]:
        facts, taken = facts_of(session, applications), Counter[str]()
        found = {}
        for one in applications:
            left = _less(facts[one.id], taken[one.programme_id])
            why = hindrance(one, doing.detail["status"], left, doing)
            if why:
                found[one.id] = why
            elif left.free is not None:
                taken[one.programme_id] += 1
        return found

    def do(self, session: Session, application: Application, doing: Doing) -> Mapping[str, Any]:
        status, tell = doing.detail["status"], doing.detail.get("tell", "")
        notice = notice_for(application, status) if tell else ""
        before, told = application.status, bool(tell == "now" and notice and can_be_told(application))
        typed = Typed(doing.detail.get("reason", ""), tell, notice)
        try:
            carry_out(session, application, status, typed, staff=doing.staff, at=doing.at)
        except CannotMove:
            raise Refused("bulk.not_from_here", status=application.status, programme=application.programme_id) from None
        except NotReady as stopped:
            raise Refused(**_missing(stopped.obstacles[0])) from None
        return {"status": before, "now": status, "told": told}

    def undo(self, session: Session, application: Application, before: Mapping[str, Any], doing: Doing) -> None:
        if application.status != before["now"]:
            raise Refused("bulk.moved_since", status=application.status, programme=application.programme_id)
        if before["told"]:
            raise Refused("bulk.told_already")
        try:
            why = t("bulk.undone_why")
            take_back(session, application, before["status"], at=doing.at, staff_id=doing.staff.id, why=why)
        except CannotMove:
            raise Refused("bulk.no_way_back") from None
        post.drop(post.waiting_for(session, application), staff_id=doing.staff.id, at=doing.at)


def hindrance(application: Application, status: str, facts: Facts, doing: Doing) -> Why | None:
    """What would stop this one; None for nothing."""
    if not application.may_become(status):
        return {"say": "bulk.not_from_here", "status": application.status, "programme": application.programme_id}
    reason = doing.detail.get("reason", "")
    found = obstacles(application, status, facts=facts, role=doing.staff.role, why=reason)
    return _missing(found[0]) if found else None


def _missing(one: Obstacle) -> dict[str, Any]:
    counted = {"have": one.have, "of": one.of} if one.word == "scored" else {}
    return {"say": f"needs.{one.word}", **counted}


def _less(facts: Facts, taken: int) -> Facts:
    return facts if facts.free is None else replace(facts, free=facts.free - taken)
