"""Pairs, merging, the row of time and signs of life are the same on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.acting import By
from models.application import Application
from models.base import Json
from models.database import Database
from models.duplicates import note_pairs
from models.merging import merge, stays, take_apart
from models.pairs import LIKELY, LINKED, MERGED, Pair, count_pairs, looks_double, pairs_in
from models.presence import be_here, others_at
from models.settling import reopen, settle
from models.timeline import stretch
from tests.console import factories

BY = By(None, factories.NOW, "โทรถามแล้ว")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    found = Database(database_url)
    with found.writing() as session:
        factories.load_programmes(session)
        one = factories.application(session, 0)
        two = factories.application(session, 500, answers=dict(one.answers) | {"members": 99})
        factories.application(session, 3)
        note_pairs(session, two, factories.NOW)
    yield found
    found.close()


def as_sent(application: Application, _answers: Json) -> list[Json]:
    return application.frozen


def test_a_pair_is_found_listed_settled_and_open_again(database: Database) -> None:
    with database.writing() as session:
        assert [pair.marks for pair in session.scalars(pairs_in(LIKELY))] == [["phone", "name", "place"]]
        assert len(list(session.scalars(select(Application).where(looks_double())))) == 2
        one, two = (session.get_one(Application, number) for number in (1, 2))
        pair = settle(session, two, one, LINKED, BY)
        session.flush()
        assert count_pairs(session) == {"likely": 0, "linked": 1, "merged": 0, "apart": 0}
        reopen(session, pair, BY)
        session.flush()
        assert count_pairs(session)[LIKELY] == 1


def test_two_become_one_and_two_again(database: Database) -> None:
    with database.writing() as session:
        one, two = (session.get_one(Application, number) for number in (1, 2))
        merge(session, one, two, dict(one.answers) | {"members": 99}, as_sent, BY)
    with database.writing() as session:
        one, two = (session.get_one(Application, number) for number in (1, 2))
        assert (one.answers["members"], two.status, stays(session, two)) == (99, "duplicate", one)
        pair = session.scalars(pairs_in(MERGED)).one()
        assert take_apart(session, pair, as_sent, BY) == []
    with database.reading() as session:
        one, two = (session.get_one(Application, number) for number in (1, 2))
        assert (one.answers["members"], two.status, two.merged_into_id) == (24, "submitted", None)
        assert session.scalars(select(Pair)).one().state == LIKELY


def test_the_row_of_time_is_latest_first(database: Database) -> None:
    with database.writing() as session:
        one = session.get_one(Application, 1)
        factories.heard(session, one.conversation, "ได้รับหรือยังคะ")
        found = stretch(session, one)
        assert [getattr(thing, "kind", "said") for thing in found.things] == ["said", "moved", "started"]
        assert (found.before, len(found.messages)) == (None, 1)


def test_signs_of_life_are_one_row_for_each_thing_that_somebody_does(database: Database) -> None:
    now = datetime.now(UTC)
    with database.writing() as session:
        here, there = factories.staff(session, "one"), factories.staff(session, "two")
        for doing in ("move", "read", "read"):
            be_here(session, 1, there.id, doing, now)
        assert others_at(session, 1, here.id, now) == {there.id: ["read", "move"]}
        be_here(session, 1, there.id, "read", now + timedelta(seconds=40))
        assert others_at(session, 1, here.id, now + timedelta(seconds=40)) == {there.id: ["read"]}
