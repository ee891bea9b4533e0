"""The one reminder before a day that staff set: answers to correct, a place to take or give up.

Knows what is said; when one is due and whether it may be sent is known where they are sent.
"""

from forms import Form, told
from handlers.texts import after, talk
from handlers.texts import offers as say
from handlers.wording import reply
from models.application import Application
from models.corrections import Correction
from models.letters import correction_lines
from models.offers import Offer
from models.talk import Reply
from models.thai_time import full_date


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
    return reply(say.CORRECTION_REMINDER, language, after.CORRECT, talk.STAFF, **parts)


def offer_reminder(offer: Offer, form: Form, language: str) -> Reply:
    name = told(form, offer.application.answers, "community")
    parts = {"community": f"{name} " if name else "", "due": full_date(offer.reply_by, language)}
    return reply(say.REMINDER, language, say.ACCEPT, say.DECLINE, talk.STAFF, **parts)
