from typing import Any

import pytest

from forms import Almost, Answers, Form, others, take
from tests.forms.making import outcome

S: Answers = {"filler": "self"}
CHIANG_MAI: Answers = {"filler": "self", "province": "เชียงใหม่"}


def taken(form: Form, key: str, text: str, answers: Answers = S) -> tuple[Any, dict[str, Any]]:
    got = take(text, form, key, answers)
    mine = None if got.reading is None else outcome(got.reading)
    return mine, {field: value.value for field, value in got.others.items()}


@pytest.mark.parametrize(
    ("key", "text", "mine", "theirs"),
    [
        ("community_name", "บ้านน้ำเกี๋ยน", "บ้านน้ำเกี๋ยน", {}),
        (
            "community_name",
            "ชุมชนบ้านน้ำเกี๋ยน จ.น่าน มี 120 คน โทร 081-234-5678",
            "ชุมชนบ้านน้ำเกี๋ยน",
            {"province": "น่าน", "members": 120, "contact_phone": "+66812345678"},
        ),
        (
            "community_name",
            "บ้านน้ำเกี๋ยน ต.น้ำเกี๋ยน อ.ภูเพียง จ.น่าน",
            "บ้านน้ำเกี๋ยน",
            {"province": "น่าน", "district": "ภูเพียง", "subdistrict": "น้ำเกี๋ยน"},
        ),
        ("community_name", "จ.น่าน", None, {"province": "น่าน"}),
        (
            "province",
            "จ.เชียงใหม่ อ.แม่ริม ต.ริมใต้",
            "เชียงใหม่",
            {"district": "แม่ริม", "subdistrict": "ริมใต้"},
        ),
        ("province", "ริมใต้ แม่ริม เชียงใหม่", "เชียงใหม่", {"district": "แม่ริม", "subdistrict": "ริมใต้"}),
        ("province", "Mae Rim, Chiang Mai", "เชียงใหม่", {"district": "แม่ริม"}),
        ("province", "น่าน", "น่าน", {}),
        ("members", "120 คน 35 ครัวเรือน", 120, {"households": 35}),
        ("members", "สมาชิก 45 คน จาก 30 หลังคาเรือน", 45, {"households": 30}),
        (
            "contact_name",
            "สมศรี แก้วดี ประธานกลุ่ม 081-234-5678",
            "สมศรี แก้วดี",
            {"contact_role": "ประธานกลุ่ม", "contact_phone": "+66812345678"},
        ),
        ("contact_name", "081-234-5678", None, {"contact_phone": "+66812345678"}),
        ("contact_other", "ไลน์ 081-234-5678", "ไลน์ 081-234-5678", {}),
        ("group_kind", "กลุ่มแม่บ้าน 30 คน", "womens_group", {"members": 30}),
    ],
)
def test_one_message_may_answer_several_questions(form: Form, key: str, text: str, mine: Any, theirs: dict[str, Any]):
    assert taken(form, key, text) == (mine, theirs)


def test_labelled_lines_go_to_their_fields(form: Form):
    lines = "ชื่อชุมชน: บ้านน้ำเกี๋ยน\nจังหวัด: น่าน\nอำเภอ: ภูเพียง\n- ตำบล: น้ำเกี๋ยน\nเบอร์โทร = 081-234-5678\nสมาชิก: 45 คน"
    assert taken(form, "community_name", lines) == (
        "บ้านน้ำเกี๋ยน",
        {
            "province": "น่าน",
            "district": "ภูเพียง",
            "subdistrict": "น้ำเกี๋ยน",
            "contact_phone": "+66812345678",
            "members": 45,
        },
    )


def test_nothing_is_taken_from_a_story(form: Form):
    story = "ทอผ้า ขายที่ อ.แม่ริม จ.เชียงใหม่ โทร 081-234-5678 มีสมาชิก 30 คน"
    assert taken(form, "products", story) == (story, {})


def test_nothing_is_taken_for_a_field_that_has_an_answer(form: Form):
    answers = {**S, "contact_phone": "+66898765432"}
    assert others("บ้านน้ำเกี๋ยน โทร 081-234-5678", form, "community_name", answers) == {}


def test_a_phone_goes_nowhere_while_two_fields_wait_for_one(form: Form):
    assert others("สมหญิง 081-234-5678", form, "helper_name", {"filler": "helper"}) == {}


def test_a_place_asked_again_brings_those_inside_it(form: Form):
    answers = {**S, "province": "น่าน", "district": "ภูเพียง", "subdistrict": "น้ำเกี๋ยน"}
    assert taken(form, "province", "จ.เชียงใหม่ อ.แม่ริม", answers) == ("เชียงใหม่", {"district": "แม่ริม"})


def test_an_address_elsewhere_is_asked_about_and_gives_nothing_away(form: Form):
    got = take("อ.ปัว จ.น่าน", form, "district", CHIANG_MAI)
    assert isinstance(got.reading, Almost)
    assert (got.reading.options[0].also, got.others) == ({"province": "น่าน"}, {})


def test_words_about_somebody_name_no_choice_beside_their_phone(form: Form):
    taken = take("Uncle Dam, head of the village, 0899998888", form, "group_kind", {})
    assert (taken.reading, {key: one.value for key, one in taken.others.items()}) == (
        None, {"contact_phone": "+66899998888"},
    )  # fmt: skip
