from typing import Any

from forms import (
    Form,
    depends,
    estimate,
    fields_named,
    frozen,
    missing,
    next_field,
    offers,
    prefilled,
    prepare,
    progress,
    read_form,
    stale,
    summary,
    visible,
)
from forms.sheet import sheet
from tests.forms.making import both, form_of, raw

HERE = {
    "filler": "self",
    "community_name": "บ้านน้ำเกี๋ยน",
    "province": "น่าน",
    "district": "ภูเพียง",
    "subdistrict": "น้ำเกี๋ยน",
}


def keys(fields: Any) -> list[str]:
    return [one.key for one in fields]


def following(form: Form, answers: dict[str, Any], skipped: tuple[str, ...] = ()) -> str:
    field = next_field(form, answers, skipped)
    return field.key if field else ""


def test_the_first_unanswered_question_comes_next(form: Form):
    assert following(form, {}) == "filler"
    assert following(form, {"filler": "self"}) == "community_name"
    assert following(form, HERE) == "location"


def test_a_helper_is_asked_for_name_and_phone(form: Form):
    assert following(form, {"filler": "helper"}) == "helper_name"
    assert keys(visible(form, {"filler": "helper"}))[:4] == ["filler", "helper_name", "helper_phone", "community_name"]


def test_an_optional_question_may_be_skipped_and_a_required_one_not(form: Form):
    assert following(form, HERE, ("location",)) == "group_kind"
    assert following(form, HERE, ("location", "group_kind")) == "group_kind"


def test_which_other_kind_of_group_is_asked_only_after_other(form: Form):
    assert following(form, HERE | {"group_kind": "other"}, ("location",)) == "group_kind_other"
    assert following(form, HERE | {"group_kind": "village"}, ("location",)) == "members"


def test_links_are_asked_unless_there_is_no_channel(form: Form):
    assert "online_links" in keys(visible(form, {"online_channels": ["line", "facebook"]}))
    assert "online_links" not in keys(visible(form, {"online_channels": ["none"]}))
    assert "online_links" not in keys(visible(form, {}))


def test_an_answer_of_a_hidden_question_hides_what_hangs_on_it():
    data = form_of(
        raw("a", "yes_no"),
        raw("b", "yes_no", show_if={"field": "a", "equals": True}),
        raw("c", "number", show_if={"field": "b", "equals": True}),
    )
    assert keys(visible(read_form(data), {"a": True, "b": True})) == ["a", "b", "c"]
    assert keys(visible(read_form(data), {"a": False, "b": True})) == ["a"]


def test_conditions_can_be_joined_by_all_and_any():
    a_and_b = {
        "all": [{"field": "a", "answered": True}, {"any": [{"field": "b", "in": [1, 2]}, {"field": "b", "not": 9}]}]
    }
    form = read_form(form_of(raw("a", "number"), raw("b", "number"), raw("c", "number", show_if=a_and_b)))
    shown = [keys(visible(form, answers))[-1] for answers in ({"a": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 9}, {"b": 2})]
    assert shown == ["b", "c", "b", "b"]


def test_progress_counts_what_this_person_is_asked(form: Form):
    alone, helped = progress(form, {"filler": "self"}), progress(form, {"filler": "helper"})
    assert (alone.number, alone.of) == (2, 20)
    assert (helped.number, helped.of) == (2, 22)


def test_progress_names_the_section(form: Form):
    section = progress(form, HERE, ("location",)).section
    assert section is not None
    assert section.title.th == "ผู้คนและการติดต่อ"


def test_progress_of_an_earlier_question_is_its_place(form: Form):
    assert progress(form, HERE, key="province").number == 3


def test_progress_is_full_when_all_is_done():
    form = read_form(form_of(raw("a", "number"), raw("b", "number")))
    done = progress(form, {"a": 1, "b": 2})
    assert (done.number, done.of) == (2, 2)


def test_missing_lists_only_what_must_be_answered(form: Form):
    assert keys(missing(form, HERE))[:3] == ["group_kind", "members", "contact_name"]


def test_the_estimate_counts_before_anything_is_answered(form: Form):
    ahead = estimate(form)
    assert (ahead.minutes, ahead.count, ahead.required) == (20, 20, 16)


def test_what_to_prepare_is_short_enough_to_read(form: Form):
    assert len(prepare(form, "th")) == len(prepare(form, "en")) == 5


def test_the_summary_shows_labels_and_words_in_the_language(form: Form):
    rows = summary(form, HERE | {"members": 1200, "contact_phone": "+66812345678"}, "en")
    shown = {row.label: row.shown for row in rows}
    assert (shown["Province"], shown["Members"], shown["Contact phone"]) == ("Nan", "1,200 people", "081-234-5678")
    assert shown["Photos"] == ""


