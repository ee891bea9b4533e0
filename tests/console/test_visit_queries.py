"""Visits, calendar links and targets give the same on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import date

import pytest

from models import calendar_links
from models.activity import Activity
from models.application import Application
from models.database import Database
from models.slots import Slot
from models.targets import done_in, log_of, publish, told_in, years_of
from models.visiting import CannotArrange, Plan, agree, held, offer
from models.visits import (
    between,
    count_by_state,
    done,
    for_calendars,
    has_one,
    in_state,
    open_in,
    to_visit,
    visits_of,
    whole,
)
from tests.console import factories

DAYS = (Slot(date(2021, 7, 12), "afternoon"), Slot(date(2021, 7, 12), "morning"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Three communities: one with a day, one with days offered, one without."""
    found = Database(database_url)
    with found.writing() as session:
        factories.load_programmes(session)
        factories.staff(session, "admin", "admin")
        for number in range(3):
            factories.application(session, number, "shortlisted")
        for number in (1, 2):
            offer(session, session.get_one(Application, number), DAYS, Plan(), staff_id=None, at=factories.NOW)
    with found.writing() as session:
        visit = held(session, 1)
        assert visit
        agree(visit, DAYS[1], at=factories.NOW)
    yield found
    found.close()


def test_every_query_of_visits(database: Database) -> None:
    with database.reading() as session:
        one, two = session.get_one(Application, 1), session.get_one(Application, 2)
        assert one.conversation
        assert [visit.id for visit in between(session, date(2021, 7, 1), date(2021, 7, 31))] == [1]
        assert [visit.id for visit in in_state(session, "proposed")] == [2]
        assert [visit.id for visit in visits_of(session, 2)] == [2]
        assert [visit.id for visit in open_in(session, one.conversation)] == [1]
        assert [visit.id for visit in for_calendars(session, date(2021, 7, 12))] == [1]
        assert [found.id for found in to_visit(session, ["shortlisted"])] == [3]
        assert (has_one(session, two), done(session, two)) == (True, False)
        assert count_by_state(session) == {"proposed": 1, "unsuited": 0, "agreed": 1, "done": 0, "cancelled": 0}
        assert whole(session, 3) is None


def test_a_day_that_was_agreed_is_not_offered_away(database: Database) -> None:
    with database.writing() as session, pytest.raises(CannotArrange):
        offer(session, session.get_one(Application, 1), DAYS, Plan(), staff_id=None, at=factories.NOW)


def test_a_calendar_link_is_renewed(database: Database) -> None:
    with database.writing() as session:
        first = calendar_links.renew(session, 1, factories.NOW)
        second = calendar_links.renew(session, 1, factories.NOW)
    with database.writing() as session:
        assert calendar_links.reader_of(session, first, factories.NOW) is None
        reader = calendar_links.reader_of(session, second, factories.NOW)
        assert reader
        assert (reader.staff.id, reader.fresh) == (1, True)
        calendar_links.mark_read(session, 1, factories.NOW)
    with database.reading() as session:
        reader = calendar_links.reader_of(session, second, factories.NOW)
        assert reader
        assert not reader.fresh


def test_sums_of_a_year(database: Database) -> None:
    with database.writing() as session:
        for day, amount in ((date(2012, 10, 1), 1_000_000), (date(2013, 9, 30), 3_000_000_000), (date(2013, 10, 1), 5)):
            about = {"programme_id": "synergy", "target": "csr-budget", "made_at": factories.NOW}
            session.add(Activity(day=day, amount=amount, earlier=[], **about))
        session.flush()
        publish(session, "synergy", 2013, staff_id=1, at=factories.NOW)
    with database.reading() as session:
        assert done_in(session, "synergy", 2013) == {"csr-budget": 3_001_000_000}
        assert [one.amount for one in log_of(session, "synergy", 2013)] == [3_000_000_000, 1_000_000]
        assert years_of(session, "synergy") == [2014, 2013]
        assert told_in(session)["synergy"].done == {"csr-budget": 3_001_000_000}
