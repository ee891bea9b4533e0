"""The list of applications as reviewers see it: which are chosen, in what order, how many, and who stands beside whom.

Knows queries only: changes nothing, knows no page and no wording.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.orm import Session

from models.application import Application
from models.conversation import Attachment
from models.narrowing import EVERYTHING, MEAN, WAITING_SINCE, Narrowing
from models.searching import folded_words
from models.stages import OURS, UNSENT
from models.thai_time import BANGKOK

WAS_SENT = Application.status.not_in(UNSENT)
GROUPS = ("", "ours", "begun", "chosen")  # what may be asked for in place of a status

ARRIVED = func.coalesce(Application.submitted_at, Application.created_at)

SORTS: dict[str, tuple[ColumnElement[Any] | Any, ...]] = {
    "waiting": (WAITING_SINCE, Application.id),  # what is ours comes first
    "newest": (ARRIVED.desc(), Application.id.desc()),
    "oldest": (ARRIVED, Application.id),
    "reference": (Application.reference, Application.id),
    "score": (MEAN.correlate(Application).scalar_subquery().desc().nulls_last(), Application.id),
    "province": (Application.province, WAITING_SINCE, Application.id),
}


@dataclass(frozen=True)
class Chosen:
    """What the list is narrowed to. Days: Bangkok's, both in.

    status: a status, "ours", "chosen" (the selected), "begun" (sent or not), or "" for all that were sent.
    """

    programme: str = ""
    status: str = ""
    province: str = ""
    channel: str = ""
    photos: str = ""  # "yes" or "no"
    since: date | None = None
    until: date | None = None
    words: str = ""
    sort: str = "waiting"
    more: Narrowing = EVERYTHING
    ours: tuple[str, ...] = OURS  # statuses at which the next step is ours
    picked: tuple[str, ...] = ("selected",)  # statuses of the selected, with all that follow

    def takes(self, status: str) -> bool:
        """Whether applications of this status are among the chosen, as far as the stage goes."""
        groups = {"": {status} - set(UNSENT), "ours": self.ours, "begun": {status}, "chosen": self.picked}
        return status in groups.get(self.status, (self.status,))

    @property
    def _stage(self) -> ColumnElement[bool]:
        if self.status in {"ours", "chosen"}:
            return Application.status.in_(self.ours if self.status == "ours" else self.picked)
        if self.status == "begun":
            return Application.status.is_not(None)
        return Application.status == self.status if self.status else WAS_SENT

    @property
    def narrowed(self) -> bool:
        """Whether anything but the stage and the order was chosen."""
        return replace(self, status="", sort="waiting", ours=OURS, picked=Chosen.picked) != Chosen()

    def conditions(self, *, any_status: bool = False) -> list[ColumnElement[bool]]:
        """What must hold of an application; any_status leaves the stage open."""
        chosen: list[ColumnElement[bool]] = [] if any_status else [self._stage]
        same = (
            (Application.programme_id, self.programme),
            (Application.province, self.province),
            (Application.channel, self.channel),
        )
        chosen += [column == value for column, value in same if value]
        chosen += [Application.search.contains(word, autoescape=True) for word in folded_words(self.words)]
        if self.photos:
            chosen.append(_HAS_PHOTOS if self.photos == "yes" else ~_HAS_PHOTOS)
        if self.since:
            chosen.append(_midnight(self.since) <= ARRIVED)
        if self.until:
            chosen.append(_midnight(self.until + timedelta(days=1)) > ARRIVED)
        return chosen + self.more.conditions()

    @property
    def order(self) -> tuple[Any, ...]:
        if self.sort in SORTS and self.sort != "waiting":
            return SORTS[self.sort]
        return (case((Application.status.in_(self.ours), 0), else_=1), *SORTS["waiting"])

    def ids(self) -> Select[int]:
        """Ids only: sorting them does not carry the answers along."""
        return select(Application.id).where(*self.conditions()).order_by(*self.order)

    def page(self, *, limit: int, offset: int) -> Select[Application]:
        wanted = self.ids().limit(limit).offset(offset).subquery()
        return select(Application).join(wanted, wanted.c.id == Application.id).order_by(*self.order)

    def select(self) -> Select[Application]:
        return select(Application).where(*self.conditions()).order_by(*self.order)


_PHOTO = (Attachment.kind == "image", Attachment.status == "stored")
_HAS_PHOTOS = exists().where(Attachment.application_id == Application.id, *_PHOTO)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BANGKOK).astimezone(UTC)


def photo_counts(session: Session, applications: Sequence[Application]) -> dict[int, int]:
    """Photos kept, by application id; one query however many."""
    ids = [application.id for application in applications]
    query = select(Attachment.application_id, func.count()).where(Attachment.application_id.in_(ids), *_PHOTO)
    return {id_: count for id_, count in session.execute(query.group_by(Attachment.application_id)) if id_}


def provinces_in_use(session: Session) -> list[str]:
    query = select(Application.province).where(Application.province != "", WAS_SENT)
    return list(session.scalars(query.distinct().order_by(Application.province)))


@dataclass(frozen=True)
class Neighbours:
    """Where an application stands in a filtered list: ids beside it, its place from 1, and how many there are."""

    before: int | None
    after: int | None
    place: int
    total: int


def neighbours(session: Session, chosen: Chosen, application_id: int) -> Neighbours | None:
    """None where the application is not (or no longer) among the chosen."""
    listed = list(session.scalars(chosen.ids()))
    if application_id not in listed:
        return None
    at = listed.index(application_id)
    before, after = listed[at - 1] if at else None, listed[at + 1] if at + 1 < len(listed) else None
    return Neighbours(before, after, at + 1, len(listed))
