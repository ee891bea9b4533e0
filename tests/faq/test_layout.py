"""The keyboard on the wrong layout, in both directions and for a part of a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.dictionary import standard
from faq.keyboard import to_latin, to_thai
from faq.layout import put_right
from faq.words import english


def right(text: str) -> str:
    return put_right(text, standard(), english())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l;ylfu", "สวัสดี"),
        ("gxbfiy[l,y8i;yowso", "เปิดรับสมัครวันไหน"),
        ("-vg[viNFmi", "ขอเบอร์โทร"),
        ("อยากสมัคร 9hv'mew'", "อยากสมัคร ต้องทำไง"),
        ("l;ylfu I want to apply", "สวัสดี I want to apply"),
        ("ไำฟะ้ำพ", "weather"),
        ("้นไ กน ร ฟยยสั", "how do i apply"),
        ("สนใจ ฟยยสั ค่ะ", "สนใจ apply ค่ะ"),
        ("-vg[viNFmiหน่อยค่ะ", "ขอเบอร์โทรหน่อยค่ะ"),
        ("fugvHogvคืออะไร", "ดีเอ็นเอคืออะไร"),
    ],
)
def test_what_was_typed_blindly_is_turned(typed: str, meant: str) -> None:
    assert right(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "how do I apply",
        "สมัครยังไงคะ",
        "https://example.org/l;ylfu",
        "someone@example.com",
        "081-234-5678",
        "GLO Creative",
        "asdkjh qwelk",
        "ISO 26000",
        "DNAคืออะไร",
        "โทร081-234-5678นะคะ",
        "ปี2564",
        "...",
        "",
    ],
)
def test_what_was_meant_as_it_stands_stays(text: str) -> None:
    assert right(text) == text


@given(st.text(alphabet="กขคงจชซดตถทนบปผพฟมยรลวสหอเแาิี่้", min_size=1, max_size=20))
def test_the_two_layouts_undo_each_other(text: str) -> None:
    assert to_thai(to_latin(text)) == text


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(right(text), str)
