"""A sent application that is open again for changes: when it may be, what is still to be asked, how it closes.

Knows one application and its form; says nothing.
"""

from datetime import datetime, timedelta

from forms import Form, missing, visible
from handlers.apply.freezing import renew, sent_answers
from handlers.apply.sheet import PENDING, Sheet
from handlers.base import Turn
from models.application import Application
from models.corrections import open_correction

EDITABLE = ("submitted", "screening", "more_information")
LEFT_ALONE = timedelta(days=3)  # after it, a change that was begun is closed


def may_change(application: Application, now: datetime) -> bool:
    """By the applicant's own wish until the closing date; what staff ask for, as long as they wait for it."""
    if open_correction(application):
        return True
    return application.status in EDITABLE and application.programme.record.accepts(now)


def reopen(turn: Turn, application: Application) -> Sheet:
    application.asides["reopened"] = True
    application.updated_at = turn.now
    turn.draft = application
    return Sheet(turn, application)


def close(application: Application, form: Form, at: datetime) -> bool:
    """Whole, or as it was before: whether a change that was only half made had to be dropped."""
    half = bool(missing(form, application.answers))
    if half:
        application.answers = sent_answers(application)
    renew(application, form, at)
    for aside in (*PENDING, "after", "reopened", "which"):
        application.asides.pop(aside, None)
    return half


def next_key(sheet: Sheet) -> str:
    """The question to ask now: what a change made necessary, then what staff wait for; empty when all is done.

    What is not asked of this applicant at all (a helper's name, where nobody helped) is passed over.
    """
    if needed := missing(sheet.form, sheet.answers):
        return needed[0].key
    correction = open_correction(sheet.draft)
    asked = {field.key for field in visible(sheet.form, sheet.answers)}
    return next((key for key in correction.left if key in asked), "") if correction else ""


def is_left_alone(application: Application, now: datetime) -> bool:
    return now - application.updated_at > LEFT_ALONE or not may_change(application, now)
