"""Another programme's application with all that hangs on it, in words that nobody else uses.

Knows rows; opens no page.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models import post
from models.application import Application
from models.conversation import Attachment, Conversation
from models.faq import Miss
from models.outbox import Delivery
from models.post import Letter
from models.review import Review
from models.staff import Staff
from tests.console import factories, readings
from tests.console.conftest import Office

OTHER = "synergy"
MARK = "ฌานิศรา"  # stands in every word of the other programme's people
PHONE = "+66899111222"


@dataclass(frozen=True)
class Theirs:
    """Rows of the other programme, by the name that stands in addresses."""

    application_id: int
    conversation_id: int
    attachment_id: int
    letter_id: int
    delivery_id: int
    miss_id: int

    def parts(self) -> dict[str, str]:
        return {name: str(value) for name, value in vars(self).items()}


def answers() -> dict[str, Any]:
    names = {
        name: f"{MARK} {name}" for name in ("community_name", "contact_name", "products", "growth", "contact_other")
    }
    return factories.answers(3, contact_phone=PHONE, **names)


def furnish(office: Office, session: Session, reviewer: Staff) -> Theirs:
    """One that was sent, with photo, note, score, letter, talk and a question without an answer; and a draft."""
    talk = factories.conversation(session, 77, name=f"{MARK} คนคุย", wants_staff_since=factories.NOW)
    sent = factories.application(session, 70, "selected", conversation=talk, answers=answers(), programme_id=OTHER)
    sent.note("noted", by="staff", at=factories.NOW, staff_id=reviewer.id, text=f"{MARK} โน้ต")
    letter = post.write(session, sent, f"{MARK} จดหมาย", known="screening", staff_id=None, at=factories.NOW)
    photo = factories.photo(session, office.folder, sent)
    factories.heard(session, talk, f"{MARK} พูด")
    delivery = factories.answered(session, talk, factories.DEADLINE, status="failed")
    miss = factories.miss(session, f"{MARK} ถาม", conversation_id=talk.id)
    readings.given(session, sent.id, reviewer.id, 3, 3, 3, 3, why=f"{MARK} เหตุผล")
    draft = factories.application(session, 71, "draft", answers=answers(), programme_id=OTHER)
    draft.conversation.name = f"{MARK} คนร่าง"  # type: ignore[union-attr]
    session.flush()
    return Theirs(sent.id, talk.id, photo.id, letter.id, delivery.id, miss.id)


def as_it_stands(session: Session, theirs: Theirs) -> list[Any]:
    """Everything of theirs that a page could change."""
    application = session.get_one(Application, theirs.application_id)
    letter, talk = session.get_one(Letter, theirs.letter_id), session.get_one(Conversation, theirs.conversation_id)
    return [
        application.status, application.revision, dict(application.answers), len(application.events), letter.state,
        letter.text, talk.mode, session.get_one(Delivery, theirs.delivery_id).status,
        session.get_one(Miss, theirs.miss_id).settled_at, session.get_one(Attachment, theirs.attachment_id).status,
        session.query(Review).filter_by(application_id=theirs.application_id).count(),
    ]  # fmt: skip
