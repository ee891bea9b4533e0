"""Reminders of an unfinished application: the words, the stop word, and one that had to wait for the person to write.

Knows what is said; when one is due and whether it may be sent is known where they are sent.
"""

from datetime import datetime

from forms import Form, told, visible
from handlers.base import Turn
from handlers.commands import is_order
from handlers.texts import after, offers, talk
from handlers.texts import around as say
from handlers.welcome import open_line
from handlers.wording import reply
from models.application import Application
from models.corrections import Correction
from models.letters import correction_lines
from models.talk import Reply
from models.thai_time import full_date


def unwanted(turn: Turn) -> bool:
    return not turn.incoming.group and is_order(turn.text, "stop_reminders")


def stop(turn: Turn) -> list[Reply]:
    turn.memory["no_reminders"] = True
    return [reply(say.NO_MORE_REMINDERS, turn.language, talk.GO_ON if turn.draft else talk.HELP, talk.STAFF)]


def wanted_again(turn: Turn) -> bool:
    return not turn.incoming.group and is_order(turn.text, "remind_again")


def start_again(turn: Turn) -> list[Reply]:
    turn.memory.pop("no_reminders", None)
    return [reply(say.REMINDERS_AGAIN, turn.language, talk.GO_ON if turn.draft else talk.HELP, talk.STAFF)]


def reminder(draft: Application, form: Form, language: str, now: datetime) -> Reply:
    """How far the draft is and how long there is; one tap to go on."""
    asked = visible(form, draft.answers)
    done = [one for one in asked if one.key in draft.answers or one.key in draft.asides.get("skipped", ())]
    name = told(form, draft.answers, "community")
    parts = {
        "community": say.OF_COMMUNITY.to(language, name=name) if name else "",
        "done": len(done),
        "of": len(asked),
        "open": open_line(draft.programme.record, language, now),
    }
    return reply(say.REMINDER, language, talk.GO_ON, talk.STAFF, **parts)


def correction_reminder(application: Application, correction: Correction, language: str) -> Reply:
    """What is still waited for, with the reasons, and until when. Raises ValueError where no day was set."""
    if correction.due is None:
        raise ValueError("this correction has no day")
    left = {key: correction.reasons[key] for key in correction.left}
    parts = {
        "reference": application.reference,
        "count": len(left),
        "due": full_date(correction.due, language),
        "lines": correction_lines(application, left, "en" if language == "en" else "th"),
    }
    return reply(offers.CORRECTION_REMINDER, language, after.CORRECT, talk.STAFF, **parts)


def with_kept(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """A reminder that could not be sent is said once, when the person writes; not where the date is told anyway."""
    draft = turn.draft
    if draft is None or not draft.asides.pop("reminder_kept", None) or turn.memory.get("no_reminders"):
        return replies
    record = draft.programme.record
    told = open_line(record, turn.language, turn.now)
    if not record.accepts(turn.now) or any(told in one.text for one in replies):
        return replies
    kept = reminder(draft, turn.knowledge.form(draft.form_version), turn.language, turn.now)
    return [kept.model_copy(update={"choices": ()}), *replies]
