"""The answers as they are sent: label and value pairs that outlive the form, and what changed since.

Knows one application and its form; says nothing and moves nothing.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import object_session

from forms import Form, depends, frozen
from models.application import Application
from models.corrections import open_correction
from models.duplicates import note_pairs


def freeze(application: Application, form: Form) -> None:
    """Keep the answers as they stand now."""
    application.frozen = frozen(form, application.answers)


def sent_answers(application: Application) -> dict[str, Any]:
    """What was sent, by key."""
    return {line["key"]: line["value"] for line in application.frozen}


def renew(application: Application, form: Form, at: datetime) -> list[str]:
    """Freeze anew; each change goes into the history with before and after. The keys that changed.

    kind: corrected while staff wait for a correction, else edited. asked: staff had asked for this very change.
    """
    before = sent_answers(application)
    freeze(application, form)
    after = sent_answers(application)
    changed = [field.key for field in form.fields if before.get(field.key) != after.get(field.key)]
    kind = "corrected" if open_correction(application) else "edited"
    for key in changed:
        change: dict[str, Any] = {"key": key, "before": before.get(key), "after": after.get(key)}
        application.note(kind, by="applicant", at=at, asked=was_asked(application, form, key), **change)
    if changed and (session := object_session(application)):
        note_pairs(session, application, at)
    return changed


def was_asked(application: Application, form: Form, key: str) -> bool:
    """Staff wait for this answer, or it hangs on one that they wait for."""
    correction = open_correction(application)
    return correction is not None and any(key == one or key in depends(form, one) for one in correction.reasons)
