"""The list of applications, and whether it has changed since. Knows filters and rows; knows no single case."""

from dataclasses import dataclass, replace
from math import ceil

from flask import render_template, request
from sqlalchemy import func, select
from sqlalchemy.orm import Session, load_only

from console.blueprints import console
from console.case_scores import summaries
from console.desk import the_desk
from console.filters import Asked, asked_from
from console.looks import look
from console.page import render
from console.standing import statuses_everywhere
from models.application import Application
from models.desk import Chosen, count_by_status, photo_counts, provinces_in_use
from models.scoring import Summary
from models.stages import UNSENT

PER_PAGE = 50
COLUMNS = load_only(
    Application.reference, Application.community, Application.province, Application.answers, Application.status,
    Application.programme_id, Application.channel,
    Application.submitted_at, Application.moved_at, Application.created_at, Application.revision,
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """One page of the list with its counts. mark: changes when the list would look different."""

    chosen: Chosen
    rows: list[Application]
    photos: dict[int, int]
    scores: dict[int, Summary | None]
    counts: dict[str, int]
    provinces: list[str]
    total: int
    page: int
    pages: int
    mark: str

    def count(self, status: str) -> int:
        """How many there would be with this stage, or group of stages, chosen."""
        chosen = replace(self.chosen, status=status)
        return sum(count for one, count in self.counts.items() if chosen.takes(one))

    @property
    def stages(self) -> list[str]:
        """Every stage of the programmes; then what applications stand at that is no stage any more."""
        return list(dict.fromkeys([*statuses_everywhere(), *sorted(self.counts.keys() - set(UNSENT))]))


@console.get("/applications")
def applications() -> str:
    asked = asked_from(request.args)
    with the_desk().database.reading() as session:
        listed = _listed(session, asked)
    look("list", "applications", **asked.typed, page=listed.page)
    programmes = the_desk().knowledge().records
    return render(
        "console/applications.html",
        asked=asked,
        listed=listed,
        programmes=programmes,
        stages=listed.stages,
        ours_statuses=asked.chosen.ours,
    )


@console.get("/applications/changed")
def applications_changed() -> str:
    """A line to press where something in the list has changed; rows never move by themselves."""
    asked, seen = asked_from(request.args), request.args.get("mark", "")
    with the_desk().database.reading() as session:
        mark = _mark(session, asked)
    return render_template("console/applications_changed.html", asked=asked, changed=mark != seen, mark=seen)


def _listed(session: Session, asked: Asked) -> Listed:
    counts = count_by_status(session, asked.chosen)
    total = sum(count for status, count in counts.items() if asked.chosen.takes(status))
    pages = max(1, ceil(total / PER_PAGE))
    page = min(asked.page, pages)
    rows = list(session.scalars(asked.chosen.page(limit=PER_PAGE, offset=(page - 1) * PER_PAGE).options(COLUMNS)))
    photos, scores, provinces = photo_counts(session, rows), summaries(session, rows), provinces_in_use(session)
    return Listed(asked.chosen, rows, photos, scores, counts, provinces, total, page, pages, _mark(session, asked))


def _mark(session: Session, asked: Asked) -> str:
    latest = select(func.count(), func.max(Application.updated_at)).where(*asked.chosen.conditions())
    count, moment = session.execute(latest).one()
    return f"{count}-{moment}"
