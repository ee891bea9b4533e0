"""The demo's sample data: it fills an empty desk once, on both databases, and everything in it would pass for real."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.clock import real_now
from bot.demo import AS_OF, add_people
from bot.loading import write
from bot.sample import add_sample_data
from bot.settings import Settings
from forms import Form, accepts, frozen, missing, stale
from models.application import Application, ApplicationEvent, Consent
from models.base import Base
from models.conversation import Attachment, Conversation, Message
from models.database import Database
from models.faq import Miss
from models.inbox import Event
from models.looks import Look
from models.outbox import Delivery
from simulator import PERSONAS
from tests.service import programmes

STAGES = {
    "draft": 6, "submitted": 12, "screening": 5, "more_information": 2, "shortlisted": 4, "site_visit": 2,
    "not_selected": 1, "withdrawn": 1, "duplicate": 1,
}  # fmt: skip
PASSWORDS = dict.fromkeys(("admin", "reviewer", "operator"), "demo-a1b2c3d4")


def filled(url: str, folder: Path, as_of: datetime = AS_OF) -> Database:
    """A database with programmes, logins and sample data."""
    database = Database(url)
    with database.writing() as session:
        write(session, programmes(), real_now())
    add_people(database, PASSWORDS)
    add_sample_data(database, settings(folder, as_of))
    return database


def settings(folder: Path, as_of: datetime = AS_OF) -> Settings:
    tokens = {"line_channel_secret": "secret", "line_channel_access_token": "token"}
    return Settings(data_dir=folder, demo=True, as_of=as_of, messenger_page_id="110564000000001", **tokens)  # type: ignore[arg-type]


def words(session: Session) -> str:
    """A fingerprint of everything that is said and answered."""
    said = [
        (one.direction, one.at.isoformat(), one.text) for one in session.scalars(select(Message).order_by(Message.id))
    ]
    answered = [one.answers for one in session.scalars(select(Application).order_by(Application.id))]
    return hashlib.sha256(repr((said, answered)).encode()).hexdigest()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="module")
def database(folder: Path, sqlite_template: Path) -> Iterator[Database]:
    """The demo's database on its first morning, for all the tests that only look."""
    copyfile(sqlite_template, folder / "samak.db")
    database = filled(f"sqlite:///{folder / 'samak.db'}", folder)
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.reading() as session:
        yield session


def count(session: Session, kind: type[Base], *which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(kind).where(*which)) or 0


def test_an_empty_desk_is_filled_once_and_with_the_same_words_everywhere(
    database_url: str, tmp_path: Path, session: Session
) -> None:
    database = filled(database_url, tmp_path)
    add_sample_data(database, settings(tmp_path))
    with database.reading() as here:
        statuses = dict(here.execute(select(Application.status, func.count()).group_by(Application.status)).all())
        assert statuses == STAGES
        assert words(here) == words(session)
    database.close()


def test_every_answer_would_pass_in_the_form(session: Session) -> None:
    for application in session.scalars(select(Application)):
        form = Form.model_validate(application.form_version.definition)
        refused = [
            key
            for key, value in application.answers.items()
            if not accepts(form.field(key), value, application.answers)
        ]
        assert (application.id, refused, stale(form, application.answers)) == (application.id, [], ())


def test_what_was_sent_is_complete_and_frozen_as_it_was_answered(session: Session) -> None:
    sent = [*session.scalars(select(Application).where(Application.reference.is_not(None)))]
    assert len(sent) == sum(STAGES.values()) - STAGES["draft"]
    for application in sent:
        form = Form.model_validate(application.form_version.definition)
        assert missing(form, application.answers) == ()
        assert application.frozen == frozen(form, application.answers)


def test_references_count_up_in_the_order_of_sending(session: Session) -> None:
    sent = select(Application.reference).where(Application.reference.is_not(None)).order_by(Application.submitted_at)
    references = [*session.scalars(sent)]
    assert references == [f"GLO3-{number:05}" for number in range(1, len(references) + 1)]


