"""What all sample talks share: the transaction, what is loaded, the clock, who is called what on which platform.

Knows the demo's stand-in platforms; says nothing.
"""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.line import Line
from bot.channels.messenger import Messenger
from bot.clock import Clock, real_now
from bot.knowledge import Knowledge
from bot.loading import newest_form
from bot.media import Kept
from bot.sample.script import Story
from bot.settings import Settings
from faq.book import Book, Facts, PhaseOf
from faq.entry import Entry
from faq.match import Match
from forms import Form
from models.faq import FaqEntry
from models.programme import FormVersion, Programme
from models.staff import Staff
from simulator import FakeLine, ids


class Standing(Clock):
    """A programme clock that stands where it is put."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        return self.at


class Prompter(Book):
    """The book of answers; what it finds for a question is what the script says, so that no index is needed."""

    def __init__(self, entries: Mapping[str, Entry], facts: Facts, phase: PhaseOf) -> None:
        self.entries = dict(entries)
        self._facts, self._phase = facts, phase
        self.found = Match("none")

    def match(self, text: str, **_asked: Any) -> Match:  # noqa: ARG002
        return self.found


class Prompted(Knowledge):
    """What is loaded, with the prompter in place of the matcher."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._clock, self._read, self._told = clock, dict[str, Form](), {}
        self.records = {row.id: row.record for row in session.scalars(select(Programme).order_by(Programme.id))}
        versions = {programme: newest_form(session, programme) for programme in self.records}
        self._forms = {name: self.form(version) for name, version in versions.items() if version}
        entries = [
            Entry.model_validate(row.content) for row in session.scalars(select(FaqEntry).order_by(FaqEntry.position))
        ]
        self.book = self.prompter = Prompter({entry.topic: entry for entry in entries}, self.facts, self.phase)

    def form(self, version: FormVersion) -> Form:
        """Read once: it is asked for at every turn."""
        if version.sha256 not in self._read:
            self._read[version.sha256] = super().form(version)
        return self._read[version.sha256]


@dataclass(frozen=True)
class Stage:
    """shift: what the script's times are moved by; ahead: how far the programme clock is before (behind) real time."""

    session: Session
    clock: Standing
    knowledge: Prompted
    photos: Mapping[str, Future[Kept]]
    papers: Mapping[str, Kept]
    staff: Mapping[str, int]
    accounts: Mapping[str, str]
    shift: timedelta
    ahead: timedelta

    def put(self, scripted: datetime) -> datetime:
        """Set the clock to a moment of the script; the programme's time then."""
        self.clock.at = scripted + self.shift
        return self.clock.at

    def real(self, at: datetime) -> datetime:
        """The real time at which the programme clock showed this."""
        return at - self.ahead


def stage(
    session: Session, settings: Settings, photos: Mapping[str, Future[Kept]], papers: Mapping[str, Kept]
) -> Stage:
    today = settings.as_of or real_now()
    clock = Standing(today)
    knowledge = Prompted(session, clock)
    return Stage(
        session=session,
        clock=clock,
        knowledge=knowledge,
        photos=photos,
        papers=papers,
        staff=dict(session.execute(select(Staff.name, Staff.id)).all()),
        accounts=_accounts(settings),
        shift=_shift(today, knowledge),
        ahead=today - real_now(),
    )


def _shift(today: datetime, knowledge: Prompted) -> timedelta:
    """Whole days, so that the script's last morning is today; but not past the day on which applications close."""
    closing = [datetime.combine(record.closes, END.timetz()) for record in knowledge.records.values() if record.closes]
    return timedelta(days=(min([today, *closing]) - END) // timedelta(days=1))


END = datetime.fromisoformat("2021-06-01T09:00:00+07:00")  # everything in the script was before


def _accounts(settings: Settings) -> Mapping[str, str]:
    """How the stand-in platforms call our own page and bot."""
    secret, token = settings.line_channel_secret or SecretStr(""), settings.line_channel_access_token or SecretStr("")
    line = FakeLine(secret.get_secret_value(), token.get_secret_value())
    return {Line.name: line.bot_id, Messenger.name: settings.messenger_page_id}


def address_of(story: Story) -> str:
    """The person's id on the platform: a persona's own, else one that nobody else has."""
    seed = f"samak {story.persona}" if story.persona else f"samak sample {story.key}"
    return {Line.name: ids.line_id("U", seed), Messenger.name: ids.psid(seed)}[story.where]
