"""What others rely on: keys, kinds, codes and limits of this programme's form."""

from forms import Form
from forms.typed import graphemes

KINDS = {
    "filler": "choice",
    "helper_name": "short_text",
    "helper_phone": "phone",
    "community_name": "short_text",
    "province": "province",
    "district": "district",
    "subdistrict": "subdistrict",
    "location": "location",
    "group_kind": "choice",
    "group_kind_other": "short_text",
    "members": "number",
    "households": "number",
    "contact_name": "short_text",
    "contact_role": "short_text",
    "contact_phone": "phone",
    "contact_other": "short_text",
    "products": "long_text",
    "attractions": "long_text",
    "growth": "long_text",
    "local_wisdom": "long_text",
    "online_channels": "several",
    "online_links": "long_text",
    "photos": "photos",
    "papers": "files",
}


def test_keys_and_kinds(form: Form):
    assert {one.key: one.kind for one in form.fields} == KINDS


def test_codes(form: Form):
    codes = {one.key: [choice.code for choice in one.choices] for one in form.fields if one.choices}
    assert codes == {
        "filler": ["self", "helper"],
        "group_kind": ["community_enterprise", "tourism_group", "womens_group", "cooperative", "village", "other"],
        "online_channels": ["facebook", "line", "instagram", "tiktok", "youtube", "marketplace", "website", "none"],
    }


def test_what_may_be_skipped(form: Form):
    optional = [one.key for one in form.fields if not one.required]
    assert optional == ["location", "households", "contact_other", "online_links", "papers"]


def test_limits(form: Form):
    limits = {one.key: one.limits.model_dump(exclude_defaults=True) for one in form.fields}
    assert limits["community_name"] == {"min_length": 2, "max_length": 120}
    assert limits["members"] == {"min": 1, "max": 100000}
    assert [limits[key] for key in ("products", "attractions", "growth", "local_wisdom")] == [
        {"min_length": 10, "max_length": 2000}
    ] * 4
    assert (limits["photos"], limits["papers"]) == ({"min_count": 1, "max_count": 10}, {"max_count": 5})


def test_what_is_personal(form: Form):
    assert [one.key for one in form.fields if one.personal] == [
        "helper_name",
        "helper_phone",
        "contact_name",
        "contact_phone",
        "contact_other",
    ]


def test_questions_are_short_and_optional_ones_say_so(form: Form):
    long = [one.key for one in form.fields if len(graphemes(one.ask.th)) > 70 or len(one.ask.en) > 100]
    silent = [
        one.key for one in form.fields if not one.required and ("ข้าม" not in one.ask.th or "kip" not in one.ask.en)
    ]
    assert (long, silent) == ([], [])


def test_every_question_that_is_not_evident_says_why(form: Form):
    evident = ["community_name", "district", "subdistrict", "group_kind_other", "contact_name", "contact_role"]
    assert [one.key for one in form.fields if one.why is None] == evident
