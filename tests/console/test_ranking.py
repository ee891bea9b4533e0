"""Who stands where on the board: scores, equals, orders laid by hand. Numbers only."""

from hypothesis import given
from hypothesis import strategies as some

from models.ranking import Lines, equals, laid, moved, ranked, strayed, unsettled

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


def test_who_was_moved_by_hand_stays_where_they_were_laid_and_the_rest_follows_the_scores() -> None:
    assert laid([1, 2, 3, 4], [3, 1, 9, 2, 4], [3]) == [3, 1, 2, 4]
    assert laid([1, 2, 3], [], []) == [1, 2, 3]
    assert laid([5, 1, 2], [2, 1], [2]) == [2, 5, 1]  # 5 has come since
    assert laid([2, 1, 3], [3, 1, 2], [3]) == [3, 2, 1]  # the scores have changed since


def test_pushing_others_aside_makes_no_one_strayed() -> None:
    assert strayed([1, 2, 3, 4], [4, 1, 2, 3], [4]) == {4: 3}
    assert strayed([1, 2, 3, 4], [2, 3, 1, 4], [1]) == {1: -2}


def test_who_passed_somebody_is_strayed_though_a_third_pushed_them_back_to_their_place() -> None:
    assert strayed([1, 2, 3, 4, 5], [5, 1, 2, 4, 3], [4, 5]) == {4: 1, 5: 3}


def test_of_two_that_only_changed_places_with_each_other_one_is_strayed() -> None:
    assert strayed([1, 2, 3, 4, 5], [1, 2, 3, 5, 4], [4, 5]) == {5: 1}


IDS = some.lists(some.integers(1, 12), unique=True)


@given(some.dictionaries(some.integers(1, 12), some.none() | some.floats(0, 100)), IDS, IDS)
def test_nobody_is_lost_or_doubled_whatever_is_tried(
    scores: dict[int, float | None], tried: list[int], hand: list[int]
) -> None:
    by_score = ranked(scores)
    order = laid(by_score, tried, hand)
    assert sorted(order) == sorted(scores)
    assert (strayed(by_score, order, hand) == {}) == (order == by_score)
