import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import Almost, Form, Value, accepts, looks_like, read, show
from forms.nicknames import NICKNAMES
from forms.places import LEVELS, children, gazetteer
from tests.forms.making import heard

PROVINCES = gazetteer().within[""]
BEFORE = ["", "จ.", "จ. ", "จังหวัด", "จังหวัด ", "อยู่จังหวัด", "อยู่", "ชุมชนอยู่จังหวัด", " "]
AFTER = ["", "ค่ะ", " ค่ะ", "ครับ", "นะคะ", "จ้า", ".", "!!", " ครับผม", "\n"]


def test_the_tables_hold_the_whole_country():
    levels = [one.level for one in gazetteer().by_code.values()]
    assert [levels.count(level) for level in LEVELS] == [77, 928, 7436]
    assert sorted(set(NICKNAMES) - {one.th for one in PROVINCES}) == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_province_is_read_by_both_its_names(form: Form, language: str):
    wrong = [one.th for one in PROVINCES if heard(getattr(one, language), form.field("province")) != one.th]
    assert wrong == []


@given(st.sampled_from(PROVINCES), st.sampled_from(BEFORE), st.sampled_from(AFTER))
def test_every_province_is_read_among_usual_words(form: Form, place, before: str, after: str):
    assert heard(f"{before}{place.th}{after}", form.field("province")) == place.th


@given(
    st.sampled_from(PROVINCES),
    st.sampled_from(["", " province", " Province", "."]),
    st.sampled_from([str.lower, str.upper]),
)
def test_every_province_is_read_in_english_however_it_is_spelt(form: Form, place, after: str, case):
    for name in (place.en, place.en.replace(" ", ""), place.en.replace(" ", "-")):
        assert heard(case(name + after), form.field("province")) == place.th


def slips(name: str) -> list[str]:
    dropped = [name[:at] + name[at + 1 :] for at in range(1, len(name))]
    doubled = [name[:at] + name[at] + name[at:] for at in range(len(name))]
    return [*dropped, *doubled, name.replace("ใ", "ไ"), name.replace("ษ", "ส"), name.replace("ณ", "น")]


def test_a_slip_of_one_letter_leads_to_the_province(form: Form):
    def leads(typed: str, name: str) -> bool:
        reading = read(typed, form.field("province"), {})
        if isinstance(reading, Value):
            return bool(reading.value == name)
        return isinstance(reading, Almost) and any(one.value == name for one in reading.options)

    tried = [(typed, one.th) for one in PROVINCES if len(one.th) > 4 for typed in slips(one.th)]
    lost = [pair for pair in tried if not leads(*pair)]
    assert len(lost) / len(tried) < 0.01, lost


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("โคราช", "นครราชสีมา"),
        ("korat", "นครราชสีมา"),
        ("กทม.", "กรุงเทพมหานคร"),
        ("bkk", "กรุงเทพมหานคร"),
        ("กรุงเทพฯ", "กรุงเทพมหานคร"),
        ("เมืองนนท์", "นนทบุรี"),
        ("แปดริ้ว", "ฉะเชิงเทรา"),
        ("อุบล", "อุบลราชธานี"),
        ("เมืองกาญจน์", "กาญจนบุรี"),
        ("อยุธยา", "พระนครศรีอยุธยา"),
        ("Lopburi", "ลพบุรี"),
        ("อ.แม่ริม", "เชียงใหม่"),
        ("จ.เชียงใหม่ อ.แม่ริม", "เชียงใหม่"),
        ("ในเวียง เมือง น่าน", "น่าน"),
        ("เชียงไหม่", ("almost", "เชียงใหม่")),
        ("จ.เชียงไหม", ("almost", "เชียงใหม่")),
        ("ศรีษะเกษ", ("almost", "ศรีสะเกษ", "น่าน")),
        ("แม่ริม", ("almost", "เชียงใหม่")),
        ("55000", ("almost", "น่าน")),
        ("สมุทร", ("almost", "สมุทรปราการ", "สมุทรสาคร", "สมุทรสงคราม")),
        ("ภาคเหนือ", ("problem", "no_province")),
        ("ได้เลย", ("problem", "no_province")),
    ],
)
def test_provinces_as_people_call_them(form: Form, text: str, name: object):
    assert heard(text, form.field("province")) == name


