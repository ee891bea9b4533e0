"""A programme: its names, dates and hotline, each written once, and the versions of its form.

Knows the record that `programmes/<id>/programme.yaml` is loaded into; knows no answer and no form engine.
"""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field
from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from models.base import Base, Json
from models.bilingual import Bilingual, Strict
from models.stage import STORED, Stage
from models.stages import OWN, UNSENT, Rule, rule_of
from models.target import Target
from models.thai_time import as_day, full_date
from models.visit_sheet import VisitSheet

Phase = Literal["open", "last_day", "closed"]


class Hotline(Strict):
    number: str = Field(pattern=r"^0[\d-]{8,12}$")
    hours: Bilingual


class ConsentText(Strict):
    version: str = Field(min_length=1)
    text: Bilingual


class Eligibility(Strict):
    intro: Bilingual
    points: tuple[Bilingual, ...] = Field(max_length=5)


class ProgrammeRecord(Strict):
    """programme.yaml, field by field."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")
    name: Bilingual
    short: Bilingual
    summary: Bilingual
    organiser: Bilingual
    language: Literal["th", "en"] = "th"
    opens: date | None = None
    closes: date | None = None
    places: int | None = None
    hotline: Hotline | None = None
    facebook_page: str | None = None
    takes_applications: bool = False
    no_applications: Bilingual | None = None
    reference_prefix: str = Field(default="", pattern=r"^[A-Z0-9]{0,6}$")
    consent: ConsentText | None = None
    eligibility: Eligibility | None = None
    facts: dict[str, Bilingual | str | int] = Field(default={})
    stages: tuple[Stage, ...] = ()
    targets: tuple[Target, ...] = ()
    visit: VisitSheet | None = None
    source: Any = None

    def phase(self, now: datetime) -> Phase:
        """Where `now` stands to the closing date, in Bangkok."""
        if self.closes is None or as_day(now) < self.closes:
            return "open"
        return "last_day" if as_day(now) == self.closes else "closed"

    def days_left(self, now: datetime) -> int:
        return max(0, (self.closes - as_day(now)).days) if self.closes else 0

    def accepts(self, now: datetime) -> bool:
        return self.takes_applications and self.phase(now) != "closed"

    def stage(self, status: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.id == status), None)

    def rule(self, status: str) -> Rule:
        """How this status is entered and left here; for any status, whether it is a stage of the programme or not."""
        return rule_of(status, self.stage(status), [stage.id for stage in self.stages])

    def statuses(self, *groups: str, turn: str = "") -> tuple[str, ...]:
        """Statuses of these groups (all but the unsent, where none is named), the programme's own stages first.

        Where it does not say of each stage what comes next, the code's own statuses are there, too.
        """
        rest = [] if self.stages and all(stage.next is not None for stage in self.stages) else OWN
        known = dict.fromkeys([*(stage.id for stage in self.stages), *rest])
        rules = [self.rule(status) for status in known if status not in UNSENT]
        return tuple(
            rule.status for rule in rules if rule.group in (groups or (rule.group,)) and turn in ("", rule.turn)
        )

    def named_facts(self, language: str, now: datetime) -> dict[str, str]:
        """What answers refer to by name: {deadline}, {days_left}, {hotline}, … and the programme's own `facts`."""
        facts = {
            name: value.in_language(language) if isinstance(value, Bilingual) else str(value)
            for name, value in self.facts.items()
        }
        facts |= {"programme": self.name.in_language(language), "organiser": self.organiser.in_language(language)}
        if self.closes:
            facts |= {"deadline": full_date(self.closes, language), "days_left": str(self.days_left(now))}
        if self.hotline:
            facts |= {"hotline": self.hotline.number, "hotline_hours": self.hotline.hours.in_language(language)}
        if self.facebook_page:
            facts["facebook_page"] = self.facebook_page
        if self.places:
            facts["places"] = str(self.places)
        return facts


class Programme(Base):
    """The loaded record. `data` is ProgrammeRecord as JSON."""

    __tablename__ = "programmes"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    data: Mapped[Json] = mapped_column(JSON)
    loaded_at: Mapped[datetime]

    @property
    def record(self) -> ProgrammeRecord:
        """As it was stored; what only a later release knows of it is passed over."""
        return ProgrammeRecord.model_validate(self.data, extra="ignore", context=STORED)


class FormVersion(Base):
    """A form as it was at some time: applications keep the version that they began with."""

    __tablename__ = "form_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    number: Mapped[int]
    definition: Mapped[Json] = mapped_column(JSON)
    sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("programme_id", "number"),)
