from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import thai_strftime

from forms import accepts, show
from tests.forms.making import field, heard

TODAY = date(2021, 6, 1)
DAY, PAST = field("date"), field("date", limits={"latest": "today"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-06-15", "2021-06-15"),
        ("15/6/2564", "2021-06-15"),
        ("15/06/2021", "2021-06-15"),
        ("12/25/2021", "2021-12-25"),
        ("๑๕ มิถุนายน ๒๕๖๔", "2021-06-15"),
        ("15 มิ.ย. 64", "2021-06-15"),
        ("15มิถุนา64", "2021-06-15"),
        ("12 ก.พ. 48", "2005-02-12"),
        ("วันที่ 5 มกราคม พ.ศ. 2570 ค่ะ", "2027-01-05"),
        ("5 ม.ค. ค.ศ. 2021", "2021-01-05"),
        ("15 June 2021", "2021-06-15"),
        ("June 15, 2021", "2021-06-15"),
        ("1st of March 2020", "2020-03-01"),
        ("วันนี้", "2021-06-01"),
        ("พรุ่งนี้ค่ะ", "2021-06-02"),
        ("yesterday", "2021-05-31"),
        ("12/2/21", ("almost", "1978-02-12", "2021-02-12")),
        ("15 มิ.ย.", ("almost", "2021-06-15", "2022-06-15", "2020-06-15")),
        ("31 ก.พ. 2564", ("problem", "no_such_day")),
        ("99/99/9999", ("problem", "no_such_day")),
        ("ไม่รู้", ("problem", "no_date")),
    ],
)
def test_days_in_both_eras_and_languages(text: str, value: object):
    assert heard(text, DAY, today=TODAY) == value


def test_a_limit_settles_which_year_is_meant():
    assert heard("12/2/48", PAST, today=TODAY) == "2005-02-12"
    assert heard("15/7/2564", PAST, today=TODAY) == ("problem", "too_late")


def test_a_field_may_be_limited_by_a_day():
    soon = field("date", limits={"earliest": "2021-06-15"})
    assert [heard(text, soon, today=TODAY) for text in ("14/6/2564", "15/6/2564")] == [
        ("problem", "too_early"),
        "2021-06-15",
    ]


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_every_shown_day_is_read_as_itself(day: date):
    stored = day.isoformat()
    assert accepts(DAY, stored, {})
    assert heard(show(stored, DAY, "th"), DAY, today=TODAY) == stored
    assert heard(show(stored, DAY, "en"), DAY, today=TODAY) == stored


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_days_are_shown_as_thai_people_write_them(day: date):
    assert show(day.isoformat(), DAY, "th") == thai_strftime(datetime(day.year, day.month, day.day), "%-d %B %Y")  # noqa: DTZ001


def test_without_a_clock_near_words_are_no_date():
    assert heard("วันนี้", DAY) == ("problem", "no_date")
    assert heard((TODAY + timedelta(days=1)).isoformat(), DAY) == "2021-06-02"
