"""Staff change an answer for an applicant who told it by phone: read by the form's rules, kept, told on wish."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from console.cases.on_behalf import as_json
from models.application import Application
from models.conversation import Message
from models.corrections import ask_for_correction, open_correction
from models.looks import Look
from models.pairs import Pair
from models.staff import Staff
from tests.console import factories
from tests.console.conftest import Office

PATH = "/console/applications/1/answers/{}"


@pytest.fixture
def desk(office: Office) -> Office:
    with office.rows() as session:
        factories.application(session, 0, "screening")
    return office


def row(office: Office) -> Application:
    with office.rows() as session:
        found = session.get_one(Application, 1)
        assert found.events
        return found


def send(office: Office, key: str, words: str = "", **form: Any) -> TestResponse:
    """What the page of this question would send, with these words in it; from somebody of the staff."""
    given: dict[str, Any] = {
        f"v-{key}": words, f"saw-{key}": as_json(row(office).answers.get(key)), "why": "ประธานโทรมา",
    }  # fmt: skip
    with office.rows() as session:
        number = session.query(Staff).count()
    return office.visitor(name=f"staff{number}").post(PATH.format(key), **(given | form))


def test_it_is_read_by_the_rules_of_the_form_and_kept_with_before_and_after(desk: Office) -> None:
    assert send(desk, "contact_phone", "๐๘๙ ๑๑๑ ๒๒๒๒").status_code == 302
    made = row(desk)
    assert made.answers["contact_phone"] == made.phone == "+66891112222"
    assert {line["key"]: line["shown"]["th"] for line in made.frozen}["contact_phone"] == "089-111-2222"
    last = made.events[-1]
    assert (last.kind, last.by, last.staff_id) == ("edited", "staff", 1)
    assert last.detail == {
        "key": "contact_phone", "before": "+66810000000", "after": "+66891112222", "why": "ประธานโทรมา", "how": "phone",
    }  # fmt: skip
    with desk.rows() as session:
        assert [look.detail for look in session.query(Look).filter_by(what="change")] == [{"keys": ["contact_phone"]}]


def test_the_applicant_is_told_on_wish_with_both_values(desk: Office) -> None:
    send(desk, "members", "30 คน", tell="yes")
    with desk.rows() as session:
        said = session.query(Message).filter_by(author="staff").one()
    assert said.text == (
        "เจ้าหน้าที่แก้ใบสมัคร GLO3-00001 ตามที่แจ้งทางโทรศัพท์แล้วค่ะ\n\nจำนวนสมาชิก\nเดิม: 24 คน\nใหม่: 30 คน\n\n"
        "ถ้าไม่ถูกต้อง พิมพ์บอกในแชทนี้ได้เลยนะคะ"
    )
    assert desk.rung == 1


def test_nobody_is_told_where_that_was_not_wished(desk: Office) -> None:
    send(desk, "members", "30")
    with desk.rows() as session:
        assert session.query(Message).filter_by(author="staff").count() == 0


@pytest.mark.parametrize(
    ("key", "words", "wrong"),
    [("contact_phone", "08-123", "wrong-contact_phone"), ("community_name", "", "wrong-community_name")],
)
def test_what_is_no_answer_is_explained_and_kept_in_the_field(desk: Office, key: str, words: str, wrong: str) -> None:
    answer = send(desk, key, words)
    assert answer.status_code == 422
    assert f'id="{wrong}"' in answer.text
    assert f'id="v-{key}" name="v-{key}" value="{words}"' in answer.text
    assert row(desk).answers[key] == factories.answers(0)[key]


def test_without_a_reason_nothing_is_changed(desk: Office) -> None:
    answer = send(desk, "members", "30", why=" ")
    assert answer.status_code == 422
    assert 'value="30"' in answer.text
    assert row(desk).answers["members"] == 24


def test_choices_are_pressed(desk: Office) -> None:
    several: dict[str, Any] = {"c-online_channels": ['"facebook"', '"line"']}
    assert send(desk, "online_channels", **several).status_code == 302
    assert row(desk).answers["online_channels"] == ["facebook", "line"]
    strange: dict[str, Any] = {"c-group_kind": ['"no-such-kind"']}
    assert send(desk, "group_kind", **strange).status_code == 422


def test_a_place_above_makes_the_places_within_it_be_asked_as_well(desk: Office) -> None:
    answer = send(desk, "province", "น่าน")
    assert answer.status_code == 422
    assert "ต้องตอบข้อเหล่านี้ด้วยค่ะ: อำเภอ/เขต, ตำบล/แขวง" in answer.text
    assert re.findall(r'name="also" value="(\w+)"', answer.text) == ["district", "subdistrict"]
    assert row(desk).province == "เชียงราย"
    more = {"also": ["district", "subdistrict"], "v-district": "ภูเพียง", "v-subdistrict": "น้ำเกี๋ยน"}
    saw = {f"saw-{key}": as_json(row(desk).answers[key]) for key in ("district", "subdistrict")}
    assert send(desk, "province", "น่าน", **more, **saw).status_code == 302
    assert row(desk).place == "น้ำเกี๋ยน ภูเพียง น่าน"
    assert [event.detail["key"] for event in row(desk).events if event.kind == "edited"] == [
        "province", "district", "subdistrict",
    ]  # fmt: skip


def test_somebody_who_was_faster_is_shown_with_both_values_and_nothing_is_lost(desk: Office) -> None:
    with desk.rows() as session:
        made = session.get_one(Application, 1)
        made.answers["members"] = 28
    answer = send(desk, "members", "30", **{"saw-members": "24"})
    assert answer.status_code == 409
    assert re.findall(r'<dd class="words">(?:<b>)?([^<]*)', answer.text) == ["24 คน", "28 คน"]
    assert 'name="v-members" value="30"' in answer.text
    assert row(desk).answers["members"] == 28
    assert send(desk, "members", "30").status_code == 302


def test_what_else_happened_meanwhile_is_no_obstacle(desk: Office) -> None:
    saw = as_json(24)
    with desk.rows() as session:
        session.get_one(Application, 1).note("noted", by="staff", at=factories.NOW, text="โทรแล้ว")
    assert send(desk, "members", "30", **{"saw-members": saw}).status_code == 302


@pytest.mark.parametrize("closed", ["reopened", "draft", "withdrawn"])
def test_what_the_applicant_has_in_hand_or_is_closed_is_left_alone(office: Office, closed: str) -> None:
    with office.rows() as session:
        made = factories.application(session, 0, "submitted" if closed == "reopened" else closed)
        if closed == "reopened":
            made.asides["reopened"] = True
    assert send(office, "members", "30").status_code == 422
    assert row(office).answers["members"] == 24
    page = office.visitor().reads("/console/applications/1")
    assert 'class="answer-change' not in page


def test_what_a_correction_waits_for_counts_as_answered(desk: Office) -> None:
    with desk.rows() as session:
        made = session.get_one(Application, 1)
        ask_for_correction(session, made, {"members": "ไม่ตรงกัน", "growth": "สั้นไป"}, staff_id=None, at=factories.NOW)
    send(desk, "members", "30")
    correction = open_correction(row(desk))
    assert correction
    assert correction.left == ("growth",)


def test_a_new_phone_may_make_two_look_alike(desk: Office) -> None:
    with desk.rows() as session:
        factories.application(
            session, 10, answers=factories.answers(0, contact_phone="+66891112222", subdistrict="ศรีเมืองชุม")
        )
    send(desk, "contact_phone", "0891112222")
    with desk.rows() as session:
        assert [(pair.one_id, pair.other_id, pair.marks) for pair in session.query(Pair)] == [(1, 2, ["phone", "name"])]


def test_photos_are_only_for_the_applicant_to_send(desk: Office) -> None:
    assert desk.visitor().get(PATH.format("photos")).status_code == 404


def test_the_page_of_each_kind_of_question_opens(desk: Office) -> None:
    visitor = desk.visitor()
    kinds = [field for field in factories.form().fields if field.kind not in ("photos", "files")]
    assert [visitor.get(PATH.format(field.key)).status_code for field in kinds] == [200] * len(kinds)
