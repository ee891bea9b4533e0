"""That a place waits for an answer: said besides other answers, and with the status.

Knows sentences and when they were said; takes no answer.
"""

from datetime import datetime, timedelta

from forms import Form
from forms import told as named
from handlers.base import Turn
from handlers.facts import facts
from handlers.stages import community_of
from handlers.texts import offers as say
from handlers.texts import talk
from handlers.wording import Way, plain, reply
from models.application import Application
from models.offer import Offer
from models.offers import offer_of, offered_in
from models.talk import Reply
from models.thai_time import as_day, full_date

AGAIN_AFTER = timedelta(hours=12)


def parts(turn: Turn, offer: Offer) -> dict[str, str]:
    record = offer.application.programme.record
    name = community_of(turn, offer.application)
    named = {"community": f"{name} " if name else "", "due": full_date(offer.reply_by, turn.language)}
    return facts(turn, record) | named


def told(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """A place waits for an answer: said when the person writes about something else, twice a day at most."""
    offer = offered_in(turn.session, turn.conversation)
    if offer is None or not offer.stands or turn.waits_for_an_answer(replies):
        return replies
    if any(choice.data == say.ACCEPT.data for one in replies for choice in one.choices):
        return replies
    said = offer.application.asides.get("offer_told")
    if said and turn.now - datetime.fromisoformat(said) < AGAIN_AFTER:
        return replies
    offer.application.asides["offer_told"] = turn.now.isoformat()
    waits = say.WAITS_OVERDUE if as_day(turn.now) > offer.reply_by else say.WAITS
    note = reply(waits, turn.language, say.ACCEPT, say.DECLINE, talk.STAFF, **parts(turn, offer))
    return [note.model_copy(update={"choices": ()}), *replies] if turn.draft else [*plain(replies), note]


def line(turn: Turn, application: Application) -> str:
    """For whoever asks how the application stands; empty where there is nothing to answer."""
    offer = offer_of(turn.session, application)
    if offer is None or not offer.stands:
        return ""
    waits = say.WAITS_OVERDUE if as_day(turn.now) > offer.reply_by else say.WAITS
    return waits.to(turn.language, **parts(turn, offer))


def reminder(offer: Offer, form: Form, language: str) -> Reply:
    """The one before the day."""
    name = named(form, offer.application.answers, "community")
    parts = {"community": f"{name} " if name else "", "due": full_date(offer.reply_by, language)}
    return reply(say.REMINDER, language, say.ACCEPT, say.DECLINE, talk.STAFF, **parts)


def ways(turn: Turn) -> tuple[Way, ...]:
    """The two answers, where one is waited for in this talk."""
    offer = None if turn.incoming.group else offered_in(turn.session, turn.conversation)
    return (say.ACCEPT, say.DECLINE) if offer and offer.stands else ()
