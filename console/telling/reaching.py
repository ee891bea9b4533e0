"""Whether an applicant can be written to just now, and why not; whom to telephone instead. Knows talks and windows."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from console.desk import real_now, the_desk
from models.conversation import Conversation
from models.offer import Offer
from models.offers import open_offers
from models.post import Letter

OBSTACLES = ("no_talk", "blocked", "window")


def obstacle(talk: Conversation | None) -> str:
    """One of OBSTACLES; "" where a message gets through."""
    if talk is None:
        return OBSTACLES[0]
    if not talk.reachable:
        return OBSTACLES[1]
    return "" if the_desk().open_to(talk.channel, talk.heard_at, real_now()) else OBSTACLES[2]


def obstacles(letters: Iterable[Letter]) -> dict[int, str]:
    """By letter id, of those that cannot be sent."""
    found = {one.id: obstacle(one.application.conversation) for one in letters}
    return {id_: why for id_, why in found.items() if why}


def offers_in(session: Session, letters: Iterable[Letter]) -> dict[int, Offer]:
    """Open offers by application id; one query."""
    return open_offers(session, [one.application_id for one in letters])
