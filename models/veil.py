"""What a reader without the right to people's contact details sees of a row: personal answers left out as it is loaded.

Knows which questions are personal from the forms' definitions; knows no person and no page.
"""

from typing import Any

from sqlalchemy import event, false, select
from sqlalchemy.orm import QueryContext, Session, attributes, with_loader_criteria
from sqlalchemy.orm.util import LoaderCriteriaOption

from models.application import Application, ApplicationEvent
from models.conversation import Attachment, Conversation, Message
from models.outbox import Delivery
from models.post import Letter
from models.programme import FormVersion

VEIL = "personal"  # in a session's info: the keys of personal questions
HIDDEN = {"th": "ซ่อนไว้ เป็นข้อมูลส่วนบุคคล", "en": "Hidden: personal data"}
CONTACTS = frozenset({"search", "phone", "people"})  # columns that follow the answers
TOLD = ("started", "moved", "answered", "late", "late_allowed")  # lines of a history without people's words

WITHOUT_TALKS: tuple[LoaderCriteriaOption, ...] = (
    with_loader_criteria(Message, false(), include_aliases=True),
    with_loader_criteria(Delivery, false(), include_aliases=True),
    with_loader_criteria(Letter, false(), include_aliases=True),
    with_loader_criteria(
        Attachment, Attachment.application_id.is_not(None) & (Attachment.kind == "image"), include_aliases=True
    ),
    with_loader_criteria(ApplicationEvent, ApplicationEvent.kind.in_(TOLD), include_aliases=True),
)


def personal_keys(session: Session) -> frozenset[str]:
    """Keys of the questions that are personal in any version of any form."""
    definitions = session.scalars(select(FormVersion.definition))
    return frozenset(field["key"] for form in definitions for field in form["fields"] if field.get("personal"))


def veil(session: Session) -> Session:
    """From now on personal answers stay out of what this session loads."""
    session.info[VEIL] = personal_keys(session)
    return session


@event.listens_for(Application, "load")
def _application(row: Application, context: QueryContext) -> None:
    _cover(row, context)


@event.listens_for(Application, "refresh")
def _application_again(row: Application, context: QueryContext, _names: Any) -> None:
    _cover(row, context)


def _cover(row: Application, context: QueryContext) -> None:
    keys, there = context.session.info.get(VEIL), row.__dict__
    if keys is None:
        return
    if "answers" in there:
        kept = {key: value for key, value in row.answers.items() if key not in keys}
        attributes.set_committed_value(row, "answers", kept)
    if "frozen" in there:
        attributes.set_committed_value(row, "frozen", [_line(line, keys) for line in row.frozen])
    for name in CONTACTS & there.keys():
        attributes.set_committed_value(row, name, "")


def _line(line: dict[str, Any], keys: frozenset[str]) -> dict[str, Any]:
    return {**line, "value": None, "shown": HIDDEN, "kind": "hidden"} if line.get("key") in keys else line


@event.listens_for(ApplicationEvent, "load")
def _history(row: ApplicationEvent, context: QueryContext) -> None:
    keys = context.session.info.get(VEIL)
    if keys is not None and row.detail.get("key") in keys:
        attributes.set_committed_value(row, "detail", {"key": row.detail["key"]})


@event.listens_for(Conversation, "load")
def _talk(row: Conversation, context: QueryContext) -> None:
    if context.session.info.get(VEIL) is not None:
        attributes.set_committed_value(row, "name", "")
