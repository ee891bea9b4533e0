"""Site visits on one page: what waits, the month, what is coming; and the list of a journey by province, to print.

Knows which days and which visits are shown; one visit is `visit`'s business.
"""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from flask import request

from console.blueprints import console
from console.desk import real_now, the_desk
from console.guard import the_staff
from console.looks import look
from console.page import render
from console.visiting.visit_words import WORDS, district_of
from models.application import Application
from models.calendar_links import link_of
from models.thai_time import as_day
from models.visit import PROPOSED, UNSUITED, Visit
from models.visits import between, count_by_state, in_state

VIEWS = ("month", "agenda")
AHEAD = timedelta(days=365)
BACK = timedelta(days=14)


@dataclass(frozen=True)
class Month:
    """The weeks of one month, Monday first, each day with its visits."""

    first: date
    weeks: list[list[tuple[date, list[Visit]]]]

    @property
    def before(self) -> str:
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        return f"{self.first + timedelta(days=31):%Y-%m}"


@console.get("/visits")
def visits() -> str:
    today = as_day(the_desk().now())
    view = request.args.get("view", "month")
    first, last = _days(view, today)
    with the_desk().database.reading() as session:
        found = between(session, first, last)
        waiting = {state: in_state(session, state) for state in (UNSUITED, PROPOSED)}
        counts, link = count_by_state(session), link_of(session, the_staff().id)
    look("read", "visits")
    return render(
        "console/visits.html",
        **WORDS,
        view=view if view in VIEWS else "month",
        month=_month(first + timedelta(days=10), found) if view != "agenda" else None,
        days=_by_day(found) if view == "agenda" else [],
        waits=waiting,
        counts=counts,
        link=link,
        today=today,
        now=real_now(),
    )


@console.get("/visits/route")
def visit_route() -> str:
    """By province, then district, then day: what whoever drives has in hand."""
    today = as_day(the_desk().now())
    province = request.args.get("province", "")
    with the_desk().database.reading() as session:
        coming = [one for one in between(session, today, today + AHEAD) if one.state == "agreed"]
    provinces = sorted({one.application.province for one in coming})
    chosen = [one for one in coming if province in ("", one.application.province)]
    look("read", "visits route", province=province)
    return render(
        "console/visit_route.html", **WORDS, groups=_by_province(chosen), provinces=provinces, province=province
    )


def _days(view: str, today: date) -> tuple[date, date]:
    if view == "agenda":
        return today - BACK, today + AHEAD
    first = _month_asked(today)
    shown = Calendar().monthdatescalendar(first.year, first.month)
    return shown[0][0], shown[-1][-1]


def _month_asked(today: date) -> date:
    try:
        return date.fromisoformat(request.args.get("month", "") + "-01")
    except ValueError:
        return today.replace(day=1)


def _month(inside: date, found: Iterable[Visit]) -> Month:
    on: dict[date | None, list[Visit]] = {}
    for one in found:
        on.setdefault(one.day, []).append(one)
    weeks = Calendar().monthdatescalendar(inside.year, inside.month)
    return Month(inside.replace(day=1), [[(day, on.get(day, [])) for day in week] for week in weeks])


def _by_day(found: Iterable[Visit]) -> list[tuple[date | None, list[Visit]]]:
    return [(day, list(some)) for day, some in groupby(found, key=lambda one: one.day)]


def _by_province(found: Iterable[Visit]) -> list[tuple[str, list[Visit]]]:
    def place(one: Visit) -> tuple[str, str, date, str]:
        application: Application = one.application
        return application.province, district_of(application), one.day or date.max, one.part

    ordered = sorted(found, key=place)
    return [(province, list(some)) for province, some in groupby(ordered, key=lambda one: one.application.province)]
