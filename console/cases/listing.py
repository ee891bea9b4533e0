"""One page of the list with all that its columns show, gathered in a fixed number of queries.

Knows filters, columns and rows; knows no page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from console.cases.case_scores import summaries
from console.cases.filters import Asked
from console.cases.list_columns import Heading, chosen, offered
from console.cases.standing import statuses_everywhere
from console.desk import the_desk
from console.fields import fields_of
from console.guard import the_staff
from forms.definition import Field
from models.application import Application
from models.assigning import COUNTED
from models.desk import photo_counts, provinces_in_use
from models.desk_talks import staff_names
from models.due import corrections_due
from models.flags import flags_in_use, flags_of
from models.listing import Found, find, reviewers_of
from models.scoring import Summary
from models.seen import unread_among
from models.stages import UNSENT

PER_PAGE = 50
COLUMNS = load_only(
    Application.reference, Application.community, Application.province, Application.answers, Application.status,
    Application.programme_id, Application.channel, Application.language, Application.submitted_at,
    Application.moved_at, Application.created_at, Application.revision,
)  # fmt: skip


@dataclass(frozen=True)
class Extras:
    """What stands beside the rows, by application. A column that is not shown is not asked for."""

    photos: Mapping[int, int]
    scores: Mapping[int, Summary | None]
    flags: Mapping[int, Sequence[str]]
    reviewers: Mapping[int, Sequence[str]]
    unread: set[int]
    due: Mapping[int, date]  # until when the applicant is to correct answers


@dataclass(frozen=True)
class Listed:
    """One page of the list with its counts."""

    asked: Asked
    found: Found
    rows: list[Application]
    beside: Extras
    headings: list[Heading]
    offered: Mapping[str, Heading]
    fields: Mapping[str, Field]
    provinces: list[str]
    flags: Mapping[str, int]
    page: int

    @property
    def total(self) -> int:
        return len(self.found.ids)

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / PER_PAGE))

    def count(self, status: str) -> int:
        """How many there would be with this stage, or group of stages, chosen."""
        there = replace(self.asked.chosen, status=status)
        return sum(count for one, count in self.found.counts.items() if there.takes(one))

    @property
    def stages(self) -> list[str]:
        """Every stage of the programmes; then what applications stand at that is no stage any more."""
        return list(dict.fromkeys([*statuses_everywhere(), *sorted(self.found.counts.keys() - set(UNSENT))]))


def listed(session: Session, asked: Asked) -> Listed:
    found = find(session, asked.chosen)
    page = min(asked.page, max(1, ceil(len(found.ids) / PER_PAGE)))
    ids = found.ids[(page - 1) * PER_PAGE : page * PER_PAGE]
    there = {
        one.id: one for one in session.scalars(select(Application).where(Application.id.in_(ids)).options(COLUMNS))
    }
    rows = [there[id_] for id_ in ids if id_ in there]
    fields = fields_of(session, asked.chosen.programme, the_desk().knowledge().form)
    columns = offered(fields)
    headings = chosen(asked.columns, columns)
    return Listed(
        asked=asked,
        found=found,
        rows=rows,
        beside=_beside(session, rows, {one.key for one in headings}),
        headings=headings,
        offered=columns,
        fields=fields,
        provinces=provinces_in_use(session),
        flags=flags_in_use(session),
        page=page,
    )


def _beside(session: Session, rows: list[Application], shown: set[str]) -> Extras:
    ids = [one.id for one in rows]
    readers = reviewers_of(session, ids, COUNTED) if "reviewers" in shown else {}
    names = staff_names(session) if "reviewers" in shown else {}
    return Extras(
        photos=photo_counts(session, rows) if "photos" in shown else {},
        scores=summaries(session, rows) if "score" in shown else {},
        flags=flags_of(session, ids),
        reviewers={id_: [names.get(one, "") for one in people] for id_, people in readers.items()},
        unread=unread_among(session, the_staff().id, ids),
        due=corrections_due(session, ids) if "stage" in shown else {},
    )
