"""Names in the programmes' files that lead nowhere: facts that nobody gives, topics that are not there.

Knows what was read from the folders; reads no file and mends nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from faq.answers import names_in
from faq.entry import Entry
from models.programme import ProgrammeRecord
from models.targets import target_facts

OF_THE_FORM = frozenset({"form_questions", "form_count", "form_minutes"})
WAYS_ON = frozenset({"apply", "check", "staff", "status"})
SOME_DAY = datetime.fromisoformat("2021-06-01T09:00:00+07:00")

Records = Mapping[str, ProgrammeRecord]


class Said(Protocol):
    """Words in two languages, whichever package they come from."""

    @property
    def th(self) -> str: ...

    @property
    def en(self) -> str: ...


def loose_ends(entries: Mapping[str, Entry], records: Records, forms: Collection[str]) -> Iterable[str]:
    """One line for each. forms: programmes that have one."""
    for entry in entries.values():
        place = f"{entry.programme}/faq.yaml: {entry.topic}"
        yield from _unknown_facts(place, entry.sayings(), _facts_known(records, forms, entry.programme))
        for topic in (*entry.next, *entry.related):
            if topic not in entries and topic not in WAYS_ON:
                yield f"{place}: “{topic}” is no topic; write one that is, or take it out"
    for record in records.values():
        place, known = f"{record.id}/programme.yaml", _facts_known(records, forms, record.id)
        yield from _unknown_facts(place, _texts(record), known | {"reference", "community"})


def _texts(record: ProgrammeRecord) -> Iterable[Said]:
    """The record's own words that name facts."""
    yield from [record.consent.text] if record.consent else []
    yield from (text for stage in record.stages for text in (stage.applicant, stage.notice) if text)


def _unknown_facts(place: str, texts: Iterable[Said], known: frozenset[str]) -> Iterable[str]:
    names = {name for said in texts for name in names_in(said.th) | names_in(said.en)} - known
    for name in sorted(names):
        yield f"{place}: {{{name}}} is no known fact; known: {', '.join(sorted(known))}"


def _facts_known(records: Records, forms: Collection[str], programme: str) -> frozenset[str]:
    record = records.get(programme) or home_of_service(records)
    if record is None:
        return frozenset()
    facts = record.named_facts("th", SOME_DAY)
    of_targets = target_facts(record, "th", None, facts)
    return frozenset(facts) | frozenset(of_targets) | (OF_THE_FORM if record.id in forms else frozenset())


def home_of_service(records: Records) -> ProgrammeRecord | None:
    """The programme whose facts the service's own answers show: the first that takes applications."""
    return next((record for record in records.values() if record.takes_applications), None)
