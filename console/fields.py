"""Every question that any version of a form asks, the newest form's order first. Knows forms; knows no answer."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import g
from sqlalchemy import select
from sqlalchemy.orm import Session

from console.showing import both, t
from forms.definition import Field, Form
from forms.fields.kind import kind_of
from models.programme import FormVersion

FormOf = Callable[[FormVersion], Form]


def fields_of(session: Session, programme: str, form_of: FormOf) -> Mapping[str, Field]:
    """By key, for one programme or ("") for all; of a question that changed, as the newest form has it."""
    query = select(FormVersion).order_by(FormVersion.number.desc(), FormVersion.id)
    fields: dict[str, Field] = {}
    for version in session.scalars(query.where(FormVersion.programme_id == programme) if programme else query):
        for field in form_of(version).fields:
            fields.setdefault(field.key, field)
    return fields


def choices_of(field: Field) -> dict[str, str]:
    """What may be chosen as the answer: what a filter calls it, and its words; empty where words are typed."""
    if field.kind == "yes_no":
        return {"true": t("filters.yes"), "false": t("filters.no")}
    return {one.code: both(one.label.model_dump()) for one in field.choices}


def shown_answer(field: Field, value: Any) -> str:
    """A stored answer in the reader's language; empty for none."""
    blank = value is None or value in ("", [])
    return "" if blank else kind_of(field).show(value, field, "en" if g.language == "en" else "th")
