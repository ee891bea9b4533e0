"""The selection board: order, lines, ties, trying without effect, deciding in one go, and who moves up."""

import re

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from models.application import Application
from models.board import Board
from models.board_minutes import minutes_of
from models.conversation import Message
from models.offer import Offer
from models.post import Letter
from models.staff import Staff
from tests.console import factories, readings
from tests.console.conftest import Office, Visitor, first

PROGRAMME = factories.PROGRAMME
SCORES = ((4, 4, 4, 4), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 1, 1, 1))


@pytest.fixture
def round_(office: Office) -> Office:
    """Five communities that were shortlisted, the second and third with equal scores; two reviewers."""
    with office.rows() as session:
        readings.load_rubric(session)
        people = [
            factories.staff(session, name, "reviewer", shown).id
            for name, shown in (("k1", "ครูแดง"), ("k2", "อาจารย์ดำ"))
        ]
        for number, scores in enumerate(SCORES):
            made = factories.application(session, number, "shortlisted")
            for person in people:
                readings.given(session, made.id, person, *scores)
    return office


def opened(office: Office, places: int = 2, reserves: int = 1) -> Visitor:
    admin = office.visitor("admin", "boss", shown="คุณหนึ่ง")
    admin.post("/console/board/open", programme=PROGRAMME)
    changes(admin, office, places=places, reserves=reserves, by="mean")
    return admin


def board(office: Office) -> Board:
    with office.rows() as session:
        found = session.scalars(select(Board).order_by(Board.id.desc())).first()
        assert found
        return found


def _posts(visitor: Visitor, office: Office, what: str, **form: object) -> TestResponse:
    now = board(office)
    return visitor.post(f"/console/board/{now.id}/{what}", **{"revision": now.revision, "programme": PROGRAMME, **form})


def changes(visitor: Visitor, office: Office, **form: object) -> TestResponse:
    return _posts(visitor, office, "change", **form)


def lays(visitor: Visitor, office: Office, id_: int, place: int, **form: object) -> TestResponse:
    return _posts(visitor, office, "lay", to=f"{id_}-{place}", **form)


def settles(visitor: Visitor, office: Office, order: list[int], why: str = "กระจายจังหวัด") -> TestResponse:
    return _posts(visitor, office, "tie", why=why, **{f"place-{id_}": place for place, id_ in enumerate(order, 1)})


def decides(visitor: Visitor, office: Office, **form: object) -> TestResponse:
    page = visitor.reads(f"/console/board/{board(office).id}/check")
    seen = re.findall(r'name="seen" value="(\d+:\d+)"', page)
    revision = first(r'name="revision" value="(\d+)"', page)
    given = {"revision": revision, "seen": seen, "reply_by": "2021-06-20", "note": "", **form}
    return visitor.post(f"/console/board/{board(office).id}/decide", **given)


def order(visitor: Visitor) -> list[int]:
    return [int(one) for one in re.findall(r'data-seat="(\d+)"', visitor.reads("/console/board"))]


def statuses(office: Office) -> list[str]:
    with office.rows() as session:
        return list(session.scalars(select(Application.status).order_by(Application.id)))


def told(office: Office) -> int:
    with office.rows() as session:
        return len(session.scalars(select(Message).where(Message.direction == "out")).all())


def test_it_is_closed_until_an_administrator_opens_it(round_: Office) -> None:
    reviewer = round_.visitor("reviewer")
    assert order(reviewer) == []
    assert reviewer.post("/console/board/open", programme=PROGRAMME).status_code == 403
    opened(round_)
    assert order(reviewer) == [1, 2, 3, 4, 5]


def test_two_lines_are_drawn_at_the_places_and_below_the_reserve(round_: Office) -> None:
    page = opened(round_).reads("/console/board")
    rows = re.findall(r'data-seat="(\d)"|board-line-(\w+)', page)
    assert ["".join(row) for row in rows] == ["1", "2", "places", "3", "reserve", "4", "5"]


