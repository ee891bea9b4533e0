"""Narrowing the list by any answer: a question is chosen, then its choices with how many chose each, or words in it.

Knows one question at a time; what is then asked of the database is `models.narrowing`'s business.
"""

from collections import Counter
from dataclasses import dataclass

from flask import abort, render_template, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.blueprints import console
from console.cases.filters import Asked, asked_from
from console.cases.list_columns import SHAPELESS
from console.desk import the_desk
from console.fields import choices_of, fields_of
from console.guard import the_staff
from forms.definition import Field
from models.application import Application


@dataclass(frozen=True)
class Picking:
    """The question that is being asked after. choices: by what a filter calls it, its words and how many chose it."""

    field: Field
    choices: dict[str, tuple[str, int]]
    blank: int


def may_be_asked(field: Field) -> bool:
    return field.kind not in SHAPELESS and (not field.personal or the_staff().has("contacts"))


def picking(session: Session, asked: Asked, field: Field | None) -> Picking | None:
    """None for a question that is not there, or not for this reader."""
    if field is None or not may_be_asked(field):
        return None
    query = select(Application.answers[field.key]).where(*asked.chosen.conditions())
    counts: Counter[str] = Counter()
    for value in session.scalars(query):
        counts.update(_codes(value))
    words = choices_of(field)
    return Picking(field, {code: (said, counts[code]) for code, said in words.items()}, counts[""])


def _codes(value: object) -> list[str]:
    """What a stored answer counts for: each of several; "" for none."""
    if isinstance(value, bool):
        return [str(value).lower()]
    if isinstance(value, list):
        return [str(one) for one in value] or [""]
    return [str(value)] if value not in (None, "") else [""]


@console.get("/applications/answer")
def answer_filter() -> str:
    """The piece of the page in which one answer is asked for."""
    asked = asked_from(request.args)
    with the_desk().database.reading() as session:
        fields = fields_of(session, asked.chosen.programme, the_desk().knowledge().form)
        wanted = request.args.get("field", "")
        found = picking(session, asked, fields.get(wanted))
    if wanted and found is None:
        abort(404)
    return render_template("console/answer_filter.html", picking=found)
