"""Pairs of a question just asked and what people wrote, collected by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from forms import Almost, Form, Value, asking, is_question, looks_like, take

HERE = Path(__file__).parent
ANSWERS = [json.loads(line) for line in (HERE / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
QUESTIONS = [one for one in (HERE / "questions.txt").read_text(encoding="utf-8").splitlines() if one[:1] != "#"]


def understood(form: Form, line: dict[str, Any]) -> Any:
    reading = take(line["q"], form, line["field"], line["answers"]).reading
    if isinstance(reading, Almost):
        return reading.options[0].value
    return reading.value if isinstance(reading, Value) else None


def test_answers_have_the_value_that_was_meant(form: Form):
    wrong = [(line["field"], line["q"]) for line in ANSWERS if understood(form, line) != line["value"]]
    assert wrong == []


def test_answers_are_not_taken_for_something_else(form: Form):
    doubted = [
        (line["field"], line["q"])
        for line in ANSWERS
        if looks_like(form.field(line["field"]), line["q"], line["answers"]) < 0.5
    ]
    assert doubted == []


def test_questions_are_not_taken_for_an_answer_to_any_field(form: Form):
    taken = [(field.key, text) for field in form.fields for text in QUESTIONS if looks_like(field, text, {}) >= 0.5]
    assert taken == []


def test_greetings_and_thanks_are_no_answer_to_any_field(form: Form):
    said = ["สวัสดีค่ะ", "ขอบคุณมากค่ะ", "โอเคค่ะ", "555", "hello", "thank you so much", "ค่ะ", "👍", "?", "."]
    taken = [(field.key, text) for field in form.fields for text in said if looks_like(field, text, {}) >= 0.5]
    assert taken == []


@pytest.mark.parametrize(
    "text",
    [
        "ผ้าไหม",
        "ทอผ้าไหม ย้อมคราม",
        "หม่อนไหม",
        "ผ้าไหมไทย",
        "กี่กระตุก",
        "ทอผ้าด้วยกี่",
        "เกี่ยวข้าว",
        "น้ำเปล่า",
        "ทำไม้กวาด",
        "ทำไร่ทำนา",
        "ตะไคร้",
        "อะไรก็ได้",
        "เท่าไหร่ก็ได้",
        "กี่คนก็ได้",
        "ไม่มีใครดูแล",
        "ไม่มีอะไรมาก",
        "เติบโตอย่างยั่งยืน",
        "ประชุมกันว่าจะทำอะไรต่อ",
        "เชียงไหม",
        "ขอนแก่น",
        "ของฝาก ของที่ระลึก",
        "https://example.org/?q=what",
        "When guests come they learn how to cook and hear what our elders used to sing",
        "May Will",
        "",
        "?",
    ],
)
def test_words_that_only_look_like_question_words_ask_nothing(text: str):
    assert not is_question(text)


def test_a_question_word_in_a_long_story_weighs_little():
    story = (
        "มีน้ำตก มีวัดเก่า มีกาดเช้า นักท่องเที่ยวมักสงสัยอะไรหลายอย่าง เราก็เล่าให้ฟังทุกคน "
        "แล้วพาเดินดูรอบหมู่บ้านทุกเช้า ตั้งแต่ต้นน้ำจนถึงท้ายหมู่บ้าน กลับมากินข้าวด้วยกัน"
    )
    assert asking(story) < 0.5 < asking("มีอะไรบ้าง")
