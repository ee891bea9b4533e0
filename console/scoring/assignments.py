"""The page from which applications are given to reviewers: who has how much, and which application has whom.

Knows what stands there now; what is to change is `assigning`'s business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.standing import ours_everywhere
from console.desk import the_desk
from console.looks import look
from console.page import render
from models.application import Application
from models.assigning import COUNTED, applications_in, load, loads_of, reviewers
from models.review import OPEN, PUT_ASIDE
from models.reviews import states_of
from models.rubric import newest_rubric
from models.staff import Staff

MOST = 200  # rows to tick by hand


@dataclass(frozen=True)
class Person:
    """One reviewer and what weighs on them in this programme."""

    staff: Staff
    given: int
    scored: int
    left: int
    aside: int

    @property
    def name(self) -> str:
        return self.staff.shown_name or self.staff.name

    @property
    def home(self) -> str:
        return str((self.staff.preferences or {}).get("province", ""))


def programme_asked(given: Mapping[str, str]) -> str:
    """The programme that is meant, else the first that takes applications."""
    takes = [one.id for one in the_desk().knowledge().records.values() if one.takes_applications]
    return given["programme"] if given.get("programme") in takes else takes[0] if takes else ""


def people_of(session: Session, programme: str) -> list[Person]:
    loads = loads_of(session, programme)
    counted = [(one, loads.get(one.id)) for one in reviewers(session)]
    return [
        Person(one, load(has), has["done"], sum(has[state] for state in OPEN), sum(has[state] for state in PUT_ASIDE))
        if has
        else Person(one, 0, 0, 0, 0)
        for one, has in counted
    ]


@console.get("/reviews/assign")
def assignments() -> str:
    programme = programme_asked(request.args)
    with the_desk().database.reading() as session:
        people = people_of(session, programme)
        version = newest_rubric(session, programme)
        applications = applications_in(session, programme, ours_everywhere())
        readers = _readers(session, applications)
    look("list", "assignments")
    applications.sort(key=lambda one: (len(readers.get(one.id, ())), one.id))
    return render(
        "console/assignments.html",
        programme=programme,
        people=people,
        rubric=version.rubric if version else None,
        applications=applications[:MOST],
        total=len(applications),
        readers=readers,
        names={one.staff.id: one.name for one in people},
        stages=[stage for stage in ours_everywhere() if any(one.status == stage for one in applications)],
    )


def _readers(session: Session, applications: Sequence[Application]) -> dict[int, list[int]]:
    states = states_of(session, [one.id for one in applications])
    return {id_: [row.reviewer_id for row in rows if row.state in COUNTED] for id_, rows in states.items()}
