"""Limits found from what is asked; wordings that are fought over; trials compared."""

import random

import pytest
from pydantic import ValidationError

from faq.calibrate import STRAYED, WRONG, Asked, calibrate, limits, shares
from faq.calibration import Calibration, shipped
from faq.fights import Fight, fights
from faq.index import Index
from faq.lint import FEW, Lost, lost, thin, two_spellings
from faq.trial import Row, trial, worse
from faq.trial import shares as graded
from faq.words import Words
from tests.faq.shop import SHOP, WORDS


def question(sureness: float, right: bool) -> Asked:
    return Asked(sureness, right, right, stranger=False)


def stranger(sureness: float) -> Asked:
    return Asked(sureness, right=False, among=False, stranger=True)


def test_the_limits_are_the_lowest_that_keep_the_allowed_mistakes() -> None:
    asked = [question(0.5 + n / 1000, right=True) for n in range(400)]
    asked += [question(score, right=False) for score in (0.85, 0.83, 0.81, 0.79, 0.77, 0.75, 0.73, 0.71)]
    asked += [stranger(n / 200) for n in range(100)]
    found = limits(asked)
    assert found == Calibration(answer=0.731, suggest=0.504)
    done = shares(asked, found)
    assert (done.answered_wrong <= WRONG, done.strangers_answered <= STRAYED) == (True, True)


def test_without_mistakes_everything_is_answered() -> None:
    assert limits([question(0.4, right=True), question(0.2, right=True)]) == Calibration(answer=0.0, suggest=0.0)
    assert limits([]) == Calibration(answer=0.0, suggest=0.0)


def test_shares_count_what_limits_do() -> None:
    asked = [
        question(0.9, right=True),
        question(0.9, right=False),
        question(0.5, right=True),
        question(0.1, right=True),
    ]
    done = shares([*asked, stranger(0.9), stranger(0.1)], Calibration(answer=0.8, suggest=0.3))
    assert done.best_right == 0.75
    assert (done.answered_right, done.answered_wrong, done.right_or_offered) == (0.25, 0.25, 0.5)
    assert done.strangers_answered == 0.5


def test_limits_are_found_from_the_wordings_alone_of_any_topics() -> None:
    outcome = calibrate(SHOP, WORDS)
    assert outcome.questions == sum(map(len, SHOP.values()))
    assert outcome.strangers > 100
    assert outcome.found.answered_wrong <= 0.05
    assert outcome.found.strangers_answered <= 0.05
    assert 0 < outcome.calibration.suggest <= outcome.calibration.answer < 1


def test_a_hundred_real_questions_decide_alone() -> None:
    examples: list[tuple[str, str | None]] = [(wording, topic) for topic, some in SHOP.items() for wording in some]
    examples += [(f"{text} {n}", None) for n in range(20) for text in ("ดวงวันนี้", "ข่าวบันเทิง")]
    lot = random.Random(1)
    lot.shuffle(examples)
    outcome = calibrate(SHOP, WORDS, examples, in_use=Calibration(answer=1.0, suggest=1.0))
    assert (outcome.questions, outcome.strangers) == (len(examples) - 40, 40)
    assert outcome.in_use.answered_right == 0.0
    assert outcome.found.answered_right > 0.9


def test_limits_out_of_order_or_range_are_refused() -> None:
    for answer, suggest in ((0.2, 0.5), (1.5, 0.5), (0.5, -0.1)):
        with pytest.raises(ValidationError):
            Calibration(answer=answer, suggest=suggest)


def test_limits_in_the_words_win_over_the_shipped_ones() -> None:
    own = Words.of({"limits": {"answer": 0.7, "suggest": 0.1}})
    assert Index.build(SHOP, own).calibration == Calibration(answer=0.7, suggest=0.1)
    assert Index.build(SHOP, WORDS).calibration == shipped()
    assert (own + Words()).limits == own.limits
    assert (own + Words.of({"limits": {"answer": 0.9, "suggest": 0.2}})).limits == Calibration(answer=0.9, suggest=0.2)


def test_two_entries_that_fight_over_a_wording_are_named() -> None:
    found = list(fights({**SHOP, "hours": ["ร้านเปิดกี่โมงคะ", "มาได้ตอนไหน"]}, WORDS))
    assert found == [Fight("opening", "ร้านเปิดกี่โมง", "hours", "ร้านเปิดกี่โมงคะ", same=True)]
    assert list(fights({}, WORDS)) == []


def test_a_wording_that_finds_another_topic_is_named() -> None:
    wordings = {**SHOP, "phone": [*SHOP["phone"], "ยกเลิกคิวที่จองไว้ค่ะ"]}
    found = lost(Index.build(wordings, WORDS), wordings)
    assert list(found) == [Lost("phone", "ยกเลิกคิวที่จองไว้ค่ะ", finds="unbook")]


def test_thin_topics_and_words_of_two_spellings_are_named() -> None:
    assert list(thin({"a": ["x"] * FEW, "b": ["x"] * (FEW - 1)})) == [("b", FEW - 1)]
    words = Words.of({"spellings": {"gravel": ["กราเวล"], "grovel": ["กราเวล"], "glass": ["กระจก"]}})
    assert list(two_spellings(words)) == [("กราเวล", "gravel", "grovel")]


def test_a_trial_grades_questions_and_strangers(shop: Index) -> None:
    rows = trial(
        shop, [("ร้านเปิดกี่โมงคะ", "opening"), ("ร้านเปิดกี่โมงคะ", "repair"), ("พรุ่งนี้ฝนตกไหม", None), ("สวัสดีค่ะ", None)]
    )
    assert [row.grade for row in rows] == ["right", "wrong", "right", "right"]
    assert graded(rows)["questions right"] == 0.5
    assert graded(rows)["strangers right"] == 1.0
    assert graded([])["questions right"] == 0.0


def test_what_came_out_better_once_got_worse_and_what_is_new_did_not() -> None:
    rows = [
        Row("a", "x", "wrong", ()),
        Row("b", "x", "right", ()),
        Row("c", "x", "missed", ()),
        Row("d", "x", "wrong", ()),
    ]
    found = worse(rows, {"a": "right", "b": "wrong", "c": "missed"})
    assert [(one.row.q, one.was) for one in found] == [("a", "right")]
