import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import Form, WrongForm, read_form
from tests.forms.making import both, form_of, programme_form, raw


def mistakes(data: object) -> list[tuple[tuple[str | int, ...], str, str]]:
    with pytest.raises(WrongForm) as caught:
        read_form(data)
    return [(one.where, one.problem, one.remedy) for one in caught.value.errors]


def test_a_form_survives_being_stored_as_json():
    form = programme_form()
    assert read_form(form.model_dump(mode="json", exclude_defaults=True)) == form
    assert Form.model_validate_json(form.model_dump_json()) == form


def test_what_is_no_form_is_refused_with_a_sentence():
    nothing: tuple[object, ...] = (None, [], "form", {}, {"fields": []}, {"fields": "x"})
    for data in nothing:
        assert mistakes(data) == [((), "this is no form", "Write title, minutes and a list of fields")]


def test_an_unknown_kind_is_named_with_the_one_that_was_meant():
    assert mistakes(form_of(raw("a", "shortext"))) == [
        (("fields", 0, "kind"), "a: there is no kind 'shortext'", "Write 'short_text'")
    ]


def test_a_doubled_key_is_named():
    assert mistakes(form_of(raw("a", "number"), raw("a", "phone"))) == [
        (("fields", 1, "key"), "a: 'a' is there twice", "Give one of them another key")
    ]


def test_a_missing_language_is_named():
    data = form_of({**raw("a", "number"), "label": {"th": "ก"}})
    assert mistakes(data) == [
        (("fields", 0, "label", "en"), "a: the English words are missing", "Write them under 'en'")
    ]


def test_words_in_one_language_only_are_named():
    data = form_of({**raw("a", "number"), "ask": "How many?"})
    remedy = "Write th: … and en: … under it"
    assert mistakes(data) == [(("fields", 0, "ask"), "a: 'ask' is in one language only, or in none", remedy)]


def test_a_label_too_long_for_a_button_is_named_in_each_language():
    choices = [{"code": "x", "label": {"th": "ก" * 21, "en": "y" * 25}}, {"code": "z", "label": both("z")}]
    assert mistakes(form_of(raw("a", "choice", choices=choices))) == [
        (("fields", 0, "choices", 0, "label", "en"), "a: this has 25 characters, 20 are shown", "Say it shorter"),
        (("fields", 0, "choices", 0, "label", "th"), "a: this has 21 characters, 20 are shown", "Say it shorter"),
    ]


def test_tone_marks_do_not_count_as_characters_of_a_label():
    choices = [{"code": "x", "label": both("กี่" * 20)}, {"code": "z", "label": both("z")}]
    assert read_form(form_of(raw("a", "choice", choices=choices))).fields[0].choices[0].code == "x"


def test_a_condition_on_a_later_field_is_named():
    data = form_of(raw("a", "number", show_if={"field": "b", "answered": True}), raw("b", "number"))
    assert mistakes(data) == [
        (("fields", 0, "show_if"), "a: the condition asks 'b', which stands later", "There is: nothing")
    ]


def test_a_condition_on_no_field_at_all_is_named():
    data = form_of(raw("age", "number"), raw("b", "number", show_if={"field": "agee", "answered": True}))
    assert mistakes(data) == [
        (("fields", 1, "show_if"), "b: the condition asks 'agee', which does not exist", "Write 'age'")
    ]


def test_a_condition_on_a_choice_that_is_not_there_is_named():
    choices = [{"code": "one", "label": both("1")}, {"code": "two", "label": both("2")}]
    data = form_of(
        raw("a", "choice", choices=choices), raw("b", "number", show_if={"field": "a", "in": ["one", "too"]})
    )
    assert mistakes(data) == [(("fields", 1, "show_if"), "b: 'a' has no choice 'too'", "Write 'two'")]


def test_a_condition_asks_one_thing():
    data = form_of(raw("a", "number"), raw("b", "number", show_if={"field": "a", "equals": 1, "answered": True}))
    assert mistakes(data)[0][:2] == (
        ("fields", 1, "show_if"),
        "b: a condition has exactly one of: equals, in, not, answered",
    )


def test_a_limit_that_the_kind_does_not_know_is_named():
    assert mistakes(form_of(raw("a", "number", limits={"max_count": 3}))) == [
        (("fields", 0, "limits", "max_count"), "a: the kind 'number' has no limit 'max_count'", "It knows: max, min")
    ]


