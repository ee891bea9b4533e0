"""One application with all that belongs to it, gathered for one page in a fixed number of queries.

Knows how an application is laid out for a reader; knows no page and changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import g
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from console.desk import the_desk
from console.showing import both
from forms.definition import Field, Form
from forms.fields.kind import kind_of
from models.application import Application, ApplicationEvent
from models.conversation import Attachment
from models.desk_talks import Transcript, staff_names, transcript

LAST_WORDS = 12


@dataclass(frozen=True)
class Answered:
    """A question as it was asked, its short name, and the answer for people to read."""

    key: str
    ask: str
    label: str
    shown: str
    kind: str
    value: Any


@dataclass(frozen=True)
class Case:
    """What the page of one application shows."""

    application: Application
    form: Form
    answers: list[Answered]
    photos: list[Attachment]
    recordings: list[Attachment]
    papers: list[Attachment]
    talk: Transcript
    names: Mapping[int, str]

    @property
    def seen(self) -> int:
        """The last thing that had happened when the page was made."""
        return self.application.events[-1].id if self.application.events else 0

    @property
    def notes(self) -> list[ApplicationEvent]:
        return [event for event in self.application.events if event.kind == "noted"]

    def label_of(self, key: str) -> str:
        """A field's short name, for the history."""
        return both(self.form.field(key).label.model_dump()) if key in self.form else key

    def shown(self, key: str | None, value: Any) -> str:
        """A value of the history for people to read; empty for none."""
        if value is None or value in ("", []):
            return ""
        return shown(self.form.field(key), value) if key and key in self.form else both(value)


def case_of(session: Session, application_id: int) -> Case | None:
    query = select(Application).where(Application.id == application_id)
    together = (
        joinedload(Application.conversation), joinedload(Application.form_version), joinedload(Application.programme),
        selectinload(Application.events),
    )  # fmt: skip
    application = session.scalar(query.options(*together))
    if application is None:
        return None
    form = the_desk().knowledge().form(application.form_version)
    theirs = select(Attachment).where(Attachment.application_id == application_id, Attachment.status == "stored")
    kept = session.scalars(theirs.order_by(Attachment.id)).all()
    return Case(
        application=application,
        form=form,
        answers=_frozen(application) if application.frozen else _draft(application, form),
        photos=[file for file in kept if file.kind == "image"],
        recordings=[file for file in kept if file.kind in {"audio", "video"}],
        papers=[file for file in kept if file.kind == "file"],
        talk=transcript(session, application.conversation_id or 0, limit=LAST_WORDS),
        names=staff_names(session),
    )


def _frozen(application: Application) -> list[Answered]:
    """What was sent, in the words of that day."""
    return [
        Answered(
            key=line["key"],
            ask=both(line.get("ask")),
            label=both(line.get("label")),
            shown=both(line.get("shown")),
            kind=str(line.get("kind", "")),
            value=line.get("value"),
        )
        for line in application.frozen
    ]


def _draft(application: Application, form: Form) -> list[Answered]:
    """What has been answered so far, in the form's order."""
    answered = [field for field in form.fields if application.answers.get(field.key) is not None]
    return [_answered(field, application.answers[field.key]) for field in answered]


def _answered(field: Field, value: Any) -> Answered:
    ask, label = both(field.ask.model_dump()), both(field.label.model_dump())
    return Answered(field.key, ask, label, shown(field, value), field.kind, value)


def shown(field: Field, value: Any) -> str:
    """A stored answer in the reader's language."""
    return kind_of(field).show(value, field, "en" if g.language == "en" else "th")
