"""A programme whose form has other keys: names, places and phones are found by role and by kind of question."""

import pytest
from flask import g

from console.cases.case import case_of
from console.scoring.nameless import answers_for
from models.application import Application
from models.duplicates import likely_same, note_pairs
from models.ties import ties
from tests.console import factories, other_form
from tests.console.conftest import Office


@pytest.fixture
def craft(office: Office) -> Office:
    with office.rows() as session:
        version = other_form.load(session)
        other_form.application(session, version, 0)
        other_form.application(session, version, 1, workshop="กลุ่มโรงช่าง บ้านถวาย", mobile="+66833334444")
        other_form.application(session, version, 2, workshop="โรงตีเหล็ก", tambon="หนองแก๋ว", mobile="+66855556666")
    return office


def test_columns_follow_roles_and_kinds(craft: Office) -> None:
    with craft.rows() as session:
        made = session.get_one(Application, 1)
        columns = made.community, made.people, made.phone, made.place, made.province
        assert columns == ("โรงช่างบ้านถวาย", "สล่าแดง อินทร์ตา\nแก้ว ใจดี", "+66811112222", "ขุนคง หางดง เชียงใหม่", "เชียงใหม่")
        made.answers = dict(made.answers) | {"workshop": "โรงช่างใหม่"}
        session.flush()
        assert made.community == "โรงช่างใหม่"


def test_a_place_is_only_told_down_to_the_sub_district(craft: Office) -> None:
    with craft.rows() as session:
        made = session.get_one(Application, 1)
        made.answers = {"changwat": "เชียงใหม่", "amphoe": "หางดง"}
        session.flush()
        assert (made.place, made.province) == ("", "เชียงใหม่")


def test_the_same_community_is_found(craft: Office) -> None:
    with craft.rows() as session:
        first = session.get_one(Application, 1)
        assert [(one.application.id, one.marks) for one in likely_same(session, first)] == [(2, ("name", "place"))]
        assert [one.application.id for one in note_pairs(session, first, factories.NOW)] == [2]


def test_a_surname_of_the_contact_or_the_helper_is_pointed_out(craft: Office) -> None:
    with craft.rows() as session:
        made = session.get_one(Application, 1)
        people = [
            factories.staff(session, f"n{n}", shown=shown) for n, shown in enumerate(("ทอง อินทร์ตา", "สุข ใจดี", "มี"))
        ]
        assert [ties(one, made) for one in people] == [["surname"], ["surname"], []]


def test_names_are_hidden_from_who_reads_without_them(craft: Office) -> None:
    with craft.rows() as session:
        reader = factories.staff(session, "blind")
        reader.preferences = {"hide_names": True}
        session.get_one(Application, 1).frozen = []
        session.get_one(Application, 1).answers["craft"] = "โรงช่างบ้านถวายแกะไม้"
    with craft.app.test_request_context("/console/"), craft.rows() as session:
        g.language = "th"  # as the door would set it
        case = case_of(session, 1)
        assert case
        shown = {one.key: one.shown for one in answers_for(reader, case)}
    assert shown == {
        "changwat": "เชียงใหม่",
        "amphoe": "หางดง",
        "tambon": "ขุนคง",
        "assistant": "แก้ว ใจดี",
        "craft": "●●●แกะไม้",
    }


def test_its_page_is_headed_by_its_name(craft: Office) -> None:
    page = craft.visitor().reads("/console/applications/1")
    assert "<h1>โรงช่างบ้านถวาย</h1>" in page
    assert "ขุนคง หางดง เชียงใหม่" in page
