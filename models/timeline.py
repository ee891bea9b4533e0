"""Everything that happened to one application in one row: its history and what was said since it was begun.

Knows queries only: changes nothing, knows no page and no wording.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from models.application import Application, ApplicationEvent
from models.conversation import Message

Thing = ApplicationEvent | Message


@dataclass(frozen=True)
class Stretch:
    """Latest first. before: where the next stretch begins; none: this is the beginning."""

    things: list[Thing]
    before: datetime | None

    @property
    def messages(self) -> list[Message]:
        return [one for one in self.things if isinstance(one, Message)]


def stretch(
    session: Session,
    application: Application,
    *,
    before: datetime | None = None,
    kinds: Collection[str] = (),
    talk: bool = True,
    limit: int = 60,
) -> Stretch:
    """kinds: of the history's lines, all where none is named. talk: with what was said. Two queries at most."""
    events = select(ApplicationEvent).where(ApplicationEvent.application_id == application.id)
    if kinds:
        events = events.where(ApplicationEvent.kind.in_(kinds))
    said = select(Message).options(selectinload(Message.attachments)).where(
        Message.conversation_id == (application.conversation_id or 0), Message.at >= application.created_at
    )  # fmt: skip
    if before:
        events, said = events.where(ApplicationEvent.at < before), said.where(Message.at < before)
    latest = events.order_by(ApplicationEvent.at.desc(), ApplicationEvent.id.desc()).limit(limit + 1)
    found: list[Thing] = [*session.scalars(latest)]
    if talk:
        found += session.scalars(said.order_by(Message.at.desc(), Message.id.desc()).limit(limit + 1))
    found.sort(key=lambda one: one.at, reverse=True)
    return _cut(found, limit)


def _cut(found: list[Thing], limit: int) -> Stretch:
    """At a gap in time, so that what happened at one instant stays together."""
    if len(found) <= limit:
        return Stretch(found, None)
    kept = [one for one in found[:limit] if one.at > found[limit].at] or found[:limit]
    return Stretch(kept, kept[-1].at)
