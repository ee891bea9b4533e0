"""Two applications laid side by side: each question once, what either of them says, and what has to be settled.

Knows answers as people read them; changes nothing and knows no page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.cases.case import Answered, Case, case_of
from console.guard import the_staff
from forms import accepts, missing, stale
from forms.definition import Form
from models.application import Application
from models.pairs import OVER
from models.reviews import states_of

TOGETHER = ("photos", "files", "several")  # kinds whose answers can be put together


@dataclass(frozen=True)
class Line:
    """One question with both answers; none where it was not answered there."""

    key: str
    label: str
    left: Answered | None
    right: Answered | None

    @property
    def same(self) -> bool:
        return bool(self.left and self.right and self.left.value == self.right.value)

    @property
    def kind(self) -> str:
        return next((one.kind for one in (self.left, self.right) if one), "")

    @property
    def only(self) -> str:
        """The side that alone has an answer."""
        return "" if self.left and self.right else "left" if self.left else "right"


def both_cases(session: Session, one: int, other: int) -> tuple[Case, Case]:
    """Both, where they are applications to one programme."""
    left, right = case_of(session, one) or abort(404), case_of(session, other) or abort(404)
    if one == other or left.application.programme_id != right.application.programme_id:
        abort(404)
    return left, right


def lines_of(left: Case, right: Case) -> list[Line]:
    """In the order of the left one's form; what only the right one was asked comes last."""
    ours, theirs = ({one.key: one for one in case.answers} for case in (left, right))
    order = [field.key for field in left.form.fields]
    keys = dict.fromkeys([*(key for key in order if key in ours or key in theirs), *theirs])
    return [Line(key, (ours.get(key) or theirs[key]).label, ours.get(key), theirs.get(key)) for key in keys]


def scored(session: Session, *applications: Application) -> dict[int, int]:
    """By how many each has been scored."""
    states = states_of(session, [one.id for one in applications])
    return {id_: sum(row.state == "done" for row in rows) for id_, rows in states.items()}


def may_merge(kept: Application, other: Application) -> bool:
    rule = other.programme.record.rule("duplicate")
    return the_staff().role in rule.by and other.may_become("duplicate") and kept.status not in OVER


def locked(session: Session, one: int, other: int) -> tuple[Application, Application]:
    """Both rows for a change, in one order whoever asks."""
    query = select(Application).where(Application.id.in_((one, other))).order_by(Application.id).with_for_update()
    found = {row.id: row for row in session.scalars(query)}
    first, second = (found.get(id_) or abort(404) for id_ in (one, other))
    if one == other or first.programme_id != second.programme_id:
        abort(404)
    return first, second


def chosen_answers(kept: Application, other: Application, form: Form, takes: Mapping[str, str]) -> dict[str, Any]:
    """Answers as chosen question by question: “kept”, “other” or “both”. What was not chosen stays."""
    answers = dict(kept.answers)
    for key, take in takes.items():
        ours, theirs = kept.answers.get(key), other.answers.get(key)
        if key in form and take == "other":
            answers[key] = theirs
        elif key in form and take == "both" and isinstance(ours, list) and isinstance(theirs, list):
            answers[key] = [*ours, *(one for one in theirs if one not in ours)]
    return {key: value for key, value in answers.items() if value is not None}


def misfits(form: Form, answers: Mapping[str, Any]) -> list[str]:
    """Keys of answers that do not stand together, or that are lacking."""
    wrong = [*stale(form, answers), *(field.key for field in missing(form, answers))]
    here = [field for field in form.fields if field.key in answers and field.kind in TOGETHER]
    return [*wrong, *(one.key for one in here if one.key not in wrong and not accepts(one, answers[one.key], answers))]
