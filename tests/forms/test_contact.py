import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import looks_like, read, show
from forms.phones import is_thai
from forms.readings import Problem, Value
from tests.forms.making import field, heard

PHONE, EMAIL, LINK = field("phone"), field("email"), field("url")
MINE = "+66812345678"


@pytest.mark.parametrize(
    "text",
    [
        "0812345678",
        "081-234-5678",
        "๐๘๑-๒๓๔๕๖๗๘",
        "081 234 5678 ค่ะ",
        "โทร.081-234-5678",
        "เบอร์0812345678ค่ะ",
        "+66 81 234 5678",
        "+66 (0)81 234 5678",
        "0066812345678",
        "66812345678",
        "812345678",
        "O812345678",
        "081.234.5678",
        "(081) 234-5678",
        "081 234\n5678",
        "0 8 1 2 3 4 5 6 7 8",
        "081–234–5678",
        "My number is 081 234 5678",
    ],
)
def test_a_mobile_number_is_read_in_every_usual_spelling(text: str):
    assert heard(text, PHONE) == MINE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("053-123456", "+6653123456"),
        ("02 123 4567", "+6621234567"),
        ("081-2345678 หรือ 089-8765432", ("almost", MINE, "+66898765432")),
        ("081-234-567", ("problem", "digits_missing")),
        ("081-234-56789", ("problem", "digits_extra")),
        ("1669", ("problem", "short_number")),
        ("191", ("problem", "short_number")),
        ("1300", ("problem", "short_number")),
        ("+856 20 1234567", ("problem", "foreign_phone")),
        ("0000000000", ("problem", "unused_phone")),
        ("1800 123 456", ("problem", "unused_phone")),
        ("พ.ศ. 2560", ("problem", "no_phone")),
        ("ทำไมต้องถาม", ("problem", "no_phone")),
    ],
)
def test_other_numbers_are_taken_asked_about_or_explained(text: str, value: object):
    assert heard(text, PHONE) == value


def test_what_is_missing_is_counted():
    reading = read("08123456", PHONE, {})
    assert isinstance(reading, Problem)
    assert reading.sentence.th == "เบอร์ยังไม่ครบค่ะ ขาดไป 2 ตัว"


def test_an_extension_is_left_out_and_said_so():
    reading = read("053-123456 ต่อ 12", PHONE, {})
    assert isinstance(reading, Value)
    assert (reading.value, reading.said_back) == ("+6653123456", True)
    assert reading.note is not None
    assert reading.note.en == "I can keep the main number only, without extension 12."


def test_numbers_are_shown_as_thai_people_write_them():
    shown = [show(one, PHONE, "th") for one in (MINE, "+6653123456", "+6621234567")]
    assert shown == ["081-234-5678", "053-123-456", "02-123-4567"]


@given(st.sampled_from("689"), st.text("0123456789", min_size=8, max_size=8), st.sampled_from([" ", "-", ".", ""]))
def test_a_shown_number_is_read_as_the_same_number(first: str, rest: str, between: str):
    typed = f"0{first}{rest[0]}{between}{rest[1:4]}{between}{rest[4:]}"
    reading = read(typed, PHONE, {})
    if isinstance(reading, Value):
        assert is_thai(reading.value)
        assert heard(show(reading.value, PHONE, "th"), PHONE) == reading.value


def test_a_number_in_a_question_is_no_answer():
    asked = ["โทรไป 092-690-6000 แล้วไม่มีคนรับเลยทำยังไงดี", "092-690-6000 ใช่เบอร์สายด่วนไหมคะ"]
    assert [text for text in asked if looks_like(PHONE, text, {}) >= 0.5] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a@gmail.com", "a@gmail.com"),
        ("อีเมล somchai.j@Hotmail.COM ครับ", "somchai.j@hotmail.com"),
        ("a at b.co.th", "a@b.co.th"),
        ("a @ gmail . com", "a@gmail.com"),
        ("a@gmial.com", ("almost", "a@gmail.com", "a@gmial.com")),
        ("a@", ("problem", "no_email")),
        ("ไม่มี", ("problem", "no_address")),
    ],
)
def test_email_addresses(text: str, value: object):
    assert heard(text, EMAIL) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://facebook.com/nan?x=1 ค่ะ", "https://facebook.com/nan?x=1"),
        ("www.nan.co.th.", "https://www.nan.co.th"),
        ("เพจ บ้านน้ำเกี๋ยน", ("problem", "no_url")),
        ("javascript:alert(1)", ("problem", "no_url")),
        ("a@b.com", ("problem", "no_url")),
    ],
)
def test_links(text: str, value: object):
    assert heard(text, LINK) == value
