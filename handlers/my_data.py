"""“ข้อมูลของฉัน”: what is kept of a person, a copy of it, having it deleted. Asks once before deleting."""

from sqlalchemy import func, select

from handlers.base import Turn
from handlers.commands import is_order, orders
from handlers.facts import facts
from handlers.texts import buttons, talk
from handlers.texts import form as say
from handlers.wording import reply
from models.applications import sent_by
from models.conversation import Attachment, Message
from models.forgetting import forget, unsent_of
from models.talk import Reply


def asked(turn: Turn) -> bool:
    return not turn.incoming.group and (turn.incoming.data == "do:my_data" or is_order(turn.text, "my_data"))


def show(turn: Turn) -> list[Reply]:
    """How much there is of each kind; the words themselves are in the copy."""
    mine = turn.conversation.id
    counts = {
        "messages": turn.session.scalar(
            select(func.count()).where(Message.conversation_id == mine, Message.direction == "in")
        ),
        "files": turn.session.scalar(
            select(func.count()).where(Attachment.conversation_id == mine, Attachment.status == "stored")
        ),
        "drafts": len(unsent_of(turn.session, turn.conversation)),
        "sent": len(sent_by(turn.conversation)),
    }
    return [reply(talk.MY_DATA, turn.language, buttons.REVIEW, talk.FORGET_ME, talk.STAFF, **counts)]


def wants_to_be_forgotten(turn: Turn) -> bool:
    if turn.incoming.group:
        return False
    return (
        turn.incoming.data == "do:forget_me"
        or is_order(turn.text, "forget_me")
        or (turn.standing("forgetting") is not None and _decides(turn))
    )


def _decides(turn: Turn) -> bool:
    return turn.incoming.data in ("forget:yes", "forget:no") or bool({"agree", "refuse"} & set(orders(turn.text)))


def forget_me(turn: Turn) -> list[Reply]:
    """Drafts go at once; what was sent is handed to staff, who have thirty days."""
    if turn.standing("forgetting") is None or not _decides(turn):
        turn.stand("forgetting")
        return [reply(talk.FORGET_SURE, turn.language, talk.YES_FORGET, talk.NO_KEEP)]
    if turn.incoming.data == "forget:no" or "refuse" in orders(turn.text):
        return [reply(say.KEPT_AS_IS, turn.language, talk.HELP)]
    for draft in unsent_of(turn.session, turn.conversation):
        turn.paths_to_delete += forget(turn.session, draft)
    turn.draft = None
    sent = sent_by(turn.conversation)
    for application in sent:
        application.note("deletion_asked", by="applicant", at=turn.now)
    if not sent:
        return [reply(talk.FORGOTTEN, turn.language, talk.HELP)]
    turn.conversation.wants_staff_since = turn.conversation.wants_staff_since or turn.now
    return [reply(talk.FORGOTTEN_BUT_SENT, turn.language, talk.HELP, **facts(turn))]
