"""The desks' queries give the same on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from models.conversation import Conversation
from models.database import Database
from models.desk import SORTS, Chosen, Neighbours, neighbours, photo_counts, provinces_in_use
from models.desk_talks import Numbers, last_words, numbers, talks, transcript
from models.listing import find
from tests.console import factories


@pytest.fixture
def database(database_url: str, tmp_path: object) -> Iterator[Database]:
    found = Database(database_url)
    with found.writing() as session:
        factories.load_programmes(session)
        for number, status in enumerate(("submitted", "screening", "selected", "submitted", "draft")):
            made = factories.application(session, number, status)
            if number == 3:
                factories.photo(session, tmp_path, made)  # type: ignore[arg-type]
        factories.event(session)
        factories.miss(session, "มีที่จอดรถไหม")
    yield found
    found.close()


def references(database: Database, **chosen: str) -> list[str]:
    with database.reading() as session:
        return [str(one.reference)[-1] for one in session.scalars(Chosen(**chosen).select())]  # type: ignore[arg-type]


def test_every_order_lists_everything_once(database: Database) -> None:
    found = {sort: references(database, sort=sort) for sort in SORTS}
    assert found == {
        "waiting": ["4", "2", "1", "3"],
        "newest": ["1", "2", "3", "4"],
        "oldest": ["4", "3", "2", "1"],
        "reference": ["1", "2", "3", "4"],
        "province": found["province"],
        "score": ["1", "2", "3", "4"],
    }
    assert sorted(found["province"]) == ["1", "2", "3", "4"]


def test_filters_on_answers_and_photos_and_words(database: Database) -> None:
    assert references(database, province="เชียงราย") == ["1"]
    assert references(database, photos="yes") == ["4"]
    assert references(database, photos="no", status="submitted") == ["1"]
    assert references(database, words="ถํ้ารงค์ เพชรบุรี") == ["4"]


def test_counts_and_places(database: Database) -> None:
    with database.reading() as session:
        assert find(session, Chosen()).counts == {"submitted": 2, "screening": 1, "selected": 1, "draft": 1}
        assert provinces_in_use(session) == sorted(["เชียงราย", "สุโขทัย", "มหาสารคาม", "เพชรบุรี"])
        applications = list(session.scalars(Chosen().select()))
        assert photo_counts(session, applications) == {4: 1}
        assert numbers(session) == Numbers(ours=3, drafts=1, conversations=0, misses=1, failed=0, dead=1, letters=0)


def test_neighbours_are_found_in_the_filtered_order(database: Database) -> None:
    with database.reading() as session:
        assert neighbours(session, Chosen(sort="reference"), 2) == Neighbours(before=1, after=3, place=2, total=4)
        assert neighbours(session, Chosen(status="submitted"), 4) == Neighbours(before=None, after=1, place=1, total=2)
        assert neighbours(session, Chosen(status="submitted"), 2) is None


def test_talks_and_their_last_words(database: Database) -> None:
    with database.writing() as session:
        for word in ("แรก", "กลาง", "ท้าย"):
            factories.heard(session, session.get_one(Conversation, 1), word)
    with database.reading() as session:
        assert {id_: said.text for id_, said in last_words(session, [1, 2]).items()} == {1: "ท้าย"}
        assert [said.text for said in transcript(session, 1, limit=2).messages] == ["กลาง", "ท้าย"]
        assert transcript(session, 1, limit=2).more
        assert len(list(session.scalars(talks(oldest_first=False)))) == 5
