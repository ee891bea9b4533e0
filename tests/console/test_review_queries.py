"""The queries of scoring give the same on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from models.application import Application
from models.assigning import give, load, loads_of, needs, open_of, reviewers, take_back
from models.database import Database
from models.desk import Chosen
from models.forgetting import forget
from models.review import Review
from models.reviews import next_after, states_of, tasks_of
from models.spread import Need
from models.staff import Staff
from tests.console import factories, readings

WICHAI, ANONG, MALEE = 1, 2, 3


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    found = Database(database_url)
    with found.writing() as session:
        factories.load_programmes(session)
        readings.load_rubric(session)
        for name in ("wichai", "anong", "malee"):
            factories.staff(session, name)
        factories.staff(session, "pranee", "operator")
        for number in range(4):
            factories.application(session, number, "screening")
        readings.given(session, 1, WICHAI)
        readings.given(session, 2, WICHAI)
        readings.given(session, 3, WICHAI, 2, 2, 2, 2)
        readings.given(session, 1, ANONG, 3, 3, 3, 3)
        readings.given(session, 4, ANONG, state="conflict")
    yield found
    found.close()


def test_tasks_come_least_read_first_and_the_next_one_is_found(database: Database) -> None:
    with database.reading() as session:
        tasks = tasks_of(session, WICHAI)
        assert [(task.application.id, task.read, task.is_due) for task in tasks] == [
            (2, 0, True),
            (1, 1, True),
            (3, 1, False),
        ]
        following = [next_after(tasks, id_) for id_ in (1, 2, 99)]
        assert [task and task.application.id for task in following] == [2, 1, 2]
        assert next_after(tasks[2:], 3) is None


def test_the_list_is_ordered_by_the_mean_with_the_unscored_last(database: Database) -> None:
    with database.writing() as session:
        readings.given(session, 3, MALEE, 3, 3, 3, 3)
    with database.reading() as session:
        assert [one.id for one in session.scalars(Chosen(sort="score").select())] == [1, 3, 2, 4]


def test_loads_needs_and_states_agree(database: Database) -> None:
    with database.reading() as session:
        loads = loads_of(session, factories.PROGRAMME)
        assert {who: load(counts) for who, counts in loads.items()} == {WICHAI: 3, ANONG: 1}
        people = reviewers(session)
        assert [one.name for one in people] == ["wichai", "anong", "malee"]
        people[2].preferences = {"province": "เชียงราย"}
        applications = list(session.scalars(select(Application).order_by(Application.id)))
        assert needs(session, applications, people, 2) == [
            Need(1, 0, frozenset({WICHAI, ANONG, MALEE})),
            Need(2, 1, frozenset({WICHAI})),
            Need(3, 1, frozenset({WICHAI})),
            Need(4, 2, frozenset({ANONG})),
        ]
        assert [(row.reviewer_id, row.state, row.total) for row in states_of(session, [1])[1]] == [
            (WICHAI, "assigned", None),
            (ANONG, "done", 75),
        ]


def test_giving_and_taking_back(database: Database) -> None:
    with database.writing() as session:
        assert give(session, [(2, MALEE), (2, MALEE), (1, WICHAI), (2, 4)], by=WICHAI, at=factories.NOW) == 1
        assert open_of(session, WICHAI) == [1, 2]
        assert take_back(session, WICHAI, factories.PROGRAMME, by=MALEE, at=factories.NOW) == 2
        assert open_of(session, WICHAI) == []


def test_who_may_no_longer_come_in_is_given_nothing(database: Database) -> None:
    with database.writing() as session:
        session.get_one(Staff, MALEE).active = False
        session.flush()
        assert give(session, [(2, MALEE)], by=WICHAI, at=factories.NOW) == 0


def test_what_is_forgotten_takes_its_reviews_along(database: Database) -> None:
    with database.writing() as session:
        forget(session, session.get_one(Application, 1))
    with database.reading() as session:
        assert set(session.scalars(select(Review.application_id))) == {2, 3, 4}
