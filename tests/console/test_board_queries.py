"""What the board, offers and days that pass ask of the database, the same on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from models.application import Application
from models.board import Board
from models.board_minutes import minutes_of
from models.boards import boards_of, free_places, in_reserve, open_board
from models.corrections import ask_for_correction
from models.database import Database
from models.deciding import Hand, decide
from models.due import corrections_due, corrections_open, overdue
from models.offers import open_offers
from models.sitting import sitting_of
from tests.console import factories

RECORD = factories.records()[factories.PROGRAMME]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Four shortlisted communities, decided on: one selected, two in reserve in the order 3, 2; and one correction."""
    found = Database(database_url)
    with found.writing() as session:
        factories.load_programmes(session)
        for number in range(4):
            factories.application(session, number, "shortlisted")
        factories.application(session, 4, "screening")
        boss = factories.staff(session, "boss", "admin")
        board = Board(
            programme_id=RECORD.id, by="mean", places=1, reserves=2, opened_at=factories.NOW, opened_by=boss.id
        )
        board.ties = [{"ids": [1, 3, 2, 4], "why": "มติ", "by": boss.id, "at": factories.NOW.isoformat()}]
        session.add(board)
        session.flush()
        assert open_board(session, RECORD.id) is board
        hand = Hand(boss, factories.NOW)
        decide(session, sitting_of(session, board, RECORD), {}, date(2021, 6, 8), hand, why="มติ")
    yield found
    found.close()


def test_the_reserve_stands_in_the_boards_order_and_places_are_counted(database: Database) -> None:
    with database.reading() as session:
        assert [one.id for one in in_reserve(session, RECORD.id)] == [3, 2]
        assert free_places(session, RECORD) == 9
        assert open_board(session, RECORD.id) is None
        minutes = minutes_of(session, boards_of(session, RECORD.id)[0].id)
        assert minutes
        assert [line.outcome for line in minutes.lines] == ["selected", "reserve", "reserve", "not_selected"]


def test_days_that_pass_are_counted_from_the_day_after(database: Database) -> None:
    with database.writing() as session:
        open_offers(session, [1])[1].told_at = factories.NOW
        asked = session.get_one(Application, 5)
        ask_for_correction(session, asked, {"photos": "ไม่ชัด"}, staff_id=None, at=factories.NOW, due=date(2021, 6, 7))
    with database.reading() as session:
        assert corrections_due(session, [1, 5]) == {5: date(2021, 6, 7)}
        assert [one.id for one in corrections_open(session)] == [5]
        found = [overdue(session, factories.NOW + timedelta(days=days)) for days in (2, 3, 4)]
    assert found == [(0, 0), (1, 0), (1, 1)]
