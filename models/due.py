"""Days that staff set for applicants, and whose have passed: answers to correct, places to take.

Knows queries only: changes nothing, knows no page and no wording.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from models.application import Application
from models.corrections import WAITING
from models.offer import OFFERED, OPEN, Offer
from models.thai_time import as_day

DUE = Application.asides["correction"]["due"].as_string()  # an ISO day, which sorts as days do; null for none


def corrections_due(session: Session, application_ids: Iterable[int]) -> dict[int, date]:
    """Until when answers are waited for, by application, where a day was set; one query however many."""
    query = select(Application.id, DUE).where(Application.id.in_(list(application_ids)), Application.status == WAITING)
    return {id_: date.fromisoformat(due) for id_, due in session.execute(query.where(DUE.is_not(None)))}


def corrections_open(session: Session) -> list[Application]:
    """What waits for the applicant: the earliest day first, then those without a day, the longest wait first."""
    query = select(Application).where(Application.status == WAITING).options(joinedload(Application.conversation))
    return list(session.scalars(query.order_by(DUE.is_(None), DUE, Application.moved_at, Application.id)))


def overdue(session: Session, now: datetime) -> tuple[int, int]:
    """How many corrections, and how many offers, are past their day."""
    today = as_day(now)
    late = select(func.count(Application.id)).where(Application.status == WAITING, today.isoformat() > DUE)
    offers = (
        select(func.count(Offer.id))
        .join(Application, Application.id == Offer.application_id)
        .where(Offer.state == OPEN, Offer.told_at.is_not(None), Offer.reply_by < today, Application.status == OFFERED)
    )
    return session.scalar(late) or 0, session.scalar(offers) or 0
