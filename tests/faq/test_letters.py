"""Cleaning: what looks the same becomes the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.letters import LONGEST, clean, is_thai
from faq.sounds import skeleton, sound


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("เเม่", "แม่"),
        ("นํา", "นำ"),
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("น้ำ", "น้ำ"),
        ("สมั\u200bคร\ufeff", "สมัคร"),
        ("ก\u00adา", "กา"),
        ("ที่่่", "ที่"),
        ("ที่้", "ที้"),
        ("ก่ิน", "กิ่น"),
        ("เเเเก", "แก"),
        ("มากกกกก", "มาก"),
        ("ค่าาาา", "ค่า"),
        ("ค ่า", "ค่า"),
        ("๑๕ มิ.ย. ๒๕๖๔", "15 มิย 2564"),
        ("ธ.ก.ส.", "ธกส"),
        ("๑๐,๐๐๐ บาท", "10000 บาท"),
        ("092-123-4567", "0921234567"),
        ("ๅ", "า"),
        ("ＡＰＰＬＹ", "apply"),
        ("cooooool", "cool"),
        ("don’t", "dont"),
        ("G.L.O.", "glo"),
        ("ขำ 5555", "ขำ"),
        ("ปี 2555", "ปี 2555"),
        ("ด่วน!!! 🙏🙏", "ด่วน"),
        ("กรรมการ", "กรรมการ"),
        ("book", "book"),
        (".", ""),
        ("", ""),
    ],
)
def test_one_spelling_for_what_looks_the_same(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_of_a_long_message_the_beginning_and_the_end_are_read() -> None:
    words = clean("ต้นเรื่อง " + "กลาง " * 2000 + "ท้ายเรื่อง")
    assert (words[:9], words[-10:], len(words) <= LONGEST) == ("ต้นเรื่อง", "ท้ายเรื่อง", True)


@given(st.text())
def test_cleaning_never_raises_and_leaves_words_and_single_spaces(text: str) -> None:
    words = clean(text)
    assert words == " ".join(words.split())
    assert len(words) <= LONGEST


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("สมัค", "สมัคร์"), ("คุนสมบัติ", "คุณสมบัติ"), ("พาสี", "ภาษี"), ("ไช้", "ใช้"), ("ตอง", "ต้อง")],
)
def test_words_with_the_same_letters_but_for_marks_and_twins_have_one_skeleton(typed: str, meant: str) -> None:
    assert skeleton(typed) == skeleton(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ตะหลาด", "ตลาด"),
        ("ประโหยด", "ประโยชน์"),
        ("เหดผล", "เหตุผล"),
        ("กดหมาย", "กฎหมาย"),
        ("ทัมเนียม", "ธรรมเนียม"),
        ("โคงกาน", "โครงการ"),
        ("ปะกาด", "ประกาศ"),
    ],
)
def test_words_that_are_heard_alike_have_one_sound(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)


def test_words_that_only_look_a_little_alike_have_sounds_of_their_own() -> None:
    assert len({sound(word) for word in ("สมัคร", "สมาชิก", "เปิด", "ปิด", "จอง", "ยกเลิก")}) == 6


def test_a_letter_of_thai_makes_a_text_thai() -> None:
    assert [is_thai(text) for text in ("abc ก", "abc", "", "é")] == [True, False, False, False]
