"""What is known of the person who writes, to be offered as an answer: from what was sent before, else the profile.

Knows this conversation's own applications and name; offers nothing by itself.
"""

from forms import Form, visible
from handlers.apply.sheet import Sheet
from models.application import Application
from models.applications import sent_by


def known_of(sheet: Sheet) -> dict[str, str]:
    """By what a field may be filled with (name, phone). What this form was told already is not offered again."""
    turn = sheet.turn
    before = next((one for one in sent_by(turn.conversation) if one is not sheet.draft), None)
    known = {"name": turn.conversation.name}
    if before:
        known |= _own(turn.knowledge.form(before.form_version), before)
    told = {one.prefill for one in sheet.form.fields if one.prefill and one.key in sheet.answers}
    return {what: words for what, words in known.items() if words and what not in told}


def _own(form: Form, application: Application) -> dict[str, str]:
    """The first of each kind that was asked: a helper's own name stands before that of the contact person."""
    found: dict[str, str] = {}
    for field in visible(form, application.answers):
        if field.prefill and field.key in application.answers:
            found.setdefault(field.prefill, str(application.answers[field.key]))
    return found