def test_limits_the_wrong_way_round_are_named():
    assert mistakes(form_of(raw("a", "number", limits={"min": 5, "max": 2}))) == [
        (("fields", 0, "limits", "min"), "a: min 5 is more than max 2", "Change one of them")
    ]


def test_a_limit_that_is_no_day_is_named():
    assert mistakes(form_of(raw("a", "date", limits={"latest": "soon"}))) == [
        (("fields", 0, "limits", "latest"), "a: this is no day", "Write it as 2021-06-15, or today")
    ]


def test_a_district_without_its_province_is_named():
    assert mistakes(form_of(raw("a", "district"))) == [
        (
            ("fields", 0, "depends_on"),
            "a: a district depends on province",
            "Write the keys of the earlier fields: [province]",
        )
    ]


def test_a_subdistrict_names_district_and_province():
    fields = (raw("p", "province"), raw("d", "district", depends_on="p"))
    good = form_of(*fields, raw("s", "subdistrict", depends_on=["d", "p"]))
    assert read_form(good).field("s").depends_on == ("d", "p")
    assert [where for where, _, _ in mistakes(form_of(*fields, raw("s", "subdistrict", depends_on=["p", "d"])))] == [
        ("fields", 2, "depends_on")
    ]


def test_something_else_must_lead_to_a_later_field():
    choices = [{"code": "x", "label": both("x"), "other": "y"}, {"code": "z", "label": both("z")}]
    assert mistakes(form_of(raw("a", "choice", choices=choices), raw("why", "short_text"))) == [
        (("fields", 0, "choices", 0, "other"), "a: no later field is called 'y'", "There is: why")
    ]


def test_a_choice_needs_something_to_choose():
    assert [what for _, what, _ in mistakes(form_of(raw("a", "choice")))] == ["a: a choice needs at least two choices"]


def test_a_section_that_is_not_listed_is_named():
    data = form_of(raw("a", "number", section="moon"), sections=[{"key": "sun", "title": both("sun")}])
    assert mistakes(data) == [(("fields", 0, "section"), "a: there is no section 'moon'", "There is: sun")]


def test_an_unknown_key_is_named_with_the_ones_that_may_stand_there():
    assert mistakes(form_of({**raw("a", "number"), "requird": True})) == [
        (("fields", 0, "requird"), "a: 'requird' is not known here", "Write 'required'")
    ]


def test_every_mistake_is_found_at_once():
    data = {
        **form_of(raw("a", "shortext"), colour="red"),
        "fields": [raw("a", "shortext"), "nothing", raw("b", "district")],
    }
    assert [where for where, _, _ in mistakes(data)] == [
        ("colour",),
        ("fields", 0, "kind"),
        ("fields", 1),
        ("fields", 2, "depends_on"),
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def places(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way, *(one for key, value in below for one in places(value, (*way, key)))]


GOOD = programme_form().model_dump(mode="json", exclude_defaults=True)
WAYS = [way for way in places(GOOD) if way]


@given(st.sampled_from(WAYS), JSON)
def test_whatever_stands_anywhere_in_a_form_it_is_read_or_refused_with_reasons(way: tuple[Any, ...], put: Any):
    data = copy.deepcopy(GOOD)
    spot = data
    for key in way[:-1]:
        spot = spot[key]
    spot[way[-1]] = put
    try:
        said = [read_form(data).title.th]
    except WrongForm as wrong:
        said = [part for one in wrong.errors for part in (one.problem, one.remedy)]
    assert said
    assert "" not in said


def test_a_day_without_quotes_is_told_with_the_remedy():
    assert mistakes(form_of(raw("a", "date", limits={"earliest": date(2026, 12, 1)}))) == [
        (("fields", 0, "limits", "earliest"), "a: this is no text", "Put it in quotes: '2026-12-01'")
    ]


def test_a_role_is_one_that_there_is_and_is_given_once():
    wrong = form_of(
        raw("a", "number", role="comunity"), raw("b", "number", role="contact"), raw("c", "number", role="contact")
    )
    assert mistakes(wrong) == [
        (("fields", 0, "role"), "a: there is no role 'comunity'", "Write 'community'"),
        (("fields", 2, "role"), "c: 'contact' is there twice", "Leave one of them out"),
    ]
