"""What a person said, written down: the conversation found or made, the message with what was sent along.

Knows rows; answers nothing.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.media import Kept, Refused
from models.conversation import Attachment, Conversation, Message
from models.inbox import Event
from models.talk import Incoming, Media


def conversation_of(session: Session, incoming: Incoming, clock: Clock, name: str = "") -> Conversation:
    """The conversation, locked; made at first contact."""
    query = select(Conversation).where(
        Conversation.channel == incoming.channel,
        Conversation.account == incoming.account,
        Conversation.address == incoming.address,
    )
    found = session.scalar(query.with_for_update(of=Conversation))
    if found is None:
        found = Conversation(
            channel=incoming.channel,
            account=incoming.account,
            address=incoming.address,
            group=incoming.group,
            mode="bot",
            language="th",
            memory={},
            name="",
            created_at=clock.now(),
        )
        session.add(found)
    found.name = name or found.name
    found.heard_at = max(filter(None, (found.heard_at, incoming.at)))
    found.reachable = True
    return found


def hear(
    session: Session,
    conversation: Conversation,
    event: Event,
    incoming: Incoming,
    fetched: "list[Kept | Refused]",
    clock: Clock,
) -> Message:
    """Write what came into the transcript, with what was sent along."""
    said = incoming.model_dump(mode="json", include={"kind", "data", "location", "group"}, exclude_defaults=True)
    message = Message(
        conversation=conversation,
        direction="in",
        author="person",
        event_id=event.id,
        at=clock.now(),
        text=incoming.text,
        said={"kind": incoming.kind} | said,
        platform_id=incoming.message_id,
    )
    for media, got in zip(incoming.media, fetched, strict=True):
        message.attachments.append(_attachment(media, got, conversation, clock))
    session.add(message)
    session.flush()
    return message


def _attachment(media: Media, got: "Kept | Refused", conversation: Conversation, clock: Clock) -> Attachment:
    about = {"kind": media.kind, "name": media.name[:200], "at": clock.now(), "conversation_id": conversation.id}
    if isinstance(got, Refused):
        return Attachment(status="refused", reason=got.reason, **about)
    return Attachment(
        status="stored",
        mime=got.mime,
        path=got.path,
        thumbnail=got.thumbnail,
        size=got.size,
        width=got.width,
        height=got.height,
        sha256=got.sha256,
        **about,
    )
