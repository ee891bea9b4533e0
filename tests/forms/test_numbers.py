import pytest

from forms import Form, looks_like, show
from forms.counting import spelled
from tests.forms.making import field, heard

PEOPLE = field("number", unit={"th": "คน", "en": "people"}, limits={"min": 1, "max": 100000}, says=["สมาชิก", "members"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50", 50),
        ("๕๐ คนค่ะ", 50),
        ("ห้าสิบ", 50),
        ("ประมาณ 50 คน", 50),
        ("1,200", 1200),
        ("1.200", 1200),
        ("1 200", 1200),
        ("100,000", 100000),
        ("5 พัน", 5000),
        ("1.5 พัน", 1500),
        ("2k", 2000),
        ("ร้อยกว่าคน", 100),
        ("ร้อยยี่สิบ", 120),
        ("ร้อยเอ็ด", 101),
        ("พันสอง", 1200),
        ("สองพันห้า", 2500),
        ("หมื่นห้า", 15000),
        ("ยี่สิบเอ็ด", 21),
        ("ครึ่งร้อย", 50),
        ("เกือบร้อย", 100),
        ("fifty", 50),
        ("about 50 people", 50),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two dozen", 24),
        ("ปี 2560 มีสมาชิก 50 คน", 50),
        ("50 คน จาก 30 หลัง", 50),
        ("ชาย 20 หญิง 30", ("almost", 50, 20, 30)),
        ("50-60 คน", ("almost", 50, 60)),
        ("ห้าสิบถึงหกสิบ", ("almost", 50, 60)),
        ("4-5 ร้อย", ("almost", 400, 500)),
        ("สี่ห้าคน", ("almost", 4, 5)),
        ("ห้าหกสิบคน", ("almost", 50, 60)),
        ("ร้อยห้า", ("almost", 105, 150)),
        ("35 ครัวเรือน", ("almost", 35)),
        ("หลักพัน", ("problem", "vague_number")),
        ("0", ("problem", "too_small")),
        ("-5", ("problem", "too_small")),
        ("200000", ("problem", "too_big")),
        ("12.5", ("problem", "not_whole")),
        ("สามัคคี", ("problem", "no_number")),
        ("0812345678", ("problem", "no_number")),
        ("กี่คนก็ได้", ("problem", "no_number")),
        ("", ("problem", "no_number")),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: object):
    assert heard(text, PEOPLE) == value


def test_number_words_spell_every_number_up_to_a_thousand():
    ones = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]

    def word(number: int) -> str:
        hundreds, tens, unit = number // 100, number // 10 % 10, number % 10
        ten = {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, f"{ones[tens]}สิบ")
        last = "เอ็ด" if unit == 1 and number > 10 else ones[unit]
        return (f"{ones[hundreds]}ร้อย" if hundreds else "") + ten + last

    doubtful = {hundreds * 100 + unit for hundreds in range(1, 10) for unit in range(2, 10)}
    wrong = [number for number in range(1, 1000) if number not in doubtful and spelled(word(number)) != (number,)]
    assert wrong == []
    assert spelled("สองร้อยห้า") == (250, 205)


def test_thousands_are_shown_with_commas_and_their_unit(form: Form):

    assert show(1200, form.field("members"), "th") == "1,200 คน"


def test_a_number_with_its_unit_is_an_answer_and_one_in_talk_is_not():
    sure = {text: looks_like(PEOPLE, text, {}) for text in ("50", "50 คน", "3 แผนงาน Synergy", "50 คนพอไหม", "555")}
    assert {text: score >= 0.5 for text, score in sure.items()} == {
        "50": True,
        "50 คน": True,
        "3 แผนงาน Synergy": False,
        "50 คนพอไหม": False,
        "555": False,
    }