def test_every_district_is_read_within_its_province(form: Form):
    wrong = [
        (place.th, typed)
        for province in PROVINCES
        for place in children(province)
        for typed in (place.th, f"อ.{place.th}", f"{place.th}ค่ะ", *([place.en] if place.en != "Bang Sai" else []))
        if heard(typed, form.field("district"), {"province": province.th}) != place.th
    ]
    assert wrong == []


def test_two_districts_of_one_english_name_are_asked_about(form: Form):
    answers = {"province": "พระนครศรีอยุธยา"}
    assert heard("Bang Sai", form.field("district"), answers) == ("almost", "บางไทร", "บางซ้าย")


def test_every_subdistrict_is_read_within_its_district(form: Form):
    asked = form.field("subdistrict")
    wrong = [
        (district.th, place.th)
        for province in PROVINCES
        for district in children(province)
        for place in children(district)
        if heard(f"ต.{place.th}", asked, {"province": province.th, "district": district.th}) != place.th
    ]
    assert wrong == []


MAE_RIM = {"province": "เชียงใหม่", "district": "แม่ริม"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("แม่ริม", "แม่ริม"),
        ("อำเภอ แม่ริมค่ะ", "แม่ริม"),
        ("Mae Rim District", "แม่ริม"),
        ("เมือง", "เมืองเชียงใหม่"),
        ("อ.เมือง", "เมืองเชียงใหม่"),
        ("ต.ริมใต้ อ.แม่ริม", "แม่ริม"),
        ("แมริม", ("almost", "แม่ริม")),
        ("ริมใต้", ("almost", "แม่ริม")),
        ("ปัว", ("almost", "ปัว")),
        ("บ้านป่าแป๋ใต้", ("problem", "village")),
        ("ทอผ้า", ("problem", "no_district")),
    ],
)
def test_districts_as_people_write_them(form: Form, text: str, name: object):
    assert heard(text, form.field("district"), {"province": "เชียงใหม่"}) == name


def test_a_district_elsewhere_would_change_the_province_too(form: Form):
    reading = read("อ.ปัว จ.น่าน", form.field("district"), {"province": "เชียงใหม่"})
    assert isinstance(reading, Almost)
    assert [(one.value, one.also, one.label.th) for one in reading.options] == [
        ("ปัว", {"province": "น่าน"}, "ปัว (จังหวัดน่าน)")
    ]


def test_a_subdistrict_of_the_next_district_would_change_the_district_too(form: Form):
    reading = read("หนองควาย", form.field("subdistrict"), MAE_RIM)
    assert isinstance(reading, Almost)
    assert reading.options[0].also == {"district": "หางดง", "province": "เชียงใหม่"}


def test_a_name_that_several_places_bear_is_asked_about(form: Form):
    reading = read("ในเวียง", form.field("subdistrict"), {})
    assert isinstance(reading, Almost)
    assert [one.label.th for one in reading.options] == ["ในเวียง (อำเภอเมืองแพร่)", "ในเวียง (อำเภอเมืองน่าน)"]


def test_a_name_that_very_many_places_bear_needs_more(form: Form):
    assert heard("อ.เมือง", form.field("district")) == ("problem", "too_many_places")
    assert heard("อ.เมือง จ.น่าน", form.field("district")) == "เมืองน่าน"


def test_khets_of_bangkok_are_read_with_and_without_their_word(form: Form):
    bangkok = {"province": "กรุงเทพมหานคร"}
    assert [heard(text, form.field("district"), bangkok) for text in ("พระนคร", "เขตพระนคร")] == ["เขตพระนคร"] * 2


def test_places_are_accepted_only_within_what_was_answered(form: Form):
    district, subdistrict = form.field("district"), form.field("subdistrict")
    assert [accepts(district, name, {"province": "น่าน"}) for name in ("ปัว", "แม่ริม", "ไม่มีอยู่", 5)] == [
        True,
        False,
        False,
        False,
    ]
    assert accepts(subdistrict, "ริมใต้", MAE_RIM)
    assert not accepts(subdistrict, "ในเวียง", MAE_RIM)


def test_places_are_shown_in_the_language(form: Form):
    assert [show("เชียงใหม่", form.field("province"), one) for one in ("th", "en")] == ["เชียงใหม่", "Chiang Mai"]


def test_a_province_in_a_question_is_no_answer(form: Form):
    asked = ["น่านสมัครได้ไหม", "จังหวัดไหนบ้างที่สมัครได้", "น่านเป็นเมืองรองหรือเปล่า", "bus to Yasothon station please"]
    assert [text for text in asked if looks_like(form.field("province"), text, {}) >= 0.5] == []