def test_equals_across_a_line_must_be_settled_by_hand_with_a_reason(round_: Office) -> None:
    admin = opened(round_)
    assert "คะแนนเท่ากันที่ต้องตัดสิน 1 กลุ่ม" in admin.reads("/console/board")
    settles(admin, round_, [3, 2], why="")
    assert order(admin) == [1, 2, 3, 4, 5]
    settles(admin, round_, [3, 2])
    assert order(admin) == [1, 3, 2, 4, 5]
    assert [one["why"] for one in board(round_).ties] == ["กระจายจังหวัด"]
    assert "คะแนนเท่ากันที่ต้องตัดสิน" not in admin.reads("/console/board")


def test_trying_an_order_has_no_effect_and_can_be_taken_back(round_: Office) -> None:
    admin = opened(round_)
    lays(admin, round_, 5, 1)
    assert order(admin) == [5, 1, 2, 3, 4]
    assert (statuses(round_), told(round_)) == (["shortlisted"] * 5, 0)
    changes(admin, round_, step="again")
    assert (order(admin), board(round_).hand) == ([1, 2, 3, 4, 5], {})


def test_moved_back_by_hand_to_where_the_scores_put_it_needs_no_reason(round_: Office) -> None:
    admin = opened(round_)
    lays(admin, round_, 5, 1)
    lays(admin, round_, 5, 5)
    assert (board(round_).tried, board(round_).hand) == ([], {})


def test_two_at_once_the_later_is_told_and_nothing_of_theirs_is_done(round_: Office) -> None:
    admin, before = opened(round_), board(round_).revision
    lays(admin, round_, 4, 1)
    page = admin.post_and_follow(
        f"/console/board/{board(round_).id}/lay", revision=before, programme=PROGRAMME, to="5-1"
    )
    assert "มีคนเปลี่ยนลำดับไปก่อนแล้วค่ะ" in page.text
    assert order(admin) == [4, 1, 2, 3, 5]


def test_nothing_is_decided_while_a_tie_or_a_reason_is_open(round_: Office) -> None:
    admin = opened(round_)
    assert decides(admin, round_).status_code == 409
    settles(admin, round_, [2, 3])
    lays(admin, round_, 5, 1)
    assert decides(admin, round_).status_code == 409
    assert statuses(round_) == ["shortlisted"] * 5


def test_deciding_moves_all_in_one_go_and_tells_nobody(round_: Office) -> None:
    admin = opened(round_)
    settles(admin, round_, [3, 2])
    lays(admin, round_, 5, 1, **{"why-5": ""})
    _posts(admin, round_, "lay", **{"why-5": "จังหวัดนี้ยังไม่มีชุมชน"})
    assert decides(admin, round_, note="ประชุมครั้งที่ 1").status_code == 302
    decided = ["selected", "not_selected", "reserve", "not_selected", "selected"]
    assert statuses(round_) == decided
    with round_.rows() as session:
        letters = list(session.scalars(select(Letter).order_by(Letter.application_id)))
        assert [(one.status, one.state) for one in letters] == [(status, "waiting") for status in decided]
        assert [one.application_id for one in session.scalars(select(Offer).order_by(Offer.id))] == [5, 1]
        assert session.get_one(Application, 1).told_status == "shortlisted"
    assert told(round_) == 0


def test_what_was_decided_can_be_read_by_whoever_writes_the_minutes(round_: Office) -> None:
    admin = opened(round_)
    settles(admin, round_, [3, 2])
    decides(admin, round_, note="ประชุมครั้งที่ 1")
    number = board(round_).id
    with round_.rows() as session:
        minutes = minutes_of(session, number)
        assert minutes
        assert [(line.place, line.application_id, line.outcome, line.readers) for line in minutes.lines] == [
            (1, 1, "selected", 2), (2, 3, "selected", 2), (3, 2, "reserve", 2), (4, 4, "not_selected", 2),
            (5, 5, "not_selected", 2),
        ]  # fmt: skip
        assert [([one.id for one in tie.applications], tie.why, tie.by) for tie in minutes.ties] == [
            ([3, 2], "กระจายจังหวัด", "คุณหนึ่ง")
        ]
        assert (minutes.decided_by, minutes.board.note) == ("คุณหนึ่ง", "ประชุมครั้งที่ 1")
    page = admin.reads("/console/board")
    assert "คุณหนึ่ง บันทึกมติของคณะกรรมการ 5 ใบ" in page


