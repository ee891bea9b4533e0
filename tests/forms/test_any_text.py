"""Whatever is typed: nothing raises, and what is taken would be accepted again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import (
    Almost,
    Answers,
    Field,
    Form,
    Problem,
    Value,
    accepts,
    asking,
    explain,
    looks_like,
    read,
    show,
    stale,
    take,
    visible,
)
from forms.typed import bare, graphemes, heard, key, polite_off, shortened, tidy
from tests.forms.making import field, programme_form

TODAY = date(2021, 6, 1)
FORM = programme_form()
OTHERS = (field("yes_no"), field("email"), field("url"), field("date"), field("date", limits={"latest": "today"}))
FIELDS = (*FORM.fields, *OTHERS)
PLACES = {"province": "เชียงใหม่", "district": "แม่ริม"}

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=30)
PIECES = st.sampled_from(
    [
        *"จ. อ. ต. จังหวัด อำเภอ เขต เชียงใหม่ แม่ริม ริมใต้ น่าน เมือง เฉลิมพระเกียรติ Mae Rim Chiang".split(),
        *"081-234-5678 ๐๘๑ +66 1669 50 - ถึง คน ครัวเรือน ประมาณ ห้า สิบ ร้อย พัน กว่า about one hundred".split(),
        *"เฟซ ไลน์ และ ไม่มี ทั้งหมด ค่ะ นะคะ ครับ ไหม อะไร ข้อ ๒ 1 , / . : ? อื่นๆ ชื่อ เบอร์:".split(),
        *"12 ก.พ. 48 2564 @ gmail.com www. http://".split(),
        "\n",
    ]
)
MIXED = st.lists(PIECES | THAI, max_size=12).map(" ".join) | st.lists(PIECES, max_size=12).map("".join)
ODD = st.text(st.characters(categories=["Cs", "Cc", "Cf", "Mn", "So", "Nd"]), max_size=40)
ANYTHING = st.text(max_size=200) | MIXED | ODD


@given(ANYTHING, st.sampled_from(FIELDS), st.sampled_from([{}, PLACES]))
def test_a_reading_never_raises_and_what_is_taken_stands(text: str, asked: Field, answers: Answers):
    reading = read(text, asked, answers, "th", TODAY)
    if isinstance(reading, Value):
        assert accepts(asked, reading.value, answers, TODAY)
        assert show(reading.value, asked, "th")
        assert show(reading.value, asked, "en")
    if isinstance(reading, Almost):
        assert 1 <= len(reading.options) <= 6
    if isinstance(reading, Problem):
        assert len({explain(reading, asked, attempt, "th") for attempt in (1, 2, 3)}) == 3


@given(ANYTHING, st.sampled_from(FIELDS), st.sampled_from([{}, PLACES]))
def test_what_is_offered_to_be_meant_would_stand_with_what_it_brings(text: str, asked: Field, answers: Answers):
    reading = read(text, asked, answers, "th", TODAY)
    options = reading.options if isinstance(reading, Almost) else ()
    fallen = [one.value for one in options if not accepts(asked, one.value, {**answers, **one.also}, TODAY)]
    assert fallen == []


@given(ANYTHING, st.sampled_from(FIELDS))
def test_how_sure_a_field_is_lies_between_nothing_and_all(text: str, asked: Field):
    assert 0 <= looks_like(asked, text, {}, "th", TODAY) <= 1
    assert 0 <= asking(text) <= 1


@given(ANYTHING, st.sampled_from(FORM.fields), st.sampled_from([{}, {"filler": "self"}, {"filler": "self", **PLACES}]))
def test_what_other_fields_get_stands_and_overwrites_nothing(text: str, asked: Field, answers: Answers):
    taken = take(text, FORM, asked.key, answers, "th", TODAY)
    got = {key: value.value for key, value in taken.others.items()}
    below = {one.key for one in FORM.fields if asked.key in one.depends_on}
    assert asked.key not in got
    assert set(got) & (set(answers) - below) == set()
    assert set(got) <= {one.key for one in visible(FORM, answers)}
    reading = taken.reading
    mine = {asked.key: reading.value, **reading.also} if isinstance(reading, Value) else {}
    fallen = [key for key in stale(FORM, {**answers, **got, **mine}) if key in got]
    assert fallen == []


@given(ANYTHING)
def test_clean_text_stays_as_it_is(text: str):
    for clean in (tidy, polite_off, key, lambda words: bare(bare(words))):
        once = clean(text)
        assert clean(once) == once or clean(clean(once)) == clean(once)
    assert "".join(graphemes(text)) == text
    assert len(graphemes(shortened(text))) <= 20
    assert len(heard(key(text))) <= len(key(text))


@pytest.mark.parametrize(
    "piece", ["ก", "่", " ", "\n", "1-", "ต.บ้านใหม่ ", "ไหม", "a", "@", "(", "ห้า", "\x00", "\ud800", "😀"]
)
def test_five_thousand_of_anything_is_an_answer_or_a_problem(form: Form, piece: str):
    text = (piece * 5000)[:5000]
    kinds = {one.kind: one for one in FIELDS}
    assert {type(read(text, one, {}, "th", TODAY)) for one in kinds.values()} <= {Value, Almost, Problem}
    assert take(text, form, "community_name", {}).others == {}
