"""Two applications of one community: the list, both side by side, linked, told apart, merged, and back again."""

import re
from typing import Any

import pytest

from models.application import Application
from models.conversation import Attachment
from models.desk_talks import numbers
from models.duplicates import note_pairs
from models.pairs import Pair, count_pairs, looks_double
from tests.console import factories
from tests.console.conftest import Office, first

PLACE = {"community_name": "กลุ่มบ้านผาฮี้", "province": "เชียงราย", "district": "แม่สาย", "subdistrict": "โป่งงาม"}


def twins(office: Office, number: int = 0, other: str = "submitted", **differs: Any) -> tuple[int, int]:
    """Two applications of one community, from two people; their ids."""
    with office.rows() as session:
        one = factories.application(session, number)
        answers = dict(one.answers) | {"contact_phone": f"+6689{number:07}"} | differs
        two = factories.application(session, number + 500, other, answers=answers)
        note_pairs(session, two, factories.NOW)
        return one.id, two.id


def row(office: Office, number: int) -> Application:
    with office.rows() as session:
        found = session.get_one(Application, number)
        assert found.events
        return found


def kinds(office: Office, number: int) -> list[str]:
    return [event.kind for event in row(office, number).events if event.kind not in ("started", "moved")]


def seen(page: str) -> str:
    return first(r'name="seen" value="([^"]*)"', page)


def test_the_list_shows_what_is_to_be_settled_with_what_agrees(office: Office) -> None:
    one, two = twins(office)
    page = office.visitor().reads("/console/duplicates")
    assert f'href="/console/duplicates/{one}/{two}"' in page
    assert re.findall(r'class="agree">.*?</svg>([^<]*)<', page) == ["ชื่อ", "ตำบล"]
    assert re.findall(r'shelf=likely" aria-current="true">รอตัดสิน <span class="count">(\d+)', page) == ["1"]


def test_the_list_asks_the_same_number_of_questions_for_many_as_for_few(office: Office) -> None:
    visitor = office.visitor()
    for number in range(2):
        twins(office, number)
    with office.counting() as few:
        visitor.reads("/console/duplicates")
    for number in range(2, 12):
        twins(office, number, community_name=f"บ้าน{number}", contact_phone=f"+668{10000000 + number:08}")
    with office.counting() as many:
        visitor.reads("/console/duplicates")
    assert len(many) == len(few)


def test_what_is_no_longer_in_the_running_need_not_be_settled(office: Office) -> None:
    _, two = twins(office)
    with office.rows() as session:
        session.get_one(Application, two).move_to("withdrawn", by="applicant", at=factories.NOW)
    with office.rows() as session:
        assert count_pairs(session) == {"likely": 0, "linked": 0, "merged": 0, "apart": 0}
        assert session.query(Application).filter(looks_double()).count() == 0


def test_the_filter_finds_both_sides_of_an_open_pair(office: Office) -> None:
    one, two = twins(office)
    with office.rows() as session:
        factories.application(session, 3)
        assert [found.id for found in session.query(Application).filter(looks_double())] == [one, two]
        assert numbers(session).doubles == 1


def test_side_by_side_each_question_stands_once_and_what_differs_is_marked(office: Office) -> None:
    seen_there = "เดินชมสวนตอนเช้า ลงมือทำอาหารกับแม่บ้าน พักโฮมสเตย์ 14 หลัง รับได้คืนละ 40 คน"
    one, two = twins(office, members=None, attractions=seen_there)
    page = office.visitor().reads(f"/console/duplicates/{one}/{two}")
    rows = {label: kind for kind, label in re.findall(r'<tr class="(side-\w+)"><th scope="row">([^<]*)</th>', page)}
    assert {label for label, kind in rows.items() if kind == "side-differs"} == {
        "เบอร์โทรผู้ติดต่อ", "จำนวนสมาชิก", "สิ่งที่นักท่องเที่ยวได้พบ",
    }  # fmt: skip
    assert page.count("มีเฉพาะใบนี้") == 1
    changes = re.findall(r"<(del|ins)>([^<]*)", page)
    assert changes == [("del", "081-000-0000"), ("ins", "089-000-0000"), ("del", "12"), ("ins", "14")]


@pytest.mark.parametrize(("state", "undone"), [("apart", "alike_again"), ("linked", "unlinked")])
def test_a_pair_is_settled_and_open_again(office: Office, state: str, undone: str) -> None:
    one, two = twins(office)
    visitor, path = office.visitor(), f"/console/duplicates/{one}/{two}"
    visitor.post(path, state=state, why="โทรถามแล้ว", seen=seen(visitor.reads(path)))
    with office.rows() as session:
        assert session.query(Pair).one().state == state
    assert kinds(office, one) == kinds(office, two) == [{"apart": "told_apart"}.get(state, state)]
    assert (row(office, one).status, row(office, two).status) == ("submitted", "submitted")
    with office.rows() as session:
        assert note_pairs(session, session.get_one(Application, two), factories.NOW) == []
        assert session.query(Pair).one().state == state
    visitor.post(f"{path}/undo")
    with office.rows() as session:
        assert session.query(Pair).one().state == "likely"
    assert kinds(office, one)[-1] == kinds(office, two)[-1] == undone


