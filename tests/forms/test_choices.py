import pytest

from forms import Almost, Form, Value, looks_like, read, show
from forms.pointing import numbers
from tests.forms.making import field, heard

YES_NO = field("yes_no")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1", "community_enterprise"),
        ("๑", "community_enterprise"),
        ("ข้อ 2 ค่ะ", "tourism_group"),
        ("ข้อที่ 3", "womens_group"),
        ("อันแรก", "community_enterprise"),
        ("ข้อสี่", "cooperative"),
        ("the second one", "tourism_group"),
        ("อันสุดท้าย", "other"),
        ("option 3", "womens_group"),
        ("village", "village"),
        ("วิสาหกิจชุมชนค่ะ", "community_enterprise"),
        ("เป็นกลุ่มแม่บ้านค่ะ", "womens_group"),
        ("วิสาหกิดชุมชน", ("almost", "community_enterprise", "village")),
        ("สหกร", ("almost", "cooperative")),
        ("แม่บ้านกับสหกรณ์", ("almost", "womens_group", "cooperative")),
        ("7", ("problem", "number_off")),
        ("1,2", ("problem", "one_only")),
        ("ไม่รู้", ("problem", "no_choice")),
    ],
)
def test_one_choice_is_named_by_number_code_label_or_other_words(form: Form, text: str, code: object):
    assert heard(text, form.field("group_kind")) == code


def test_something_else_says_which(form: Form):
    said = read("อื่นๆ กลุ่มเลี้ยงผึ้ง", form.field("group_kind"), {})
    guessed = read("กลุ่มเลี้ยงผึ้ง", form.field("group_kind"), {})
    assert isinstance(said, Value)
    assert isinstance(guessed, Almost)
    assert (said.value, said.also) == ("other", {"group_kind_other": "กลุ่มเลี้ยงผึ้ง"})
    assert [(one.value, one.also) for one in guessed.options] == [("other", {"group_kind_other": "กลุ่มเลี้ยงผึ้ง"})]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("เฟซกับไลน์", ["facebook", "line"]),
        ("LINE, Facebook", ["facebook", "line"]),
        ("1,2", ["facebook", "line"]),
        ("1 3 และ 5", ["facebook", "instagram", "youtube"]),
        ("1-3", ["facebook", "line", "instagram"]),
        ("ทั้งหมด", ["facebook", "line", "instagram", "tiktok", "youtube", "marketplace", "website"]),
        ("ทั้งหมดยกเว้น tiktok", ["facebook", "line", "instagram", "youtube", "marketplace", "website"]),
        ("ไม่มีค่ะ", ["none"]),
        ("ไม่มีค่ะ ขายหน้าบ้านอย่างเดียว", ["none"]),
        ("มีแต่เพจ ไม่ได้ใช้ไลน์", ["facebook"]),
        ("facebok", ("almost", ["facebook"])),
        ("ขายออนไลน์", ("almost", ["marketplace"])),
        ("ตลาดนัด", ("problem", "no_choice")),
        ("1 8", ("problem", "alone")),
        ("12", ("problem", "number_off")),
    ],
)
def test_several_choices_are_taken_together(form: Form, text: str, codes: object):
    assert heard(text, form.field("online_channels")) == codes


def test_several_choices_are_shown_by_their_labels(form: Form):
    assert show(["facebook", "none"], form.field("online_channels"), "en") == "Facebook, None yet"


def test_the_count_of_choices_may_be_limited():
    choices = [
        {"code": code, "label": {"th": word, "en": code}} for code, word in (("a", "หมา"), ("b", "แมว"), ("c", "ปลา"))
    ]
    pets = field("several", choices=choices, limits={"min_count": 2, "max_count": 2})
    assert [heard(text, pets) for text in ("หมา", "หมา แมว", "1 2 3")] == [
        ("problem", "too_few"),
        ["a", "b"],
        ("problem", "too_many"),
    ]


@pytest.mark.parametrize("text", ["ใช่ครับ", "มีค่ะ", "เอา", "ok", "ได้", "ค่ะ", "👍", "yes", "ตกลง"])
def test_yes_in_many_words(text: str):
    assert heard(text, YES_NO) is True


@pytest.mark.parametrize("text", ["ไม่มี", "ไม่ใช่ค่ะ", "ไม่ได้", "ยังไม่", "no", "เปล่าค่ะ", "ไม่เอา"])
def test_no_in_many_words(text: str):
    assert heard(text, YES_NO) is False


def test_neither_yes_nor_no_is_asked_again():
    assert [heard(text, YES_NO) for text in ("ไม่แน่ใจ", "สวัสดี", "")] == [("problem", "yes_or_no")] * 3


def test_pointing_is_told_from_counting():
    said = ["1", "ข้อ ๒", "1 กับ 3", "2-4", "50 คน", "ข้อสาม", "กลุ่ม 3"]
    assert [numbers(text) for text in said] == [[1], [2], [1, 3], [2, 3, 4], [], [3], []]


def test_a_question_that_names_a_choice_is_no_answer(form: Form):
    asked = ["วิสาหกิจชุมชนคืออะไร", "เป็นสหกรณ์สมัครได้ไหม", "ต้องเป็นวิสาหกิจชุมชนหรือเปล่าคะ"]
    assert [text for text in asked if looks_like(form.field("group_kind"), text, {}) >= 0.5] == []
