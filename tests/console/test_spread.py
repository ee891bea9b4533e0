"""The fair spread, and what scores come to: pure numbers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.folders import find
from models.scoring import missing, summary_of, total_of
from models.spread import Need, spread

RUBRIC = find().rubrics["glo-creative"]
KEYS = [one.id for one in RUBRIC.criteria]


def test_sixty_applications_for_five_reviewers_three_each_are_thirty_six_a_person() -> None:
    found = spread([Need(one, 3) for one in range(60)], dict.fromkeys(range(5), 0))
    assert found.loads == dict.fromkeys(range(5), 36)
    assert len(set(found.pairs)) == 180
    assert found.short == {}


def test_who_has_more_already_gets_less() -> None:
    found = spread([Need(one, 1) for one in range(6)], {1: 4, 2: 0})
    assert found.loads == {1: 5, 2: 5}


def test_conflicts_are_kept_out_and_said_where_nobody_is_left() -> None:
    found = spread([Need(7, 2, frozenset({1, 2})), Need(8, 2)], {1: 0, 2: 0, 3: 0})
    assert found.pairs == [(7, 3), (8, 1), (8, 2)]
    assert found.short == {7: 1}


def test_what_was_given_early_is_moved_when_that_makes_it_even() -> None:
    needs = [Need(1, 1), Need(2, 1), Need(3, 1, frozenset({2})), Need(4, 1, frozenset({2}))]
    assert spread(needs, {1: 0, 2: 0}).loads == {1: 2, 2: 2}


def test_the_same_again_gives_the_same_again() -> None:
    needs = [Need(one, 2, frozenset({one % 4})) for one in range(23)]
    loads = {0: 3, 1: 0, 2: 1, 3: 0}
    assert spread(reversed(needs), loads).pairs == spread(needs, dict(reversed(loads.items()))).pairs


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.frozensets(st.integers(0, 5))), max_size=25),
    st.lists(st.integers(0, 6), min_size=1, max_size=6),
)
def test_whatever_the_conflicts_nobody_reads_twice_or_what_they_may_not(
    wanted: list[tuple[int, frozenset[int]]], has: list[int]
) -> None:
    needs = [Need(number, count, barred) for number, (count, barred) in enumerate(wanted)]
    found = spread(needs, dict(enumerate(has)))
    barred = {need.application_id: need.barred for need in needs}
    assert len(found.pairs) == len(set(found.pairs))
    assert [pair for pair in found.pairs if pair[1] in barred[pair[0]]] == []
    given_out = {need.application_id: sum(pair[0] == need.application_id for pair in found.pairs) for need in needs}
    assert {key: given_out[key] + found.short.get(key, 0) for key in given_out} == {
        need.application_id: need.wanted for need in needs
    }
    assert sum(found.loads.values()) == sum(has) + len(found.pairs)


@given(st.integers(1, 40), st.integers(1, 6), st.integers(1, 6))
def test_without_conflicts_nobody_has_more_than_one_more_than_another(count: int, each: int, people: int) -> None:
    found = spread([Need(one, each) for one in range(count)], dict.fromkeys(range(people), 0))
    assert max(found.loads.values()) - min(found.loads.values()) <= 1


def test_a_total_is_a_share_of_a_hundred_by_weight() -> None:
    assert total_of(RUBRIC, dict.fromkeys(KEYS, 4)) == 100
    assert total_of(RUBRIC, dict.fromkeys(KEYS, 0)) == 0
    assert total_of(RUBRIC, dict(zip(KEYS, (4, 3, 2, 1), strict=True))) == 62.5


def test_what_is_missing_is_named_in_the_order_of_the_page() -> None:
    assert missing(RUBRIC, {}, {}, "", "") == [*(f"score-{key}" for key in KEYS), "why", "advice"]
    scores = dict.fromkeys(KEYS, 3) | {"online": 0, "growth": 9}
    assert missing(RUBRIC, scores, {"online": " "}, "สั้นไป", "yes") == ["score-growth", "reason-online", "why"]
    assert missing(RUBRIC, dict.fromkeys(KEYS, 3), {}, "มีบัญชีกลุ่มและเด็กรุ่นใหม่มาเรียนต่อ", "maybe") == []


def test_several_totals_have_a_mean_a_median_and_a_gap() -> None:
    found = summary_of([50, 60, 90])
    assert found is not None
    assert (found.count, round(found.mean, 2), found.median, found.gap) == (3, 66.67, 60, 40)
    assert summary_of([]) is None