def test_who_looked_at_an_older_state_changes_nothing_and_keeps_what_was_typed(office: Office) -> None:
    one, two = twins(office)
    visitor, path = office.visitor(), f"/console/duplicates/{one}/{two}"
    before = seen(visitor.reads(path))
    with office.rows() as session:
        session.get_one(Application, two).move_to("screening", by="staff", at=factories.NOW)
    answer = visitor.post(path, state="apart", why="คนละหมู่บ้าน", seen=before)
    assert answer.status_code == 409
    assert 'value="คนละหมู่บ้าน"' in answer.text
    assert kinds(office, one) == []


def merged(office: Office, one: int, two: int, **form: str) -> Any:
    visitor, path = office.visitor(name="merger"), f"/console/duplicates/{one}/{two}/merge"
    return visitor.post(path, **({"seen": seen(visitor.reads(path)), "why": "คนเดียวกัน"} | form))


def test_merging_keeps_one_with_the_answers_that_were_chosen(office: Office) -> None:
    one, two = twins(office, members=99, households=70)
    form = {"take-members": "other", "take-households": "kept", "take-contact_phone": "kept"}
    assert merged(office, one, two, tell="yes", notice="รวมแล้วค่ะ", **form).status_code == 302
    kept, other = row(office, one), row(office, two)
    assert (kept.answers["members"], kept.answers["households"]) == (99, 61)
    assert {line["key"]: line["shown"]["th"] for line in kept.frozen}["members"] == "99 คน"
    assert (other.status, other.merged_into_id) == ("duplicate", one)
    changes = [event.detail for event in kept.events if event.kind == "edited"]
    assert [(one["key"], one["before"], one["after"], one["source"]) for one in changes] == [
        ("members", 24, 99, other.reference)
    ]
    assert kinds(office, two) == ["merged", "written"]
    assert office.rung == 1


def test_photos_of_both_go_together_and_come_back(office: Office) -> None:
    one, two = twins(office)
    with office.rows() as session:
        both = [session.get_one(Application, number) for number in (one, two)]
        pictures = [factories.photo(session, office.folder, application).id for application in both]
        for application, picture in zip(both, pictures, strict=True):
            application.answers["photos"] = [picture]
    assert merged(office, one, two, **{"take-photos": "both"}).status_code == 302
    assert row(office, one).answers["photos"] == pictures
    with office.rows() as session:
        assert session.get_one(Attachment, pictures[1]).application_id == one
    office.visitor(name="second").post(f"/console/duplicates/{one}/{two}/undo")
    assert row(office, one).answers["photos"] == pictures[:1]
    with office.rows() as session:
        assert session.get_one(Attachment, pictures[1]).application_id == two


def test_undoing_a_merge_brings_back_answers_and_stage_and_keeps_what_was_changed_since(office: Office) -> None:
    one, two = twins(office, members=99, households=70, other="screening")
    merged(office, one, two, **{"take-members": "other", "take-households": "other"})
    with office.rows() as session:
        kept = session.get_one(Application, one)
        kept.answers["households"] = 75
    answer = office.visitor(name="second").post_and_follow(f"/console/duplicates/{one}/{two}/undo")
    assert "มี 1 ข้อที่มีคนแก้หลังจากรวม" in answer.text
    kept, other = row(office, one), row(office, two)
    assert (kept.answers["members"], kept.answers["households"]) == (24, 75)
    assert (other.status, other.merged_into_id) == ("screening", None)


def test_answers_that_do_not_fit_together_are_refused_and_the_choice_is_kept(office: Office) -> None:
    one, two = twins(office, province="น่าน", district="ภูเพียง", subdistrict="น้ำเกี๋ยน", contact_phone="+66810000000")
    answer = merged(office, one, two, **{"take-province": "other", "take-district": "kept"})
    assert answer.status_code == 422
    assert "คำตอบที่เลือกไม่เข้ากัน: อำเภอ" in answer.text
    assert re.findall(r'id="other-province"[^>]*( checked)', answer.text) == [" checked"]
    assert row(office, two).status == "submitted"


def test_what_is_shortlisted_cannot_be_closed_as_a_duplicate_but_can_stay(office: Office) -> None:
    one, two = twins(office, other="shortlisted")
    page = office.visitor().reads(f"/console/duplicates/{one}/{two}")
    assert re.findall(r'href="(/console/duplicates/\d+/\d+/merge)"', page) == [f"/console/duplicates/{two}/{one}/merge"]
    assert merged(office, two, one).status_code == 302


def test_any_two_are_laid_side_by_side_by_their_numbers(office: Office) -> None:
    with office.rows() as session:
        one, two = (factories.application(session, number) for number in (0, 1))
        number = two.reference
    visitor = office.visitor()
    found = visitor.get(f"/console/duplicates/find/{one.id}?with={str(number).lower()}")
    assert found.headers["Location"] == f"/console/duplicates/{one.id}/{two.id}"
    assert "ไม่พบใบสมัครเลขที่" in visitor.get(
        f"/console/duplicates/find/{one.id}?with=GLO3-99999", follow_redirects=True
    ).text  # fmt: skip
    assert visitor.get(f"/console/duplicates/{one.id}/{one.id}").status_code == 404
