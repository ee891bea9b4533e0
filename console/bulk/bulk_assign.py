"""Giving many applications to one reviewer, with the rules of the page of assignments. Knows reviews; knows no page."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.bulk.bulk_actions import Doing, Refused, Why
from console.cases.standing import rule
from models.application import Application
from models.assigning import give, reviewers, told
from models.review import Review
from models.reviews import states_of
from models.staff import Staff
from models.ties import ties


class Assign:
    """detail: reviewer, a staff id."""

    name, roles = "assign", frozenset({"admin"})

    def lacks(self, detail: Mapping[str, str]) -> str:
        return "" if detail.get("reviewer", "").isdecimal() else "bulk.choose_reviewer"

    def hindrances(self, session: Session, applications: Sequence[Application], doing: Doing) -> dict[int, Why]:
        reader, states = _reader(session, doing), states_of(session, [one.id for one in applications])
        found = {}
        for one in applications:
            has = {row.reviewer_id for row in states.get(one.id, ())}
            if why := _hindrance(one, reader, has):
                found[one.id] = why
        return found

    def do(self, session: Session, application: Application, doing: Doing) -> Mapping[str, Any]:
        if why := self.hindrances(session, [application], doing).get(application.id):
            raise Refused(**why)
        give(session, [(application.id, int(doing.detail["reviewer"]))], by=doing.staff.id, at=doing.at)
        return {}

    def undo(self, session: Session, application: Application, _before: Mapping[str, Any], doing: Doing) -> None:
        mine = Review.application_id == application.id, Review.reviewer_id == int(doing.detail["reviewer"])
        review = session.scalar(select(Review).where(*mine).with_for_update())
        if review is None or review.state != "assigned":
            raise Refused("bulk.review_begun")
        session.delete(review)
        told(session, application.id, "unassigned", doing.staff.id, doing.at)


def _reader(session: Session, doing: Doing) -> Staff | None:
    return next((one for one in reviewers(session) if one.id == int(doing.detail["reviewer"])), None)


def _hindrance(application: Application, reader: Staff | None, has: set[int]) -> Why | None:
    if reader is None:
        return {"say": "bulk.no_reviewer"}
    if reader.id in has:
        return {"say": "bulk.has_it"}
    if not rule(application.programme_id, application.status).is_ours:
        return {"say": "bulk.not_scored_now"}
    return {"say": "bulk.has_ties"} if ties(reader, application) else None
