"""Many applications at once: a set that does not follow the list, shown before, worked off in pieces, taken back."""

import re

import pytest
from sqlalchemy import select

from models.application import Application, ApplicationEvent
from models.batches import Batch, BatchRow
from models.flags import Flag
from models.looks import Look
from models.outbox import Delivery
from models.post import Letter
from models.review import Review
from tests.console import factories, readings
from tests.console.conftest import Office, Visitor


@pytest.fixture
def office(office: Office) -> Office:
    """Six that were sent: four received, one in screening, one decided."""
    with office.rows() as session:
        readings.load_rubric(session)
        for number, status in enumerate(("submitted",) * 4 + ("screening", "not_selected")):
            factories.application(session, number, status)
    return office


def frozen(visitor: Visitor, query: str = "", **form: object) -> str:
    """The page of a new batch."""
    response = visitor.post(f"/console/applications/bulk?{query}", **form)
    assert response.status_code == 302
    return str(response.location)


def planned(visitor: Visitor, page: str, **detail: object) -> str:
    visitor.post(f"{page}/plan", **detail)
    return visitor.reads(page)


def worked_off(visitor: Visitor, page: str, **detail: object) -> str:
    """Begun as it was planned, and looked at until it is done."""
    visitor.post(f"{page}/begin", **detail)
    return finished(visitor, page)


def finished(visitor: Visitor, page: str) -> str:
    for _ in range(20):
        visitor.post(f"{page}/work")
        text = visitor.reads(page)
        if "/work" not in text:
            return text
    raise AssertionError("never done")


def statuses(office: Office) -> list[str]:
    with office.rows() as session:
        return list(session.scalars(select(Application.status).order_by(Application.id)))


def outcomes(office: Office) -> list[tuple[int, str, str]]:
    with office.rows() as session:
        rows = session.scalars(select(BatchRow).order_by(BatchRow.batch_id, BatchRow.place))
        return sorted((row.application_id, row.outcome, row.why.get("say", "")) for row in rows)


def move(**more: str) -> dict[str, str]:
    return {"action": "move", "status": "screening", "tell": "", "reason": "เอกสารครบ"} | more


