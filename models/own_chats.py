"""A staff member's own chat, to which a message is sent as a trial before applicants get it: linked by a one-time code.

Knows rows and codes; says nothing.
"""

from datetime import datetime, timedelta
from secrets import choice

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from models.base import Base
from models.conversation import Conversation
from models.staff import Staff

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that looks like another
LENGTH = 8
GOOD_FOR = timedelta(minutes=15)


class OwnChat(Base):
    """One row a person and channel's talk; a row without a talk is a code that waits. Moments are real time."""

    __tablename__ = "own_chats"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    code: Mapped[str | None] = mapped_column(String(LENGTH), unique=True)
    code_until: Mapped[datetime | None]
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    linked_at: Mapped[datetime | None]

    conversation: Mapped[Conversation | None] = relationship()


def new_code(session: Session, staff_id: int, now: datetime) -> str:
    """A fresh code; one that waited is no longer good. now: real time."""
    waiting = select(OwnChat).where(OwnChat.staff_id == staff_id, OwnChat.conversation_id.is_(None))
    for row in session.scalars(waiting):
        session.delete(row)
    session.flush()
    code = "".join(choice(LETTERS) for _ in range(LENGTH))
    session.add(OwnChat(staff_id=staff_id, code=code, code_until=now + GOOD_FOR))
    return code


def link(session: Session, code: str, conversation: Conversation, now: datetime) -> Staff | None:
    """Use up the code: whose it was, None where it is unknown, used or too old."""
    row = session.scalar(select(OwnChat).where(OwnChat.code == code).with_for_update())
    if row is None or row.code_until is None or row.code_until < now:
        return None
    staff = session.get(Staff, row.staff_id)
    if staff is None or not staff.active:
        return None
    for other in session.scalars(select(OwnChat).where(OwnChat.conversation_id == conversation.id)):
        session.delete(other)
    row.code, row.code_until, row.conversation_id, row.linked_at = None, None, conversation.id, now
    return staff


def chats_of(session: Session, staff_id: int) -> list[OwnChat]:
    """Linked talks, the newest first."""
    query = select(OwnChat).where(OwnChat.staff_id == staff_id, OwnChat.conversation_id.is_not(None))
    return list(session.scalars(query.options(joinedload(OwnChat.conversation)).order_by(OwnChat.linked_at.desc())))


def waiting_code(session: Session, staff_id: int, now: datetime) -> str:
    """The code that is still good, "" for none."""
    query = select(OwnChat.code).where(OwnChat.staff_id == staff_id, OwnChat.code_until > now)
    return session.scalar(query) or ""


def unlink(session: Session, staff_id: int, own_chat_id: int) -> None:
    row = session.get(OwnChat, own_chat_id)
    if row and row.staff_id == staff_id:
        session.delete(row)
