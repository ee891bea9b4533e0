import pytest

from simulator.counting import graphemes, utf16_units


@pytest.mark.parametrize(
    ("text", "units", "clusters"),
    [
        ("", 0, 0),
        ("abc", 3, 3),
        ("สมัคร", 5, 4),  # the vowel sits on its consonant
        ("น้ำ", 3, 1),  # tone and AM belong to the consonant
        ("😀", 2, 1),
        ("👩‍👩‍👧", 8, 1),  # a family, joined
        ("👍🏽", 4, 1),
        ("🇹🇭🇱🇦", 8, 2),
        ("e\u0301", 2, 1),
        ("\r\n", 2, 1),
        ("1️⃣", 3, 1),
    ],
)
def test_texts_are_as_long_as_the_platforms_count_them(text: str, units: int, clusters: int) -> None:
    assert (utf16_units(text), graphemes(text)) == (units, clusters)
