import pytest

from forms import Form, Value, accepts, pinned, places_of_pin, read, received, show
from forms.readings import Problem
from tests.forms.making import field, heard

PLACE, PHOTOS = field("location"), field("photos", limits={"min_count": 2, "max_count": 3})


def test_a_pin_is_kept_with_its_words():
    reading = pinned(18.77, 100.78, "บ้านน้ำเกี๋ยน", "ภูเพียง น่าน", field=PLACE)
    assert isinstance(reading, Value)
    assert reading.value == {"latitude": 18.77, "longitude": 100.78, "title": "บ้านน้ำเกี๋ยน", "address": "ภูเพียง น่าน"}
    assert accepts(PLACE, reading.value, {})
    assert show(reading.value, PLACE, "th") == "บ้านน้ำเกี๋ยน, ภูเพียง น่าน"


def test_a_pin_abroad_is_said_to_be_abroad():
    reading = pinned(35.68, 139.69, field=PLACE)
    assert isinstance(reading, Problem)
    assert reading.code == "abroad"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18.7700, 100.7800", {"latitude": 18.77, "longitude": 100.78, "title": "", "address": ""}),
        (
            "https://www.google.com/maps/@18.7883,98.9853,15z",
            {"latitude": 18.7883, "longitude": 98.9853, "title": "", "address": ""},
        ),
        ("https://maps.app.goo.gl/abc", ("problem", "short_link")),
        ("บ้านผม", ("problem", "no_location")),
        ("35.68, 139.69", ("problem", "abroad")),
    ],
)
def test_coordinates_may_be_typed(text: str, value: object):
    assert heard(text, PLACE) == value


@pytest.mark.parametrize(
    ("title", "address", "names"),
    [
        (
            "บ้านน้ำเกี๋ยน",
            "ตำบล น้ำเกี๋ยน อำเภอภูเพียง น่าน 55000 ประเทศไทย",
            {"province": "น่าน", "district": "ภูเพียง", "subdistrict": "น้ำเกี๋ยน"},
        ),
        (
            "",
            "Nam Kian, Phu Phiang District, Nan 55000, Thailand",
            {"province": "น่าน", "district": "ภูเพียง", "subdistrict": "น้ำเกี๋ยน"},
        ),
        ("", "99 ถ.เลียบคลอง 50180", {"province": "เชียงใหม่"}),
        ("ร้านกาแฟ", "", {}),
        ("", "", {}),
    ],
)
def test_a_pin_says_of_its_place_what_its_own_words_say(title: str, address: str, names: dict[str, str]):
    assert places_of_pin(title, address) == names


def test_photos_are_added_once_and_only_as_many_as_fit():
    reading = received(PHOTOS, ["a"], ["b", "b", "c", "d"])
    assert isinstance(reading, Value)
    assert (reading.value, reading.said_back) == (["a", "b", "c"], True)
    assert reading.note is not None
    assert reading.note.en == "I can keep 3 only; 1 more were not kept."
    full = received(PHOTOS, ["a", "b", "c"], ["d"])
    assert isinstance(full, Problem)
    assert full.code == "too_many_sent"


def test_done_is_done_when_enough_was_sent():
    told = [heard("ครบแล้วค่ะ", PHOTOS, {"it": sent}) for sent in ([], ["a"], ["a", "b"])]
    assert told == [("problem", "no_photo"), ("problem", "too_few_sent"), ["a", "b"]]


def test_words_are_no_photo(form: Form):
    assert heard("ไม่มีรูป", form.field("photos")) == ("problem", "no_photo")
    assert heard("ไม่มีเอกสาร", form.field("papers")) == ("problem", "no_file")


def test_a_list_of_photos_stands_within_its_limits():
    assert [accepts(PHOTOS, ["x"] * count, {}) for count in range(5)] == [False, False, True, True, False]
    assert not accepts(PHOTOS, "a", {})
    assert isinstance(read("ครบแล้ว", PHOTOS, {"it": ["a", "b"]}), Value)
