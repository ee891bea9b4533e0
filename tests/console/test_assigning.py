"""Giving applications to reviewers: by hand, spread evenly, taken back when somebody stops; always seen first."""

import re
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select

from models.application import Application, ApplicationEvent
from models.review import Review
from models.staff import Staff
from tests.console import factories, readings
from tests.console.conftest import Office, Visitor

ASSIGN, PREVIEW = "/console/reviews/assign", "/console/reviews/assign/preview"


@pytest.fixture
def desk(office: Office) -> Office:
    """Six applications in screening, four who may score."""
    with office.rows() as session:
        readings.load_rubric(session)
        for number in range(6):
            factories.application(session, number, "screening")
        for name in ("wichai", "anong", "malee"):
            factories.staff(session, name)
    return office


@pytest.fixture
def admin(desk: Office) -> Visitor:
    return desk.visitor("admin", "somying")


def ids(desk: Office, *names: str) -> list[str]:
    with desk.rows() as session:
        known = dict(session.execute(select(Staff.name, Staff.id)).all())
    return [str(known[name]) for name in names]


def shown(page: str) -> list[str]:
    """The frozen pairs of a preview."""
    return re.findall(r'name="pair" value="([\d:]+)"', page)


def given(desk: Office) -> list[tuple[int, int, str]]:
    with desk.rows() as session:
        rows = session.scalars(select(Review).order_by(Review.application_id, Review.reviewer_id))
        return [(one.application_id, one.reviewer_id, one.state) for one in rows]


def preview(admin: Visitor, **form: Any) -> list[str]:
    response = admin.post(PREVIEW, **form)
    assert response.status_code == 200
    return shown(response.text)


def test_the_page_says_who_has_how_much_and_which_application_has_nobody(desk: Office, admin: Visitor) -> None:
    with desk.rows() as session:
        readings.given(session, 1, 1)
        readings.given(session, 2, 1, 3, 3, 3, 3)
    page = admin.reads(ASSIGN)
    row = re.search(r'(?s)<label class="form-check-label" for="person-1">wichai.*?</tr>', page)
    assert row
    assert re.findall(r'<td class="num"[^>]*>(\d+)</td>', row[0]) == ["2", "1", "1", "0"]
    order = re.findall(r'name="application" value="(\d)"', page)
    assert order == ["3", "4", "5", "6", "1", "2"]


def test_an_even_spread_is_shown_first_and_done_as_it_was_shown(desk: Office, admin: Visitor) -> None:
    people = ids(desk, "wichai", "anong", "malee")
    pairs = preview(admin, way="spread", each="2", stage="screening", person=people)
    assert given(desk) == []
    assert Counter(pair.split(":")[1] for pair in pairs) == dict.fromkeys(people, 4)
    response = admin.post_and_follow(ASSIGN, pair=pairs)
    assert "มอบแล้ว 12 รายการค่ะ" in response.text
    assert [f"{application}:{reviewer}" for application, reviewer, _ in given(desk)] == sorted(pairs)
    with desk.rows() as session:
        lines = session.scalars(select(ApplicationEvent).where(ApplicationEvent.kind == "assigned")).all()
        assert len(lines) == 6
        who = session.scalars(select(Staff.name).join(Review, Review.assigned_by == Staff.id).distinct()).all()
        assert who == ["somying"]


def test_conflicts_are_kept_out_and_what_lacks_readers_is_said(desk: Office, admin: Visitor) -> None:
    wichai, anong = ids(desk, "wichai", "anong")
    with desk.rows() as session:
        session.get_one(Staff, int(wichai)).preferences = {"province": "เชียงราย"}
        readings.given(session, 2, int(anong), state="conflict")
    response = admin.post(PREVIEW, way="spread", each="2", stage="screening", person=[wichai, anong])
    pairs = shown(response.text)
    assert (f"1:{wichai}" in pairs, f"2:{anong}" in pairs) == (False, False)
    assert response.text.count("ขาดอีก 1 คน") == 2


