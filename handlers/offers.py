"""A place that was offered to a selected community: taken or given up, by a tap or in words; giving up is asked twice.

Knows what an answer is and what is said to it; what becomes of the place is for `models.offering`.
"""

from handlers.base import Turn
from handlers.facts import facts
from handlers.offer_news import parts
from handlers.offer_words import meant
from handlers.texts import offers as say
from handlers.texts import talk
from handlers.wording import reply
from models.applications import sent_by
from models.offer import ACCEPTED, Offer
from models.offering import accept, decline
from models.offers import offer_of, offered_in
from models.talk import Reply


def answered(turn: Turn) -> bool:
    """An offer waits here, and this message answers it, or a question of ours about it."""
    if turn.incoming.group:
        return False
    return bool(meant(turn)) and (offered_in(turn.session, turn.conversation) is not None or _closed(turn) is not None)


def answer(turn: Turn) -> list[Reply]:
    offer, said = offered_in(turn.session, turn.conversation), meant(turn)
    if offer is None:
        return [reply(say.GONE, turn.language, talk.STAFF, talk.STATUS_WAY, **facts(turn))]
    if said == "keep":
        return _kept(turn, offer)
    if said in ("decline", "accept?"):
        sure, asked = (say.DECLINE_SURE, "declining") if said == "decline" else (say.ACCEPT_SURE, "accepting")
        turn.stand(asked, offer.id)
        ways = (say.YES_DECLINE, say.NO_KEEP) if said == "decline" else (say.YES_ACCEPT, say.NOT_YET)
        return [reply(sure, turn.language, *ways, **parts(turn, offer))]
    if said == "decline!":
        decline(offer, by="applicant", at=turn.now)
        return [reply(say.DECLINED, turn.language, talk.STAFF, talk.HELP, **parts(turn, offer))]
    return _accepted(turn, offer)


def _accepted(turn: Turn, offer: Offer) -> list[Reply]:
    if offer.state == ACCEPTED:
        return [reply(say.ACCEPTED_ALREADY, turn.language, say.DECLINE, talk.STAFF, **parts(turn, offer))]
    accept(offer, by="applicant", at=turn.now)
    return [reply(say.ACCEPTED, turn.language, talk.STATUS_WAY, talk.STAFF, **parts(turn, offer))]


def _kept(turn: Turn, offer: Offer) -> list[Reply]:
    if offer.state == ACCEPTED:
        return [reply(say.KEPT_ACCEPTED, turn.language, talk.STATUS_WAY, talk.STAFF)]
    return [reply(say.KEPT, turn.language, say.ACCEPT, say.DECLINE, talk.STAFF, **parts(turn, offer))]


def _closed(turn: Turn) -> Offer | None:
    """An offer of ours that was tapped too late."""
    if not turn.incoming.data.startswith("offer:"):
        return None
    found = (offer_of(turn.session, one) for one in sent_by(turn.conversation))
    return next((one for one in found if one and one.told_at), None)