def test_what_was_ticked_is_moved_through_the_door_and_each_that_cannot_be_says_why(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1", "2", "5", "6"])
    assert "ย้ายไปขั้น “กำลังตรวจใบสมัคร” 3 ใบ" in planned(visitor, page, **move())  # 6 goes back to screening with a reason
    text = worked_off(visitor, page, **move())
    assert "เสร็จแล้ว ทำ 3 ใบ ไม่ได้ทำ 1 ใบ" in text
    assert "จากขั้น “กำลังตรวจใบสมัคร” ไปขั้นนี้ไม่ได้" in text
    assert statuses(office) == ["screening", "screening", "submitted", "submitted", "screening", "screening"]
    assert outcomes(office) == [(1, "done", ""), (2, "done", ""), (5, "refused", "bulk.not_from_here"), (6, "done", "")]
    with office.rows() as session:
        moved = session.scalars(select(ApplicationEvent).where(ApplicationEvent.application_id == 1)).all()[-1]
        looks = session.scalars(select(Look.subject).where(Look.what == "move")).all()
    assert (moved.kind, moved.by, moved.staff_id, moved.detail["why"]) == ("moved", "staff", 1, "เอกสารครบ")
    assert sorted(looks) == ["application 1", "application 2", "application 6"]


def test_all_of_the_filter_is_frozen_and_what_comes_later_is_not_in_it(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, "status=submitted&channel=line", whole="yes", id="6")
    with office.rows() as session:
        factories.application(session, 20, "submitted")
        assert session.scalars(select(BatchRow.application_id).order_by(BatchRow.application_id)).all() == [1, 3]
    planned(visitor, page, **move())
    worked_off(visitor, page, **move())
    assert [row[:2] for row in outcomes(office)] == [(1, "done"), (3, "done")]


def test_nothing_happens_by_looking_and_a_plan_that_was_not_shown_is_not_carried_out(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1"])
    planned(visitor, page, **move())
    visitor.post(f"{page}/work")
    visitor.post(f"{page}/begin", **move(status="withdrawn"))
    assert statuses(office)[0] == "submitted"
    assert "เลือกขั้นที่จะย้ายไปก่อนนะคะ" in planned(visitor, page, action="move")
    visitor.post(f"{page}/begin", action="move")
    with office.rows() as session:
        assert session.scalars(select(Batch.state)).all() == ["chosen"]


def test_whoever_was_changed_since_it_was_chosen_is_left_alone(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1", "2"])
    planned(visitor, page, **move())
    with office.rows() as session:
        session.get_one(Application, 1).move_to("withdrawn", by="staff", at=office.now, why="โทรแจ้ง")
    assert "1 ใบ: มีคนเปลี่ยนใบนี้ไปแล้วหลังจากเลือก" in visitor.reads(page)
    worked_off(visitor, page, **move())
    assert outcomes(office) == [(1, "refused", "bulk.changed_since"), (2, "done", "")]
    assert statuses(office)[:2] == ["withdrawn", "screening"]


def test_conditions_hold_for_many_as_for_one(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["5"])
    with office.rows() as session:
        application = session.get_one(Application, 5)
        application.asides["reopened"] = True  # the applicant is changing answers
    text = planned(visitor, page, **move(status="shortlisted"))
    assert "ไม่มีใบไหนทำได้ค่ะ" in text
    assert "1 ใบ: ผู้สมัครกำลังแก้คำตอบอยู่" in text


def test_messages_are_counted_before_and_sent_once(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1", "2", "3"])
    with office.rows() as session:
        conversation = session.get_one(Application, 3).conversation
        assert conversation
        conversation.reachable = False
    text = planned(visitor, page, **move(status="not_selected", tell="now"))
    said = re.findall(r"ส่งข้อความทาง (\w+) (\d) ฉบับทันที", text)
    assert sorted(said) == [("LINE", "1"), ("Messenger", "1")]
    assert "แจ้งทางแชทไม่ได้ 1 ใบ ต้องโทร" in text
    worked_off(visitor, page, **move(status="not_selected", tell="now"))
    with office.rows() as session:
        assert len(session.scalars(select(Delivery)).all()) == 2
    assert office.rung > 0


def test_letters_wait_and_go_with_the_undoing(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1", "2"])
    assert "จดหมาย 2 ฉบับไปรอที่" in planned(visitor, page, **move(status="not_selected", tell="later"))
    worked_off(visitor, page, **move(status="not_selected", tell="later"))
    with office.rows() as session:
        assert session.scalars(select(Letter.state)).all() == ["waiting", "waiting"]
    visitor.post(f"{page}/undo")
    assert "เลิกทำแล้ว 2 ใบ เลิกทำไม่ได้ 0 ใบ" in finished(visitor, page)
    assert statuses(office)[:2] == ["submitted", "submitted"]
    with office.rows() as session:
        assert session.scalars(select(Letter.state)).all() == ["dropped", "dropped"]
        assert session.get_one(Application, 1).told_status == "submitted"


def test_what_was_told_or_moved_on_since_is_not_undone(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1", "2", "3"])
    planned(visitor, page, **move())
    worked_off(visitor, page, **move())
    with office.rows() as session:
        session.get_one(Application, 1).move_to("shortlisted", by="staff", at=office.now)
        session.get_one(Application, 2).note("answered", by="applicant", at=office.now, key="products")
    visitor.post(f"{page}/undo")
    finished(visitor, page)
    assert outcomes(office) == [(1, "kept", "bulk.moved_since"), (2, "kept", "bulk.no_way_back"), (3, "undone", "")]
    assert statuses(office)[:3] == ["shortlisted", "screening", "submitted"]


def test_what_was_begun_and_left_is_taken_up_again_from_the_list(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1", "2"])
    planned(visitor, page, **move())
    visitor.post(f"{page}/begin", **move())
    assert f'href="{page}"' in visitor.reads("/console/applications").partition("งานหลายใบที่ค้างอยู่")[0]
    finished(visitor, page)
    assert "งานหลายใบที่ค้างอยู่" not in visitor.reads("/console/applications")


def test_letters_are_laid_aside_for_the_stage_that_holds(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["4", "6"])
    planned(visitor, page, action="letters")
    worked_off(visitor, page, action="letters")
    with office.rows() as session:
        letters = {letter.application_id: letter.status for letter in session.scalars(select(Letter))}
    assert letters[6] == "not_selected"
    again = frozen(visitor, id=["6"])
    assert "1 ใบ: มีจดหมายรอส่งอยู่แล้ว" in planned(visitor, again, action="letters")


def test_flags_are_put_on_and_taken_off_and_the_list_finds_them(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1", "3"])
    assert "ใส่ชื่อป้ายก่อนนะคะ" in planned(visitor, page, action="flag", flag=" ")
    planned(visitor, page, action="flag", flag=" โทร  กลับ ")
    worked_off(visitor, page, action="flag")
    with office.rows() as session:
        assert session.execute(select(Flag.application_id, Flag.name)).all() == [(1, "โทร กลับ"), (3, "โทร กลับ")]
    assert visitor.reads("/console/applications?flag=โทร+กลับ").count('<span class="flag">') == 2
    again = frozen(visitor, "flag=:any", whole="yes")
    planned(visitor, again, action="unflag", flag="โทร กลับ")
    worked_off(visitor, again, action="unflag")
    assert "ไม่พบใบสมัครตามที่กรอง" in visitor.reads("/console/applications?flag=:any")


def test_administrators_give_many_to_one_reviewer_but_not_where_there_are_ties(office: Office) -> None:
    with office.rows() as session:
        reader = factories.staff(session, "wipa")
        reader.preferences = {"province": "เชียงราย"}
        number = reader.id
    page = frozen(visitor := office.visitor("admin"), id=["1", "2", "6"])
    text = planned(visitor, page, action="assign", reviewer=str(number))
    assert "แบ่งให้ wipa 1 ใบ" in text
    worked_off(visitor, page, action="assign")
    assert outcomes(office) == [
        (1, "refused", "bulk.has_ties"),
        (2, "done", ""),
        (6, "refused", "bulk.not_scored_now"),
    ]
    visitor.post(f"{page}/undo")
    finished(visitor, page)
    with office.rows() as session:
        assert session.scalars(select(Review)).all() == []


def test_only_administrators_give_to_reviewers_and_nobody_sees_anothers_set(office: Office) -> None:
    visitor = office.visitor()
    page = frozen(visitor, id=["1"])
    assert visitor.post(f"{page}/plan", action="assign", reviewer="1").status_code == 400
    other = office.visitor("admin")
    assert other.get(page).status_code == 404
    assert other.post(f"{page}/begin").status_code == 404


def test_nothing_ticked_is_said(office: Office) -> None:
    response = office.visitor().post_and_follow("/console/applications/bulk")
    assert "ยังไม่ได้เลือกใบไหนเลยค่ะ" in response.text


def test_a_batch_asks_no_more_of_the_database_for_fifty_than_for_three(office: Office) -> None:
    visitor = office.visitor()
    with office.rows() as session:
        for number in range(10, 60):
            factories.application(session, number)
    pages = [frozen(visitor, id=["1", "2", "3"]), frozen(visitor, whole="yes", id="1")]
    counts = []
    for page in pages:
        planned(visitor, page, **move(tell="now"))
        with office.counting() as sent:
            visitor.reads(page)
        counts.append(len(sent))
    assert counts[0] == counts[1]
