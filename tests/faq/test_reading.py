"""What is left of a message once politeness, stories and spellings are set aside."""

import pytest

from faq.dictionary import segment, standard, strangeness, with_words
from faq.layout import NONSENSE, SENSE
from faq.phrases import UNDOING
from faq.reading import Reader
from faq.stem import stem
from faq.words import Words, general

READER = Reader(
    general()
    + Words.of(
        {
            "spellings": {"synergy": ["ซินเนอร์จี"]},
            "same": {"lamp": ["โคมไฟ", "ตะเกียง", "table lamp"]},
            "opposites": [[["เปิดไฟ"], ["ปิดไฟ"]]],
            "undoing": ["ยกเลิก"],
        }
    )
)


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("สวัสดีค่ะ รบกวนสอบถามหน่อยค่ะ โคมไฟราคาเท่าไหร่คะ ขอบคุณมากๆค่ะ 🙏", "โคมไฟราคาเท่าไร"),
        ("โคมไฟราคาเท่าไหร่ครับ", "โคมไฟราคาเท่าไร"),
        ("hello, could you please tell me the lamp price, thank you", "the lamp price"),
        ("ซินเนอร์จีคืออะไร", "synergy คืออะไร"),
        ("ขอบคุณค่ะ", "ขอบคุณ"),
        ("ค่ะ", "ค่ะ"),
        ("", ""),
    ],
)
def test_politeness_around_the_question_is_set_aside_unless_it_is_all(typed: str, letters: str) -> None:
    assert READER.read(typed).letters == letters


def test_words_that_mean_the_same_have_one_meaning_and_keep_their_letters() -> None:
    lamp, light = READER.read("โคมไฟ"), READER.read("ตะเกียง")
    assert ("≈lamp" in lamp.meanings, lamp.meanings == light.meanings, lamp.letters) == (True, True, "โคมไฟ")


def test_opposites_are_told_apart_by_their_sides() -> None:
    assert [[side for _, side in READER.read(text).sides] for text in ("เปิดไฟ", "ปิดไฟ", "โคมไฟ")] == [[1], [-1], []]


def test_what_undoes_an_act_is_marked() -> None:
    assert [pair for pair, _ in READER.read("ยกเลิกโคมไฟ").sides] == [UNDOING]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("เปิดร้านวันไหน", ["เปิดร้าน", "วัน", "ไหน"]),
        ("โทรเบอร์อะไร", ["โทร", "เบอร์", "อะไร"]),
        ("ฟฟฟ", ["ฟฟฟ"]),
        ("", []),
    ],
)
def test_a_line_without_spaces_is_cut_into_words(text: str, words: list[str]) -> None:
    assert segment(text, standard()) == words


def test_an_added_word_wins_over_its_parts() -> None:
    assert segment("โคมไฟวิเศษสุด", with_words(["ไฟวิเศษ"])) == ["โคม", "ไฟวิเศษ", "สุด"]


def test_nonsense_costs_more_to_read_than_sense() -> None:
    assert strangeness("เปิดร้านวันไหน", standard()) < SENSE
    assert strangeness("ฟหกดฟหก", standard()) > NONSENSE


@pytest.mark.parametrize(
    "family",
    [
        ("apply", "applies", "applied", "applying"),
        ("application", "applications"),
        ("open", "opens", "opened", "opening"),
        ("community", "communities"),
        ("select", "selected", "selection", "selecting"),
    ],
)
def test_one_english_word_in_all_its_forms_has_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


def test_short_words_thai_words_and_numbers_are_their_own_stem() -> None:
    assert [stem(word) for word in ("bus", "จักรยาน", "2564", "")] == ["bus", "จักรยาน", "2564", ""]
