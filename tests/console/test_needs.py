"""What must be there before a step: shown instead of the button, refused at the door, passed over by administrators."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.application import Application, ApplicationEvent
from models.moving import NotReady, Obstacle, facts_of, move, obstacles
from models.staff import Staff
from models.stages import CannotMove
from tests.console import factories, readings
from tests.console.conftest import Office, Visitor


@pytest.fixture
def case(office: Office) -> Office:
    """One shortlisted application, and a rubric."""
    with office.rows() as session:
        readings.load_rubric(session)
        factories.application(session, 0, "shortlisted")
    return office


def posted(visitor: Visitor, status: str, **form: str) -> int:
    page = visitor.reads("/console/applications/1")
    hidden = dict(re.findall(r"(revision|seen)=(\d+)", page))
    return visitor.post(f"/console/applications/1/move/{status}", **hidden | form).status_code


def status_of(office: Office) -> str:
    with office.rows() as session:
        return session.get_one(Application, 1).status


def lacking(page: str) -> list[str]:
    return re.findall(r"<li>([^<]+)</li>", "".join(re.findall(r'<ul class="missing">.*?</ul>', page)))


def scored(session: Session, *names: str) -> None:
    for name in names:
        readings.given(session, 1, factories.staff(session, name).id, 3, 3, 3, 3)


def missing(session: Session, status: str, role: str = "reviewer") -> list[Obstacle]:
    one = session.get_one(Application, 1)
    return obstacles(one, status, facts=facts_of(session, [one])[1], role=role)


def test_what_is_missing_stands_where_the_button_would_be(case: Office) -> None:
    with case.rows() as session:
        scored(session, "wichai")
    page = case.visitor("reviewer").reads("/console/applications/1")
    assert lacking(page) == [
        "กรรมการให้คะแนนแล้ว 1 จาก 2 คน ให้คะแนนหรือแบ่งให้กรรมการอ่านเพิ่ม",
        "ผู้ดูแลระบบเป็นผู้ย้ายเข้าขั้นนี้",
        "กรรมการให้คะแนนแล้ว 1 จาก 2 คน ให้คะแนนหรือแบ่งให้กรรมการอ่านเพิ่ม",
        "ยังไม่มีการลงพื้นที่ที่เสร็จแล้ว นัดวันและบันทึกผลก่อน",
        "ผู้ดูแลระบบเป็นผู้ย้ายเข้าขั้นนี้",
        "กรรมการให้คะแนนแล้ว 1 จาก 2 คน ให้คะแนนหรือแบ่งให้กรรมการอ่านเพิ่ม",
    ]
    assert sorted(set(re.findall(r"/move/(\w+)", page))) == ["not_selected", "screening", "withdrawn"]


def test_once_it_is_there_the_step_opens(case: Office) -> None:
    with case.rows() as session:
        scored(session, "wichai", "malee")
    assert posted(case.visitor("reviewer"), "site_visit") == 302
    assert status_of(case) == "site_visit"


def test_what_is_missing_is_refused_at_the_door_too(case: Office) -> None:
    visitor = case.visitor("reviewer")
    assert posted(visitor, "site_visit", reason="รีบ", override="1") == 422
    page = visitor.reads("/console/applications/1/move/site_visit")
    assert lacking(page) == ["กรรมการให้คะแนนแล้ว 0 จาก 2 คน ให้คะแนนหรือแบ่งให้กรรมการอ่านเพิ่ม"]
    assert "<form" not in page[page.index('id="missing"') : page.index("</main>")]
    assert status_of(case) == "shortlisted"


def test_an_administrator_goes_on_with_a_reason_and_the_history_says_without_what(case: Office) -> None:
    admin = case.visitor("admin")
    assert posted(admin, "selected", override="1") == 422
    assert posted(admin, "selected", reason="มติกรรมการ 1/2564", override="1") == 302
    with case.rows() as session:
        last = session.scalars(select(ApplicationEvent).order_by(ApplicationEvent.id.desc()).limit(1)).one()
        assert last.detail == {
            "before": "shortlisted", "after": "selected", "why": "มติกรรมการ 1/2564", "past": ["scored", "visit_done"]
        }  # fmt: skip
    assert "ทำต่อทั้งที่ยังขาด: คะแนนจากกรรมการ, การลงพื้นที่" in admin.reads("/console/applications/1")


def test_a_visit_counts_until_it_is_opened_again(case: Office) -> None:
    with case.rows() as session:
        scored(session, "wichai", "malee")
        one = session.get_one(Application, 1)
        one.note("visit_done", by="staff", at=case.now)
        session.flush()
        assert missing(session, "selected", "admin") == []
        one.note("visit_reopened", by="staff", at=case.now)
        session.flush()
        assert missing(session, "selected", "admin") == [Obstacle("visit_done")]


def test_a_community_that_is_changing_answers_is_not_shortlisted_meanwhile(office: Office) -> None:
    with office.rows() as session:
        one = factories.application(session, 0, "screening")
        assert missing(session, "shortlisted") == []
        one.asides["reopened"] = True
        assert missing(session, "shortlisted") == [Obstacle("no_open_correction")]


def test_the_roadmap_begins_when_the_offer_is_accepted(case: Office) -> None:
    with case.rows() as session:
        one = session.get_one(Application, 1)
        one.move_to("selected", by="staff", at=case.now)
        for kind, held_up in (("offered", True), ("offer_accepted", False), ("offered", True)):
            one.note(kind, by="staff", at=case.now)
            session.flush()
            assert missing(session, "focus_group") == [Obstacle("offer_accepted")] * held_up


def test_an_eleventh_finds_no_place_until_one_is_given_up(office: Office) -> None:
    with office.rows() as session:
        chosen = [factories.application(session, number, "selected") for number in range(1, 11)]
        chosen[0].note("offer_accepted", by="applicant", at=office.now)
        session.flush()
        staff = factories.staff(session, "chair", "admin")
        move(session, chosen[0], "focus_group", staff=staff, at=office.now)
        eleventh = factories.application(session, 0, "reserve")
        facts = facts_of(session, [eleventh, chosen[0]])
        assert [facts[one.id].free for one in (eleventh, chosen[0])] == [0, 1]
        chosen[5].move_to("withdrawn", by="applicant", at=office.now)
        session.flush()
        assert facts_of(session, [eleventh])[eleventh.id].free == 1


def test_the_door_keeps_the_order_and_asks_for_a_reason_to_go_back(office: Office) -> None:
    with office.rows() as session:
        one = factories.application(session, 0, "not_selected")
        staff = factories.staff(session, "wichai")
        with pytest.raises(CannotMove):
            move(session, one, "selected", staff=staff, at=office.now, why="ขอ")
        with pytest.raises(NotReady) as stopped:
            move(session, one, "screening", staff=staff, at=office.now)
        assert stopped.value.obstacles == (Obstacle("reason"),)
        move(session, one, "screening", staff=staff, at=office.now, why="มีเอกสารใหม่")
        assert one.status == "screening"


def test_facts_of_fifty_need_no_more_queries_than_of_three(office: Office) -> None:
    with office.rows() as session:
        many = [factories.application(session, number, "shortlisted") for number in range(50)]
        session.flush()
        assert {one.programme.id for one in many} == {factories.PROGRAMME}
        counts = []
        for chosen in (many[:3], many):
            with office.counting() as queries:
                facts_of(session, chosen)
            counts.append(len(queries))
        assert counts[0] == counts[1]


def test_a_roadmap_step_is_named_on_its_button_and_told_to_the_applicant(office: Office) -> None:
    with office.rows() as session:
        one = factories.application(session, 0, "selected")
        one.note("offer_accepted", by="applicant", at=office.now)
    visitor = office.visitor("reviewer")
    assert "ย้ายไปขั้น “ประชุมกลุ่ม (Focus Group)”" in visitor.reads("/console/applications/1")
    page = visitor.reads("/console/applications/1/move/focus_group")
    assert "ขั้นต่อไปคือประชุมกลุ่ม (Focus Group) ค่ะ" in page
    assert posted(visitor, "focus_group") == 302
    assert status_of(office) == "focus_group"
    assert session_staff(office) == "reviewer"


def session_staff(office: Office) -> str:
    """Who made the last move."""
    with office.rows() as session:
        last = session.scalars(select(ApplicationEvent).where(ApplicationEvent.kind == "moved")).all()[-1]
        return session.get_one(Staff, last.staff_id).name