def test_no_two_communities_tell_the_same_story(session: Session) -> None:
    told = [
        application.answers[key]
        for application in session.scalars(select(Application))
        for key in ("products", "attractions", "growth", "local_wisdom")
        if key in application.answers
    ]
    assert [story for story, times in Counter(told).items() if times > 1] == []


PROGRAMME_CLOCK = (
    Application.created_at, Application.updated_at, Application.submitted_at, Application.moved_at, ApplicationEvent.at,
    Consent.given_at, Conversation.created_at, Conversation.wants_staff_since, Message.at, Attachment.at, Miss.at,
)  # fmt: skip
REAL_CLOCK = (
    Conversation.heard_at, Event.at, Event.received_at, Event.handled_at,
    Delivery.created_at, Delivery.due_at, Delivery.sent_at, Look.at,
)  # fmt: skip


def late(session: Session, as_of: datetime) -> list[str]:
    """Columns that say that something happened after now."""
    latest = [(column, session.scalar(select(func.max(column))), as_of) for column in PROGRAMME_CLOCK]
    latest += [(column, session.scalar(select(func.max(column))), real_now()) for column in REAL_CLOCK]
    return [str(column) for column, moment, now in latest if moment is None or moment > now]


def test_nothing_happened_later_than_now(session: Session) -> None:
    assert late(session, AS_OF) == []


@pytest.mark.parametrize("today", ["2021-05-03T10:00:00+07:00", "2021-07-20T22:00:00+07:00"])
def test_nothing_happened_later_than_now_on_another_day(today: str, sqlite_url: str, tmp_path: Path) -> None:
    as_of = datetime.fromisoformat(today)
    database = filled(sqlite_url, tmp_path, as_of)
    with database.reading() as session:
        assert late(session, as_of) == []
        assert (
            count(session, Application, Application.submitted_at.is_not(None)) == sum(STAGES.values()) - STAGES["draft"]
        )
    database.close()


def test_every_photo_and_paper_is_there_and_light(session: Session, folder: Path) -> None:
    kept = [*session.scalars(select(Attachment))]
    assert [one.id for one in kept if not (folder / one.path).is_file()] == []
    photos = [one for one in kept if one.kind == "image"]
    assert [one.id for one in photos if one.size > 60_000 or not (folder / one.thumbnail).is_file()] == []
    held = [id_ for one in session.scalars(select(Application)) for id_ in one.answers.get("photos", ())]
    assert sorted(held) == [one.id for one in photos]


def test_every_desk_has_something_to_do(session: Session) -> None:
    assert count(session, Conversation, Conversation.wants_staff_since.is_not(None)) == 3
    assert count(session, Conversation, Conversation.mode == "staff") == 1
    assert count(session, Event, Event.status == "dead") == 1
    misses = select(Miss.kind, func.count()).where(Miss.settled_at.is_(None)).group_by(Miss.kind)
    assert dict(session.execute(misses).all()) == {"none": 5, "none-of-these": 3, "no-answer": 1}
    states = dict(session.execute(select(Delivery.status, func.count()).group_by(Delivery.status)).all())
    assert (states.pop("failed"), set(states)) == (2, {"sent"})


def test_the_people_to_chat_as_have_no_draft_and_two_of_them_are_new(session: Session) -> None:
    known = {name for persona in PERSONAS for name in [persona.key] if _talks(session, persona.line_id, persona.psid)}
    assert known == {"somsri", "aminah"}
    theirs = [address for persona in PERSONAS for address in (persona.line_id, persona.psid)]
    drafts = (
        select(Application.id).join(Conversation).where(Application.status == "draft", Conversation.address.in_(theirs))
    )
    assert [*session.scalars(drafts)] == []


def _talks(session: Session, *addresses: str) -> int:
    return count(session, Conversation, Conversation.address.in_(addresses))
