"""Events that nobody answers: taken back, edited, blocked, our own echo, or of no use to us.

Knows what each changes in the transcript; says nothing.
"""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot import outbox
from bot.clock import real_now
from models.conversation import Conversation, Message
from models.talk import Incoming

NOTICES = ("leave", "unsend", "edit", "echo", "ignored")


def take(session: Session, incoming: Incoming) -> list[str]:
    """Write what it changes; the paths of files to remove after the commit."""
    if incoming.kind == "leave":
        _unreachable(session, incoming)
    elif incoming.kind == "unsend":
        return _forget(session, incoming)
    elif incoming.kind == "edit":
        _correct(session, incoming)
    elif incoming.kind == "echo" and incoming.data:
        outbox.came_back(session, incoming.data, incoming.about)
    return []


def _unreachable(session: Session, incoming: Incoming) -> None:
    for conversation in session.scalars(_conversation(incoming)):
        conversation.reachable = False


def _forget(session: Session, incoming: Incoming) -> list[str]:
    """The person took it back: the words and the files go, the fact that something was said stays."""
    paths: list[str] = []
    for message in session.scalars(_message(incoming)):
        message.text, message.said, message.unsent_at = "", {"kind": "unsent"}, real_now()
        for attachment in message.attachments:
            paths += filter(None, (attachment.path, attachment.thumbnail))
            attachment.status, attachment.path, attachment.thumbnail = "deleted", "", ""
    return paths


def _correct(session: Session, incoming: Incoming) -> None:
    for message in session.scalars(_message(incoming)):
        message.text, message.edited_at = incoming.text, incoming.at


def _conversation(incoming: Incoming) -> Select[Conversation]:
    return select(Conversation).where(
        Conversation.channel == incoming.channel,
        Conversation.account == incoming.account,
        Conversation.address == incoming.address,
    )


def _message(incoming: Incoming) -> Select[Message]:
    mine = _conversation(incoming).with_only_columns(Conversation.id)
    return select(Message).where(
        Message.conversation_id.in_(mine), Message.direction == "in", Message.platform_id == incoming.about
    )
