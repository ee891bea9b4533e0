"""Entries, their phases, and facts put in by name."""

from typing import Any

import pytest
from pydantic import ValidationError

from faq.answers import fill, names_in, said, unknown_names
from faq.book import Book
from faq.entry import Bilingual, ByPhase, Entry, entries_from, graphemes
from faq.words import Words


def entry(**more: Any) -> dict[str, Any]:
    by_phase = {
        "open": {"th": "ถึง {deadline}", "en": "until {deadline}"},
        "last_day": {"th": "วันนี้", "en": "today"},
        "closed": {"th": "ปิดแล้ว", "en": "closed"},
    }
    return {
        "topic": "deadline",
        "title": {"th": "วันปิดรับสมัคร", "en": "Closing date"},
        "label": {"th": "วันปิดรับ", "en": "Closing date"},
        "answer": by_phase,
        "speak": {"th": "ถึงสิ้นเดือน", "en": "until the end of the month"},
        "asked": {"th": ["ปิดรับเมื่อไหร่"], "en": ["when does it close"]},
        "next": ["apply"],
    } | more


BOOK = Book(
    [Entry.model_validate(entry(programme="p"))],
    lambda programme, language: {"deadline": f"15 {programme} {language}"},
    lambda programme: {"p": "open"}[programme],
    Words(),
)


def test_an_answer_shows_the_facts_of_its_programme_in_the_language_asked_for() -> None:
    assert BOOK.answer("deadline", "th") == "ถึง 15 p th"
    assert BOOK.answer("deadline", "en-GB") == "until 15 p en-GB"
    assert BOOK.speak("deadline", "en") == "until the end of the month"
    assert (BOOK.label("deadline", "th"), BOOK.title("deadline", "en")) == ("วันปิดรับ", "Closing date")
    assert BOOK.next("deadline") == ("apply",)


def test_a_book_is_asked_like_its_index() -> None:
    assert BOOK.match("ปิดรับเมื่อไหร่คะ").topic == "deadline"
    assert BOOK.match("ปิดรับเมื่อไหร่คะ", allowed=()).band == "none"


def test_a_topic_that_is_not_there_is_a_key_error() -> None:
    for ask in (BOOK.answer, BOOK.speak, BOOK.label, BOOK.title):
        with pytest.raises(KeyError):
            ask("nowhere", "th")


@pytest.mark.parametrize(
    ("phase", "words"), [("open", "ถึง 15"), ("last_day", "วันนี้"), ("closed", "ปิดแล้ว"), ("else", "ถึง 15")]
)
def test_each_phase_has_its_words(phase: str, words: str) -> None:
    assert said(Entry.model_validate(entry()).answer, phase, {"deadline": "15"}, "th") == words


def test_a_brace_that_is_no_fact_stays() -> None:
    assert fill("{deadline} {nobody} {X} {}", {"deadline": "15"}) == "15 {nobody} {X} {}"
    assert names_in("{a} {b.c} {D}") == frozenset({"a", "b.c"})


def test_a_fact_that_nobody_knows_is_named() -> None:
    assert list(unknown_names(Entry.model_validate(entry()), ["opening"])) == [
        "deadline: {deadline} is no known fact; known are opening"
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"asked": {}}, "no wording: write at least one way in which people ask this"),
        ({"asked": {"th": [], "en": []}}, "no wording: write at least one way in which people ask this"),
        ({"asked": {"th": ["ก", " "]}}, "asked.th: wording 2 is empty: fill it in or take the line out"),
        ({"asked": {"la": ["quando"]}}, "Input should be 'th' or 'en'"),
        ({"topic": "Two Words"}, "String should match pattern"),
        ({"label": {"th": "ก" * 21, "en": "x"}}, "a button has room for 20"),
        ({"surprise": 1}, "Extra inputs are not permitted"),
    ],
)
def test_a_wrong_entry_is_refused_with_what_to_do(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Entry.model_validate(entry(**wrong))
    assert sentence in str(refused.value)


def test_a_doubled_topic_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="topic “deadline” is there twice"):
        entries_from({"entries": [entry(), entry()]})


def test_letters_are_counted_as_a_reader_sees_them() -> None:
    assert [graphemes(text) for text in ("ที่นี่", "กำ", "abc")] == [2, 2, 3]


def test_every_text_of_an_entry_can_be_checked() -> None:
    made = Entry.model_validate(entry())
    assert isinstance(made.answer, ByPhase)
    assert made.sayings()[-1] == Bilingual(th="ถึงสิ้นเดือน", en="until the end of the month")
    assert len(made.sayings()) == 4
    assert made.wordings() == ("ปิดรับเมื่อไหร่", "when does it close", "วันปิดรับสมัคร", "Closing date")
