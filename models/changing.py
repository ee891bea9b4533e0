"""Changing answers of a sent application for its applicant: before and after of each, who, when and why.

Knows values by field key; knows no form engine: what is kept for people to read comes ready.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import object_session

from models.acting import By
from models.application import Application
from models.base import Json
from models.corrections import mark_done, open_correction
from models.duplicates import note_pairs

CLOSED = ("draft", "cancelled", "withdrawn", "duplicate")


def may_be_changed(application: Application) -> bool:
    """Not a draft, which is the applicant's; nor while the applicant is changing it, for one would undo the other."""
    return application.status not in CLOSED and not application.asides.get("reopened")


def replace_answers(
    application: Application, answers: Mapping[str, Any], frozen: list[Json], by: By, **about: Any
) -> list[str]:
    """Give it these answers; a line in its history for each that changed. The keys that changed."""
    order = [field["key"] for field in application.form_version.definition["fields"]]
    changed = [key for key in order if application.answers.get(key) != answers.get(key)]
    for key in changed:
        change = {"key": key, "before": application.answers.get(key), "after": answers.get(key), "why": by.why}
        application.note("edited", by="staff", at=by.at, staff_id=by.staff_id, **change, **about)
        if (asked := open_correction(application)) and key in asked.reasons:
            mark_done(application, key)
    application.answers = {key: value for key, value in answers.items() if value is not None}
    application.frozen = frozen
    if changed and (session := object_session(application)):
        session.flush()
        note_pairs(session, application, by.at)
    return changed
