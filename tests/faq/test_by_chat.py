"""Suggestions by chat: what somebody turned down is kept for staff, and not offered again for the same words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from faq.index import Index
from faq.match import HARMLESS
from models.faq import Miss
from tests.service import Service, service

OTHERS = "U" + "2" * 32
NONE = "ไม่ใช่สักข้อ"


@pytest.fixture
def samak(sqlite_url: str, tmp_path: Path) -> Iterator[Service]:
    with service(sqlite_url, tmp_path) as running:
        yield running


@pytest.fixture(scope="module")
def doubtful(ours: Index) -> str:
    """Words for which the bot can only guess, with topics enough to guess twice."""
    for words in ("แล้วต้องทำอะไรบ้าง", "ชุมชนของเราเป็นยังไง", "ต้องไปที่ไหน", "ทำอะไรได้บ้าง", "มีใครบ้าง", "ที่นี่ทำอะไร", "กี่วัน"):
        match = ours.match(words)
        if match.band == "suggest" and sum(not one.topic.startswith(HARMLESS) for one in match.candidates) >= 7:
            return words
    pytest.fail("the bot is sure of everything: find it words that it can only guess")


def test_what_was_turned_down_is_not_offered_to_the_same_person_for_the_same_words(
    samak: Service, doubtful: str
) -> None:
    chat = samak.line_chat()
    chat.says(doubtful)
    first = chat.choices[:-1]
    assert (1 <= len(first) <= 3, chat.choices[-1]) == (True, NONE)
    chat.taps(NONE)
    chat.says(doubtful)
    assert set(first) & set(chat.choices) == set()


def test_somebody_else_is_offered_it_all_the_same(samak: Service, doubtful: str) -> None:
    chat = samak.line_chat()
    chat.says(doubtful)
    first = chat.choices
    chat.taps(NONE)
    other = samak.line_chat(OTHERS)
    other.says(doubtful)
    assert other.choices == first


def test_none_of_these_is_kept_with_the_words_and_what_was_offered(samak: Service, doubtful: str) -> None:
    chat = samak.line_chat()
    chat.says(doubtful)
    offered = [choice.data.removeprefix("topic:") for choice in chat.last.choices[:-1]]
    chat.taps(NONE)
    with samak.parts.database.reading() as session:
        kept = [(miss.kind, miss.text, list(miss.offered)) for miss in session.query(Miss)]
    assert kept == [("none-of-these", doubtful, offered)]


def test_a_suggestion_that_was_tapped_is_answered(samak: Service, doubtful: str) -> None:
    chat = samak.line_chat()
    chat.says(doubtful)
    topic = chat.last.choices[0].data.removeprefix("topic:")
    assert len(chat.taps(chat.choices[0])) == 1
    with samak.parts.database.reading() as session:
        conversation = chat.conversation(session)
        assert conversation is not None
        assert conversation.memory["topic"] == topic


def test_two_questions_in_one_message_are_both_answered_by_chat(samak: Service) -> None:
    chat = samak.line_chat()
    alone = [chat.says("ปิดรับสมัครวันไหน")[0], chat.says("โทรสอบถามเบอร์อะไร")[0]]
    assert chat.says("ปิดรับสมัครวันไหนคะ แล้วก็โทรสอบถามเบอร์อะไร") == alone