def test_frozen_answers_can_be_read_without_the_form(form: Form):
    rows = frozen(form, HERE | {"photos": ["a", "b"], "helper_name": "hidden"})
    assert [row["key"] for row in rows] == [*HERE, "photos"]
    assert rows[0] == {
        "key": "filler",
        "kind": "choice",
        "ask": form.field("filler").ask.model_dump(),
        "label": {"th": "ผู้กรอกใบสมัคร", "en": "Filled in by"},
        "value": "self",
        "shown": {"th": "ชุมชนของตัวเอง", "en": "My own community"},
    }
    assert rows[-1]["shown"] == {"th": "2 รูป", "en": "2 photo(s)"}


def test_what_depends_on_the_province(form: Form):
    assert depends(form, "province") == ("district", "subdistrict")
    assert depends(form, "filler") == ("helper_name", "helper_phone")
    assert depends(form, "members") == ()


def test_another_province_makes_district_and_subdistrict_fall(form: Form):
    assert stale(form, HERE) == ()
    assert stale(form, HERE | {"province": "เชียงใหม่"}) == ("district", "subdistrict")


def test_a_district_of_the_same_name_elsewhere_keeps_standing(form: Form):
    answers = {"province": "บุรีรัมย์", "district": "เฉลิมพระเกียรติ", "subdistrict": "เจริญสุข"}
    assert stale(form, answers) == ()
    assert stale(form, answers | {"province": "น่าน"}) == ("subdistrict",)


def test_no_longer_helping_makes_the_helper_fall(form: Form):
    answers = {"filler": "self", "helper_name": "สมหญิง", "helper_phone": "+66812345678"}
    assert stale(form, answers) == ("helper_name", "helper_phone")


def test_questions_are_found_by_what_people_call_them(form: Form):
    said = {
        "แก้เบอร์โทร": "contact_phone",
        "ไม่ใช่ จังหวัดผิด": "province",
        "เปลี่ยนชื่อชุมชน": "community_name",
        "change the phone number": "contact_phone",
        "แก้จำนวนสมาชิก": "members",
    }
    assert {text: fields_named(text, form, HERE)[0] for text in said} == said
    assert fields_named("ขอบคุณ", form, HERE) == ()


def test_the_helpers_phone_is_named_only_where_there_is_a_helper(form: Form):
    assert fields_named("แก้เบอร์ผู้ช่วยกรอก", form, {"filler": "helper"})[0] == "helper_phone"
    assert "helper_phone" not in fields_named("แก้เบอร์ผู้ช่วยกรอก", form, {"filler": "self"})


def test_choices_are_offered_as_they_fit_on_buttons(form: Form):
    offered = offers(form.field("group_kind"), {}, "en")
    assert [(one.value, one.label) for one in offered][:2] == [
        ("community_enterprise", "Community enterprise"),
        ("tourism_group", "Community tourism"),
    ]


def test_places_are_offered_where_there_are_at_most_thirteen(form: Form):
    assert offers(form.field("province"), {}) == ()
    assert [one.value for one in offers(form.field("district"), {"province": "ภูเก็ต"})] == ["เมืองภูเก็ต", "กะทู้", "ถลาง"]
    assert offers(form.field("district"), {"province": "นครราชสีมา"}) == ()


def test_what_is_known_of_a_person_is_offered_where_it_fits(form: Form):
    offer = prefilled(form.field("contact_phone"), {"phone": "0812345678"})
    assert offer is not None
    assert (offer.value, offer.label) == ("+66812345678", "081-234-5678")
    assert prefilled(form.field("contact_name"), {"name": "🌸"}) is None
    assert prefilled(form.field("members"), {"name": "x"}) is None


def test_the_sheet_prints_every_question_with_its_condition(form: Form):
    lines = sheet(form, "en")
    assert lines[1] == "20 questions (16 required), about 20 minutes"
    at = lines.index("10. What kind of group is it, in a few words?")
    assert lines[at + 1 : at + 5] == [
        "   [group_kind_other · short_text · required]",
        "   Asked when Kind of group = Other",
        "   Example: Beekeepers' group",
        "   2–120 characters",
    ]


def test_a_sheet_says_joined_conditions_in_words():
    either = {"any": [{"field": "a", "answered": False}, {"field": "a", "not": 3}]}
    lines = sheet(read_form(form_of(raw("a", "number"), raw("b", "number", show_if=either))), "en")
    assert lines[-1] == "   Asked when “label a” was not answered or label a ≠ 3"


def test_words_of_both_languages_are_there(form: Form):
    assert form.title.of("th") != form.title.of("en")
    assert both("x") == {"th": "x", "en": "x"}
