"""The list of applications, and whether it has changed since. Knows filters and rows; knows no single case."""

from dataclasses import dataclass
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
from models.application import Application
from models.desk import GROUPS, OURS, count_by_status, photo_counts, provinces_in_use
from models.scoring import Summary
from models.stages import STATUSES

PER_PAGE = 50
STAGES = tuple(status for status in STATUSES if status not in {"draft", "cancelled"})
COLUMNS = load_only(
    Application.reference, Application.community, Application.province, Application.answers, Application.status,
    Application.programme_id, Application.channel,
    Application.submitted_at, Application.moved_at, Application.created_at, Application.revision,
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """One page of the list with its counts. mark: changes when the list would look different."""

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
        return sum(self.counts.get(one, 0) for one in GROUPS.get(status, (status,)))


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
        stages=STAGES,
        ours_statuses=OURS,
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
    total = sum(counts.get(status, 0) for status in asked.chosen.statuses)
    pages = max(1, ceil(total / PER_PAGE))
    page = min(asked.page, pages)
    rows = list(session.scalars(asked.chosen.page(limit=PER_PAGE, offset=(page - 1) * PER_PAGE).options(COLUMNS)))
    photos, scores, provinces = photo_counts(session, rows), summaries(session, rows), provinces_in_use(session)
    return Listed(rows, photos, scores, counts, provinces, total, page, pages, _mark(session, asked))


def _mark(session: Session, asked: Asked) -> str:
    latest = select(func.count(), func.max(Application.updated_at)).where(*asked.chosen.conditions())
    count, moment = session.execute(latest).one()
    return f"{count}-{moment}"
