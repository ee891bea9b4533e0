"""One application, from the first answer to the decision. The draft is the conversation's state.

Knows answers, statuses and who did what when; knows no form engine: answers are values by field key.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, event
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship, validates
from sqlalchemy.types import JSON

from models.base import Base, Json
from models.conversation import Conversation
from models.named import named_in
from models.programme import FormVersion, Programme
from models.searching import folded
from models.stages import CannotMove

LAST = 100  # long columns stand behind the short ones, so that a scan of the list need not step over them


class Application(Base):
    """answers: values by field key. asides: keys passed over, the key being mended, tries: what the talk needs.

    frozen: what was sent, as [{key, ask, label, value, shown}] in both languages; it outlives edits of the form.
    """

    __tablename__ = "applications"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id"))
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id", ondelete="SET NULL"))
    status: Mapped[str] = mapped_column(String(20), default="draft")
    reference: Mapped[str | None] = mapped_column(String(20), unique=True)
    channel: Mapped[str] = mapped_column(String(40), default="")
    language: Mapped[str] = mapped_column(String(2), default="th")
    answers: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON), default=dict, sort_order=LAST)
    asides: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON), default=dict, sort_order=LAST)
    frozen: Mapped[list[Json]] = mapped_column(JSON, default=list, sort_order=LAST)
    community: Mapped[str] = mapped_column(String(200), default="")  # these six follow the answers by themselves
    people: Mapped[str] = mapped_column(String(300), default="")  # whom to call and who helped, a line each
    phone: Mapped[str] = mapped_column(String(40), default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    province: Mapped[str] = mapped_column(String(60), default="")
    search: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]  # these four by the programme clock
    updated_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    moved_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id", ondelete="SET NULL"))
    revision: Mapped[int] = mapped_column(default=1)

    programme: Mapped[Programme] = relationship()
    form_version: Mapped[FormVersion] = relationship()
    conversation: Mapped[Conversation | None] = relationship(back_populates="applications")
    events: Mapped[list["ApplicationEvent"]] = relationship(
        back_populates="application", order_by="ApplicationEvent.id"
    )

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy declares it so
    __table_args__ = (
        Index("ix_applications_list", "programme_id", "status", "submitted_at"),
        Index("ix_applications_province", "province", "status"),
        Index("ix_applications_conversation", "conversation_id", "status"),
        Index("ix_applications_phone", "programme_id", "phone"),
        Index("ix_applications_place", "programme_id", "place"),
        Index("ix_applications_merged", "merged_into_id"),
    )

    @validates("search")
    def _fold(self, _column: str, words: str) -> str:
        return folded(words)

    @property
    def told_status(self) -> str:
        """What the applicant may know: an earlier status while the letter about this one waits."""
        known, hidden = self.asides.get("told") or ("", "")
        return str(known) if hidden == self.status else self.status

    def may_become(self, status: str) -> bool:
        """Whether its programme lets this status follow the present one."""
        session = object_session(self)
        programme = session.get_one(Programme, self.programme_id) if session else self.programme
        return status in programme.record.rule(self.status).next

    def move_to(
        self, status: str, *, by: str, at: datetime, why: str = "", staff_id: int | None = None, **more: Any
    ) -> None:
        """The one door for every status; `more` goes into the history (undone: see `undoing`). Raises CannotMove."""
        if not (more.get("undone") or self.may_become(status)):
            raise CannotMove(self.status, status)
        self.note("moved", by=by, at=at, staff_id=staff_id, before=self.status, after=status, why=why, **more)
        self.status, self.moved_at = status, at

    def note(self, kind: str, *, by: str, at: datetime, staff_id: int | None = None, **detail: Any) -> None:
        """Write one line of the application's history."""
        self.events.append(ApplicationEvent(kind=kind, by=by, at=at, staff_id=staff_id, detail=detail))
        self.updated_at = at


@event.listens_for(Application, "before_insert")
@event.listens_for(Application, "before_update")
def _follow_the_answers(_mapper: object, _connection: object, application: Application) -> None:
    """The list is searched by the reference and by every answer that names somebody, a place or a number."""
    answers, session = application.answers or {}, object_session(application)
    version = session.get(FormVersion, application.form_version_id) if session and answers else None
    named = named_in(version.definition["fields"] if version else [], answers)
    application.community, application.phone = named.community[:200], named.phone[:40]
    application.people = "\n".join(named.people)[:300]
    application.place, application.province = named.place[:200], named.province[:60]
    application.search = " ".join([application.reference or "", *named.words])


class ApplicationEvent(Base):
    """by: "applicant", "staff" or "system". kind: started, answered, sent, moved, noted, written, …; never edited."""

    __tablename__ = "application_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(12))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
    detail: Mapped[Json] = mapped_column(JSON, default=dict)

    application: Mapped[Application] = relationship(back_populates="events")

    __table_args__ = (Index("ix_application_events_application", "application_id", "id"),)


class Consent(Base):
    """What a person agreed to: the text's version and language, when, and whether it was taken back."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id", ondelete="SET NULL"))
    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    version: Mapped[str] = mapped_column(String(40))
    text_sha256: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2))
    how: Mapped[str] = mapped_column(String(20), default="chat")
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_consents_conversation", "conversation_id", "programme_id"),)
