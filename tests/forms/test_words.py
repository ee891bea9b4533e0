import pytest

from forms import Form, Problem, looks_like, read
from tests.forms.making import field, heard

NAME, STORY = field("short_text"), field("long_text")


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        ("community_name", "ชื่อบ้านน้ำเกี๋ยนค่ะ", "บ้านน้ำเกี๋ยน"),
        ("community_name", "ชื่อชุมชน: บ้านน้ำเกี๋ยน", "บ้านน้ำเกี๋ยน"),
        ("community_name", "ชุมชนบ้านน้ำเกี๋ยน", "ชุมชนบ้านน้ำเกี๋ยน"),
        ("community_name", "กลุ่ม ทอผ้า", "กลุ่ม ทอผ้า"),
        ("community_name", "วัดพระเจ้า", "วัดพระเจ้า"),
        ("community_name", "เพิ่มมูลค่า", "เพิ่มมูลค่า"),
        ("community_name", "ชื่อเสียงดี", "ชื่อเสียงดี"),
        ("community_name", "our name is Ban Nam Kian", "Ban Nam Kian"),
        ("contact_name", "ผมชื่อสมชาย ใจดีครับ", "สมชาย ใจดี"),
        ("contact_name", "my name is Ann Lee", "Ann Lee"),
        ("contact_name", "นางสาวเก็บใจ นะคะ", "นางสาวเก็บใจ"),
        ("contact_role", "เป็นประธานกลุ่มค่ะ", "ประธานกลุ่ม"),
        ("contact_role", "ตำแหน่งประธานกลุ่ม", "ประธานกลุ่ม"),
        ("contact_role", "เป็นที่พึ่งของชุมชน", "เป็นที่พึ่งของชุมชน"),
        ("contact_other", "ไลน์ 0812345678", "ไลน์ 0812345678"),
        ("contact_other", "0812345678", "0812345678"),
    ],
)
def test_a_name_loses_its_introduction_and_its_politeness_only(form: Form, key: str, text: str, kept: str):
    assert heard(text, form.field(key)) == kept


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (".", "empty"),
        ("😀😀", "no_sense"),
        ("12345", "needs_name"),
        ("081-234-5678", "needs_name"),
        ("ฟหกดเ้่า", "no_sense"),
        ("asdfghjk", "no_sense"),
        ("กกกกกก", "no_sense"),
        ("ก", "too_short"),
        ("ก" + "า ขา" * 60, "too_long"),
        ("ไม่มี", "nothing"),
        ("ไม่รู้ค่ะ", "nothing"),
        ("-", "nothing"),
    ],
)
def test_what_is_no_name_is_explained(text: str, code: str):
    assert heard(text, NAME) == ("problem", code)


def test_a_story_is_kept_whole_with_its_lines():
    assert heard("  ทอผ้า   ย้อมคราม\n\nขายตลาดนัดค่ะ ", STORY) == "ทอผ้า ย้อมคราม\nขายตลาดนัดค่ะ"


def test_what_cannot_be_seen_is_not_kept():
    assert heard("ทอ\u200bผ้า\x00 ย้อม\ud800คราม\u202e", STORY) == "ทอผ้า ย้อมคราม"


def test_thai_marks_are_put_in_order():
    assert heard("นํ้าพุร้อน เเละนํ้าตก", STORY) == "น้ำพุร้อน และน้ำตก"


def test_a_story_has_at_least_ten_and_at_most_two_thousand_characters():
    lengths = {count: heard(("ทอผ้า" * 500)[:count], STORY) for count in (9, 10, 2000, 2001)}
    assert [lengths[9], lengths[2001]] == [("problem", "too_short"), ("problem", "too_long")]
    assert [len(lengths[10]), len(lengths[2000])] == [10, 2000]


def test_how_much_is_missing_is_said():
    reading = read("ทอผ้า", STORY, {})
    assert isinstance(reading, Problem)
    assert reading.sentence.th == "ขอเล่าเพิ่มอีกนิดค่ะ อย่างน้อย 10 ตัวอักษร ตอนนี้มี 5"


def test_an_answer_that_begins_as_answers_do_is_surer(form: Form):
    name = form.field("community_name")
    assert looks_like(name, "กลุ่มทอผ้า", {}) > looks_like(name, "ทอผ้าดอนมูล", {}) > looks_like(name, "สวัสดี", {})
