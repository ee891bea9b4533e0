import string
from itertools import pairwise

from forms import Form, Problem, explain, read
from forms.texts import PROBLEMS


def said(form: Form, key: str, text: str, attempts: int) -> list[str]:
    problem = read(text, form.field(key), {})
    assert isinstance(problem, Problem)
    return [explain(problem, form.field(key), attempt, "th") for attempt in range(1, attempts + 1)]


def test_help_grows_and_ends_with_a_person(form: Form):
    assert said(form, "contact_phone", "08123", 3) == [
        "เบอร์ยังไม่ครบค่ะ ขาดไป 5 ตัว เช่น 081-234-5678",
        "เบอร์ยังไม่ครบค่ะ ขาดไป 5 ตัว เจ้าหน้าที่จะโทรนัดลงพื้นที่ และเลข 4 ตัวท้ายใช้ดูสถานะใบสมัครได้ค่ะ",
        "ไม่เป็นไรค่ะ ข้อนี้ถามเรื่อง “เบอร์โทรผู้ติดต่อ” ถ้ายังติดอยู่ พิมพ์ว่า “คุยกับเจ้าหน้าที่” จะมีคนช่วยต่อให้ค่ะ",
    ]


def test_the_same_sentence_is_never_said_twice_running(form: Form):
    lines = said(form, "households", "ไม่แน่", 8)
    assert [one for one, after in pairwise(lines) if one == after] == []


def test_an_optional_question_may_be_skipped_in_the_end(form: Form):
    assert said(form, "households", "ไม่แน่", 3)[2].endswith("หรือพิมพ์ว่า “ข้าม” ไปข้อถัดไปก่อนได้ค่ะ")


def test_every_problem_is_said_in_both_languages_with_the_same_places_to_fill():
    def places(words: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}

    uneven = [code for code, words in PROBLEMS.items() if places(words.th) != places(words.en)]
    assert uneven == []
