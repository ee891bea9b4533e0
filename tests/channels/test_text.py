"""Text as it is counted and cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.text import CLUSTER, clean, clusters, shorten, split, units

FAMILY = "👨‍👩‍👧‍👦"
THAI_FLAG = "🇹🇭"
WALES = "🏴󠁧󠁢󠁷󠁬󠁳󠁿"
HARD = [
    "น้ำ",
    "กี่",
    "e\u0301",
    FAMILY,
    THAI_FLAG,
    WALES,
    "👍🏽",
    "❤️",
    "\r\n",
    "a",
    " ",
    "\n",
    "。",
    "ค่ะ ",
    "ๆ",
    "x\u200c",
]
texts = st.text(st.sampled_from("กขคาำี่้๋ ab.\n👍🏽🇹🇭‍é́♂️") | st.characters(exclude_categories=["Cs"]), max_size=400)
pieces = st.lists(st.sampled_from(HARD), max_size=300).map("".join)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("น้ำใจดี", ["น้ำ", "ใ", "จ", "ดี"]),
        ("ก๊วยเตี๋ยว", ["ก๊", "ว", "ย", "เ", "ตี๋", "ย", "ว"]),
        (FAMILY + THAI_FLAG, [FAMILY, THAI_FLAG]),
        (THAI_FLAG + THAI_FLAG + "🇹", [THAI_FLAG, THAI_FLAG, "🇹"]),
        (WALES + "a", [WALES, "a"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("❤️‍🔥!", ["❤️‍🔥", "!"]),
        ("🤷🏽‍♀️🙂‍↔️", ["🤷🏽‍♀️", "🙂‍↔️"]),
        ("a\u200db", ["a\u200d", "b"]),
        ("a\u200d👍", ["a\u200d", "👍"]),
        ("e\u0301\r\n\n\u0301", ["e\u0301", "\r\n", "\n", "\u0301"]),
        ("1️⃣2", ["1️⃣", "2"]),
        ("ກຳ", ["ກຳ"]),
        ("", []),
    ],
)
def test_a_reader_sees_one_character(text, seen):
    assert clusters(text) == seen


@pytest.mark.parametrize(("text", "length"), [("ก", 1), ("น้ำ", 3), ("👍", 2), ("👍🏽", 4), (FAMILY, 11), ("", 0)])
def test_length_is_counted_in_utf_16_units(text, length):
    assert units(text) == length


@given(texts | pieces)
def test_units_are_what_utf_16_takes(text):
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(texts | pieces, st.integers(64, 300))
def test_the_parts_are_the_text_and_none_is_too_long(text, limit):
    parts = split(text, limit)
    assert "".join(parts) == text
    assert [part for part in parts if not 0 < units(part) <= limit] == []


@given(texts | pieces, st.integers(64, 300))
def test_no_character_that_a_reader_sees_is_cut(text, limit):
    assert [cluster for part in split(text, limit) for cluster in clusters(part)] == clusters(text)


def test_marks_without_end_are_cut_too():
    parts = split("ก" + "่" * 1000, 64)
    assert ("".join(parts), max(map(len, parts))) == ("ก" + "่" * 1000, 2 * CLUSTER)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ก" * 40 + "\n\n" + "ข" * 40, ["ก" * 40 + "\n\n", "ข" * 40]),
        ("ก" * 40 + "\n" + "ข" * 15 + " " + "ค" * 40, ["ก" * 40 + "\n", "ข" * 15 + " " + "ค" * 40]),
        ("ก" * 35 + "ค่ะ " + "ข" * 20 + " " + "ค" * 30, ["ก" * 35 + "ค่ะ ", "ข" * 20 + " " + "ค" * 30]),
        ("a" * 40 + ". " + "b" * 18 + " " + "c" * 30, ["a" * 40 + ". ", "b" * 18 + " " + "c" * 30]),
        ("a" * 50 + " " + "b" * 50, ["a" * 50 + " ", "b" * 50]),
        ("a b" + "c" * 97, ["a b" + "c" * 61, "c" * 36]),
        ("👍" * 33, ["👍" * 32, "👍"]),
    ],
)
def test_a_text_is_cut_where_it_reads_best(text, parts):
    assert split(text, 64) == parts


def test_a_space_with_a_mark_on_it_is_no_place_to_cut():
    assert split("a" * 50 + " \u0301" + "b" * 50, 64) == ["a" * 50 + " \u0301" + "b" * 12, "b" * 38]


def test_nothing_has_no_parts():
    assert split("", 64) == []


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("สมัคร", "สมัคร"),
        ("ก" * 20, "ก" * 20),
        ("ก" * 21, "ก" * 19 + "…"),
        ("น้ำ" * 21, "น้ำ" * 19 + "…"),
        (FAMILY * 7, FAMILY * 7),
        (FAMILY * 8, FAMILY * 7 + "…"),
        ("two\n  lines ", "two lines"),
        ("aaaaaaaaaaaaaaaaaa bbbb", "aaaaaaaaaaaaaaaaaa…"),
        ("a\0b", "ab"),
        (" ", ""),
    ],
)
def test_a_label_is_shortened_between_characters(text, short):
    assert shorten(text, 20, 80) == short


@given(texts | pieces, st.integers(1, 40), st.integers(1, 100))
def test_what_is_shortened_fits(text, most, most_units):
    short = shorten(text, most, most_units)
    assert (len(clusters(short)) <= most, units(short) <= most_units) == (True, True)


@given(st.text(st.characters(categories=None)))
def test_clean_text_goes_through_utf_8_and_holds_no_control_character(text):
    kept = clean(text)
    assert kept.encode().decode() == kept
    assert [char for char in kept if char < " " and char not in "\t\n\r"] == []
    assert clean(kept) == kept