def test_by_hand_several_applications_go_to_everybody_ticked(desk: Office, admin: Visitor) -> None:
    people = ids(desk, "wichai", "malee")
    pairs = preview(admin, way="hand", application=["2", "5"], person=people, each="3", stage="screening")
    assert pairs == [f"{application}:{one}" for application in (2, 5) for one in sorted(people, key=int)]


def test_who_has_it_already_does_not_get_it_again(desk: Office, admin: Visitor) -> None:
    wichai, anong = ids(desk, "wichai", "anong")
    pairs = preview(admin, way="hand", application=["1"], person=[wichai, anong])
    with desk.rows() as session:
        readings.given(session, 1, int(wichai))
    response = admin.post_and_follow(ASSIGN, pair=pairs)
    assert "มอบแล้ว 1 รายการ อีก 1 รายการมีคนมอบไปก่อน" in response.text
    assert given(desk) == [(1, int(wichai), "assigned"), (1, int(anong), "assigned")]


def test_what_moved_on_meanwhile_is_left_out(desk: Office, admin: Visitor) -> None:
    pairs = preview(admin, way="hand", application=["1", "2"], person=ids(desk, "wichai"))
    with desk.rows() as session:
        session.get_one(Application, 1).status = "withdrawn"
    admin.post(ASSIGN, pair=pairs)
    assert [application for application, _, _ in given(desk)] == [2]


def test_when_somebody_stops_the_others_take_over_evenly_and_no_word_is_lost(desk: Office, admin: Visitor) -> None:
    people = ids(desk, "wichai", "anong", "malee")
    with desk.rows() as session:
        for application in (1, 2, 3, 4):
            readings.given(session, application, int(people[0]))
        readings.given(session, 5, int(people[0]), 3, 3, 3, 3)
        session.scalars(select(Review).where(Review.application_id == 4)).one().state = "started"
        session.scalars(select(Review).where(Review.application_id == 4)).one().why = "เขียนค้างไว้"
    pairs = preview(admin, leaving=people[0], person=people, each="3", stage="screening")
    assert Counter(pair.split(":")[1] for pair in pairs) == {people[1]: 2, people[2]: 2}
    assert given(desk)[0] == (1, int(people[0]), "assigned")
    admin.post(ASSIGN, pair=pairs, leaving=people[0])
    wichais = [(application, state) for application, reviewer, state in given(desk) if reviewer == int(people[0])]
    assert wichais == [(4, "abstained"), (5, "done")]
    assert len(given(desk)) == 6
    with desk.rows() as session:
        assert session.scalars(select(Review.why).where(Review.state == "abstained")).one() == "เขียนค้างไว้"


@pytest.mark.parametrize(
    "form", [{}, {"way": "hand"}, {"way": "spread", "each": "x"}, {"way": "spread", "person": "77"}]
)
def test_nothing_ticked_is_said_and_changes_nothing(desk: Office, admin: Visitor, form: dict[str, str]) -> None:
    response = admin.post_and_follow(PREVIEW, **form)
    assert "เลือกกรรมการและใบสมัครก่อนค่ะ" in response.text
    assert given(desk) == []


@pytest.mark.parametrize("pair", ["1", "1:x", "x:1", "1:2:3", "9:1", "1:99", "9999999999999999:1"])
def test_pairs_that_make_no_sense_are_left_out(desk: Office, admin: Visitor, pair: str) -> None:
    assert admin.post(ASSIGN, pair=[pair]).status_code == 302
    assert given(desk) == []


def test_reviewers_do_not_give_out(desk: Office) -> None:
    visitor = desk.visitor("reviewer", "prasit")
    assert (visitor.get(ASSIGN).status_code, visitor.post(PREVIEW).status_code) == (403, 403)
    assert 'href="/console/reviews/assign"' not in visitor.reads("/console/reviews")
