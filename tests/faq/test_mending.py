"""Slips of the finger, of the ear and of the space bar, mended by the words that are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.index import Index
from faq.knowing import Knowing
from faq.mending import Mended
from faq.reading import Reader
from faq.words import general
from tests.faq.shop import SHOP, WORDS

KNOWING = Knowing(Reader(general() + WORDS), [one for some in SHOP.values() for one in some])


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("จักยาน", [("จักยาน", "จักรยาน")]),
        ("จักรยาร", [("จักรยาร", "จักรยาน")]),
        ("ยกเบิก", [("ยกเบิก", "ยกเลิก")]),
        ("จักรกยาน", [("จักรกยาน", "จักรยาน")]),
        ("bicylce", [("bicylce", "bicycle")]),
        ("timetabel", [("timetabel", "timetable")]),
        ("จักรยาน", []),
        ("bicycle", []),
        ("กี่โมง", []),
        ("1234567", []),
        ("qqqqqqqq", []),
        ("ก" * 300, []),
    ],
)
def test_a_slip_becomes_the_word_that_was_meant_and_a_word_stays(typed: str, mended: list[tuple[str, str]]) -> None:
    assert list(KNOWING.read(typed).mended) == [Mended(*one) for one in mended]


def test_every_single_slip_in_a_long_word_is_mended() -> None:
    word = "timetable"
    slips = {word[:place] + word[place + 1 :] for place in range(1, len(word))}
    slips |= {word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(1, len(word) - 1)}
    assert {slip for slip in slips - {word} if KNOWING.read(slip).written != (word,)} == set()


def test_a_real_word_is_not_taken_for_its_neighbour() -> None:
    assert [KNOWING.read(text).mended for text in ("ใกล้", "ไกล", "close", "open", "bake")] == [()] * 5


def test_a_name_is_not_taken_for_a_word_that_merely_sounds_like_it() -> None:
    known = Knowing(Reader(general()), ["วันจันทร์"])
    assert [one.word for one in known.read("หนุน ศันสนาคม").mended] == []


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(one.typed != one.word for one in KNOWING.read(text).mended)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("เช่าจักยานวันละเท่าไร", "rent"),
        ("ซ่อมจักรยาร กี่วัน", "repair"),
        ("รถเมสายไหนผ่าน", "not-ours-bus"),
        ("กาเวลราคาเท่าไหร่", "gravel-price"),
        ("bike rentel price", "rent"),
        ("ร้านเปืดกี่โมง", "opening"),
        ("ร้านปืดกี่โมง", "closing"),
        ("ขอเบอโทร ร้าน", "phone"),
        ("ค่าเช่า จัก รยาน", "rent"),
    ],
)
def test_a_question_with_a_slip_finds_its_topic(shop: Index, typed: str, topic: str) -> None:
    assert shop.match(typed).topic == topic