def test_a_decision_on_what_has_changed_since_does_nothing(round_: Office) -> None:
    admin = opened(round_, places=1, reserves=0)
    page = admin.reads(f"/console/board/{board(round_).id}/check")
    seen = re.findall(r'name="seen" value="(\d+:\d+)"', page)
    with round_.rows() as session:
        session.get_one(Application, 5).move_to("withdrawn", by="applicant", at=round_.now)
    late = admin.post(
        f"/console/board/{board(round_).id}/decide", revision=board(round_).revision, seen=seen, reply_by="2021-06-20"
    )
    assert (late.status_code, statuses(round_)) == (409, [*["shortlisted"] * 4, "withdrawn"])
    assert decides(admin, round_).status_code == 302


def test_who_declared_a_conflict_sees_no_score_of_it_and_cannot_move_it(round_: Office) -> None:
    opened(round_)
    reviewer = round_.visitor("reviewer", "k3")
    with round_.rows() as session:
        k3 = session.scalars(select(Staff.id).where(Staff.name == "k3")).one()
        readings.given(session, 1, k3, state="conflict", aside="ญาติ")
    page = reviewer.reads("/console/board")
    row = first(r'(<tr[^>]*data-seat="1".*?</tr>)', page, re.DOTALL)
    assert ("ซ่อนไว้" in row, 'draggable="true"' in row, "มีส่วนได้เสีย" in row) == (True, False, True)
    assert lays(reviewer, round_, 1, 5).status_code == 403


def test_a_declined_place_goes_to_the_next_in_the_boards_order_and_to_nobody_else(round_: Office) -> None:
    with round_.rows() as session:
        for number in range(6, 15):
            factories.application(session, number, "selected")
    admin = opened(round_, places=1, reserves=2)
    settles(admin, round_, [3, 2])
    decides(admin, round_)
    with round_.rows() as session:
        session.get_one(Offer, 1).told_at = round_.now
    assert admin.post("/console/reserve/3/up").status_code == 302
    assert statuses(round_)[1:3] == ["reserve", "reserve"]  # no place is free
    admin.post("/console/offers/1", step="decline", why="โทรแล้ว ไม่สะดวก")
    assert statuses(round_)[0] == "withdrawn"
    admin.post("/console/reserve/2/up")
    assert statuses(round_)[1:3] == ["reserve", "reserve"]  # not the next in line
    page = admin.reads("/console/offers")
    assert 'action="/console/reserve/3/up"' in page
    admin.post("/console/reserve/3/up", reply_by="2021-06-30")
    assert statuses(round_)[1:3] == ["reserve", "selected"]
    with round_.rows() as session:
        offer = session.scalars(select(Offer).where(Offer.application_id == 3)).one()
        assert (str(offer.reply_by), offer.state) == ("2021-06-30", "open")


def test_an_offer_past_its_day_is_shown_as_overdue_and_can_be_put_off_or_closed(round_: Office) -> None:
    admin = opened(round_, places=1, reserves=1)
    settles(admin, round_, [2, 3])
    decides(admin, round_)
    with round_.rows() as session:
        session.get_one(Offer, 1).told_at = round_.now
        session.get_one(Offer, 1).reply_by = factories.NOW.date().replace(day=1)
    assert "เลยกำหนดตอบ" in admin.reads("/console/offers")
    admin.post("/console/offers/1", step="extend", until="2021-06-25")
    assert "เลยกำหนดตอบ" not in admin.reads("/console/offers")
    admin.post("/console/offers/1", step="expire", why="")
    with round_.rows() as session:
        assert session.get_one(Offer, 1).state == "open"
    admin.post("/console/offers/1", step="expire", why="โทรสามครั้งไม่รับ")
    assert statuses(round_)[0] == "withdrawn"


def test_the_page_asks_as_much_with_fifty_as_with_three(office: Office) -> None:
    with office.rows() as session:
        readings.load_rubric(session)
        for number in range(3):
            factories.application(session, number, "shortlisted")
    admin = opened(office)
    pages = ("/console/board", f"/console/board/{board(office).id}/check")
    with office.counting() as few:
        for page in pages:
            admin.reads(page)
    with office.rows() as session:
        for number in range(3, 50):
            factories.application(session, number, "shortlisted")
    with office.counting() as many:
        for page in pages:
            admin.reads(page)
    assert len(many) == len(few)
