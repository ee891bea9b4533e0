"""Taking out what must not be kept any longer: drafts, files, old attempts to log in.

Knows rows; files are removed by the caller, after the commit.

What was sent to a programme is not deleted here: its staff do that, on request or when the programme has ended.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.application import Application
from models.applications import UNSENT
from models.conversation import Attachment, Conversation
from models.inbox import Event
from models.outbox import Delivery
from models.pulse import Pulse
from models.staff import LoginAttempt

DRAFT_KEPT = timedelta(days=365)
CANCELLED_KEPT = timedelta(days=30)
EVENT_KEPT = timedelta(days=30)  # the words in a handled event; its key stays, so that a late redelivery is still known
KEY_KEPT = timedelta(days=90)  # that key
SENT_KEPT = timedelta(days=30)  # the drawn words of what was sent; the transcript has them anyway
ATTEMPT_KEPT = timedelta(days=1)
PULSE_KEPT = timedelta(days=1)  # of workers that are no more
AT_ONCE = 5000  # rows an hour: a backlog is worked off in turns, not in one long lock


def overdue_drafts(session: Session, now: datetime) -> list[Application]:
    """Unsent applications past their time. `now`: the programme clock."""
    draft = (Application.status == "draft") & (Application.updated_at < now - DRAFT_KEPT)
    cancelled = (Application.status == "cancelled") & (Application.moved_at < now - CANCELLED_KEPT)
    return [*session.scalars(select(Application).where(draft | cancelled))]


def unsent_of(session: Session, conversation: Conversation) -> list[Application]:
    query = select(Application).where(
        Application.conversation_id == conversation.id,
        Application.status.in_(UNSENT),
    )
    return [*session.scalars(query)]


def forget(session: Session, application: Application) -> list[str]:
    """Delete one application with its files; the paths to remove once this is committed."""
    files = [*session.scalars(select(Attachment).where(Attachment.application_id == application.id))]
    paths = [path for file in files for path in (file.path, file.thumbnail) if path]
    for file in files:
        file.status, file.path, file.thumbnail, file.application_id = "deleted", "", "", None
    for event in application.events:
        session.delete(event)
    session.delete(application)
    if application.conversation:
        session.expire(application.conversation, ["applications"])
    return paths


def forget_events(session: Session, now: datetime) -> None:
    """Empty handled events and sent messages, drop their keys later, and old marks of all kinds. `now`: real time."""
    old = (
        (Event.status == "done")
        & (Event.at < now - EVENT_KEPT)
        & (Event.handled_at < now - EVENT_KEPT)
        & (Event.kind != "forgotten")
    )
    session.execute(update(Event).where(old).values(incoming={}, kind="forgotten"))
    gone = select(Event.id).where(Event.status == "done", Event.at < now - KEY_KEPT, Event.kind == "forgotten")
    session.execute(delete(Event).where(Event.id.in_(gone.order_by(Event.at).limit(AT_ONCE))))
    told = (Delivery.status == "sent") & (Delivery.due_at < now - SENT_KEPT) & (Delivery.done > 0)
    session.execute(update(Delivery).where(told).values(calls=[], done=0))
    session.execute(
        delete(Pulse).where(Pulse.name.like("worker:%") | Pulse.name.like("web:%"), Pulse.at < now - PULSE_KEPT)
    )
    session.execute(delete(LoginAttempt).where(LoginAttempt.at < now - ATTEMPT_KEPT))
