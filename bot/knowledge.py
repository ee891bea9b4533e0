"""What is loaded, ready to be used: the book of answers, the programmes, the forms. Built from the database, beside the
serving one when something changed.

Knows rows and the packages that own the shapes; knows no file.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

import faq
from bot.clock import Clock
from bot.loading import newest_form
from bot.loose_ends import home_of_service
from bot.snapshot import Snapshot, code_of
from faq.book import Book
from faq.entry import Entry
from faq.words import Words
from forms import Form, estimate, prepare
from models.faq import FaqEntry, FaqWords
from models.programme import FormVersion, Programme, ProgrammeRecord
from models.targets import target_facts, told_in
from models.teaching import with_wordings


class Knowledge:
    """One consistent state of what is loaded."""

    def __init__(self, session: Session, clock: Clock, snapshot: Snapshot | None = None) -> None:
        self._clock = clock
        rows = session.scalars(select(Programme).order_by(Programme.id))
        self.records: Mapping[str, ProgrammeRecord] = MappingProxyType({row.id: row.record for row in rows})
        versions = {programme: newest_form(session, programme) for programme in self.records}
        self._forms = {name: self.form(version) for name, version in versions.items() if version}
        self._told = told_in(session)
        self.book = self._book(session, snapshot or Snapshot(Path(), ""))

    def _book(self, session: Session, snapshot: Snapshot) -> Book:
        contents = with_wordings(session, session.scalars(select(FaqEntry.content).order_by(FaqEntry.position)))
        words, facts, phase = words_in(session), self.facts, self.phase
        source = code_of(Path(faq.__file__).parent) + repr((contents, words)).encode()

        def built() -> Book:
            entries = [Entry.model_validate(content) for content in contents]
            return Book(entries, facts, phase, words)

        return snapshot.made(source, built, {"facts": facts, "phase": phase})

    def record_for(self, programme: str) -> ProgrammeRecord | None:
        """The programme whose facts a folder's answers show; the service's own show those of the one that is open."""
        return self.records.get(programme) or home_of_service(self.records)

    def facts(self, programme: str, language: str) -> Mapping[str, str]:
        record = self.record_for(programme)
        if record is None:
            return {}
        form, facts = self._forms.get(record.id), record.named_facts(language, self._now())
        of_targets = target_facts(record, language, self._told.get(record.id), facts)
        return facts | of_targets | (facts_of(form, language) if form else {})

    def phase(self, programme: str) -> str:
        record = self.record_for(programme)
        return record.phase(self._now()) if record else "open"

    def form(self, version: FormVersion) -> Form:
        return parsed_form(version)

    def newest_form(self, session: Session, programme: str) -> FormVersion | None:
        return newest_form(session, programme)

    def _now(self) -> datetime:
        return self._clock.now()


def words_in(session: Session) -> Words:
    total = Words()
    for row in session.scalars(select(FaqWords).order_by(FaqWords.name)):
        total += Words.of(row.content)
    return total


def facts_of(form: Form, language: str) -> dict[str, str]:
    """What answers say of a form: its questions, their number, the minutes it takes."""
    ahead = estimate(form)
    questions = "\n".join(f"• {line}" for line in prepare(form, "en" if language == "en" else "th"))
    return {"form_questions": questions, "form_count": str(ahead.count), "form_minutes": str(ahead.minutes)}


def parsed_form(version: FormVersion) -> Form:
    """The form of this version; parsed once for each text of it."""
    if version.sha256 not in _FORMS:
        _FORMS[version.sha256] = Form.model_validate(version.definition)
    return _FORMS[version.sha256]


_FORMS: dict[str, Form] = {}  # a handful of versions over the years
