"""A programme's targets against what was done: one year on a page, with the log behind it; telling the figures outside.

Knows targets and sums; writing the log is `activities`' business.
"""

from dataclasses import dataclass

from flask import abort, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from console.blueprints import console
from console.desk import the_desk
from console.guard import the_staff
from console.looks import record
from console.page import render
from console.showing import t
from models.activity import TargetNotice
from models.desk_talks import staff_names
from models.programme import ProgrammeRecord
from models.target import Target, days_of, year_of
from models.targets import done_in, log_of, publish, target_facts, told_in, unpublish, years_of
from models.thai_time import BUDDHIST, as_day


@dataclass(frozen=True)
class Standing:
    """One target of a year: what was done, and how far that is, in hundredths (at most 100 are drawn)."""

    target: Target
    done: int

    @property
    def share(self) -> int:
        return round(100 * self.done / self.target.goal)

    @property
    def drawn(self) -> int:
        return min(100, self.share)

    @property
    def left(self) -> int:
        return max(0, self.target.goal - self.done)

    @property
    def state(self) -> str:
        """reached, open or over."""
        if self.target.at_most:
            return "open" if self.done <= self.target.goal else "over"
        return "reached" if self.done >= self.target.goal else "open"


def with_targets() -> list[ProgrammeRecord]:
    return [one for one in the_desk().knowledge().records.values() if one.targets]


def chosen_record(wanted: str) -> ProgrammeRecord | None:
    """The programme asked for, or the only one with targets."""
    records = with_targets()
    return next((one for one in records if one.id == wanted), None if wanted else next(iter(records), None))


@console.get("/targets")
def targets() -> str:
    records, record_ = with_targets(), chosen_record(request.args.get("programme", ""))
    if record_ is None:
        return render("console/targets.html", record=None, records=records)
    this_year = year_of(as_day(the_desk().now()))
    with the_desk().database.reading() as session:
        years = sorted({this_year, *years_of(session, record_.id)}, reverse=True)
        year = request.args.get("year", type=int) or (years[-1] if this_year not in years else years[0])
        done, log = done_in(session, record_.id, year), log_of(session, record_.id, year)
        notice, names = session.get(TargetNotice, record_.id), staff_names(session)
        told = told_in(session).get(record_.id)
    facts = record_.named_facts("th", the_desk().now())
    return render(
        "console/targets.html",
        record=record_,
        records=records,
        standings=[Standing(one, done.get(one.id, 0)) for one in record_.targets],
        by_id={one.id: one for one in record_.targets},
        log=log,
        year=year,
        years=years,
        days=days_of(year),
        notice=notice,
        names=names,
        said=list(target_facts(record_, "th", told, facts).values()),
        year_said=year_said,
    )


def year_said(year: int) -> str:
    era = year + BUDDHIST
    return t("targets.year", year=f"{year} (B.E. {era})" if g.language == "en" else era)


@console.post("/targets/<programme>/publish")
def publish_targets(programme: str) -> ResponseReturnValue:
    """Tell the year's figures in the chat and on the phone, or stop telling them."""
    record_, year = chosen_record(programme) or abort(404), request.form.get("year", type=int)
    tells = request.form.get("tell") == "yes"
    with the_desk().database.writing() as session:
        if tells and year:
            publish(session, record_.id, year, staff_id=the_staff().id, at=the_desk().now())
        else:
            unpublish(session, record_.id)
        record(session, "publish" if tells else "unpublish", f"targets {record_.id}", year=year)
    flash(t("targets.published" if tells else "targets.unpublished"), "done")
    return redirect(url_for("console.targets", programme=record_.id, year=year))
