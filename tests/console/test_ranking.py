"""Who stands where on the board: scores, equals, orders laid by hand. Numbers only."""

from hypothesis import given
from hypothesis import strategies as some

from models.ranking import Lines, equals, laid, moved, ranked, unsettled

SCORES = {1: 80.0, 2: 90.0, 3: 80.004, 4: None, 5: 70.0, 6: 70.0}


def test_the_best_stands_first_and_who_has_no_score_last() -> None:
    assert ranked(SCORES) == [2, 1, 3, 5, 6, 4]


def test_scores_that_look_the_same_are_the_same() -> None:
    assert equals(SCORES) == [[1, 3], [5, 6]]


def test_equals_stand_as_they_were_settled_last() -> None:
    assert ranked(SCORES, [[1, 3], [3, 1]]) == [2, 3, 1, 5, 6, 4]


def test_a_settled_tie_counts_for_nothing_once_the_scores_differ() -> None:
    assert ranked({1: 80.0, 3: 81.0}, [[1, 3]]) == [3, 1]


def test_only_ties_that_decide_something_must_be_settled() -> None:
    order = ranked(SCORES)
    assert unsettled(SCORES, [], order, Lines(2, 0)) == [[1, 3]]
    assert unsettled(SCORES, [], order, Lines(3, 0)) == []
    assert unsettled(SCORES, [], order, Lines(3, 2)) == [[5, 6]]
    assert unsettled(SCORES, [[6, 5]], order, Lines(3, 2)) == []


def test_moving_takes_one_out_and_puts_it_in() -> None:
    assert moved([1, 2, 3, 4], 4, 2) == [1, 4, 2, 3]
    assert moved([1, 2, 3, 4], 1, 9) == [2, 3, 4, 1]


def test_who_came_since_stands_behind_whom_the_scores_put_before_and_who_left_is_gone() -> None:
    assert laid([1, 2, 3, 4], [3, 1, 9]) == [3, 4, 1, 2]
    assert laid([1, 2, 3], []) == [1, 2, 3]
    assert laid([5, 1, 2], [2, 1]) == [5, 2, 1]


@given(some.dictionaries(some.integers(1, 40), some.none() | some.floats(0, 100)), some.lists(some.integers(1, 40)))
def test_nobody_is_lost_or_doubled_whatever_is_tried(scores: dict[int, float | None], tried: list[int]) -> None:
    order = laid(ranked(scores), list(dict.fromkeys(tried)))
    assert sorted(order) == sorted(scores)
