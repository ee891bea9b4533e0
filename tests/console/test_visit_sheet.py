"""visit.yaml: what a question may be, and what is an answer to it."""

from pathlib import Path

import pytest

from bot.documents import Wrong
from bot.folders import find
from models.base import Json
from models.visit_sheet import NOTES, Question, VisitSheet, sheet_of

ASK = {"th": "ก", "en": "a"}
SCALE: list[Json] = [{"score": 1, **ASK}, {"score": 3, **ASK}]


def test_the_real_questions_are_loaded_with_their_programme_and_others_have_notes_and_photos() -> None:
    records = find().records
    assert [one.id for one in sheet_of(records["glo-creative"]).questions][:3] == ["met", "as_told", "differences"]
    assert sheet_of(records["synergy"]) is NOTES


@pytest.mark.parametrize(
    "about", [{"kind": "scale"}, {"kind": "scale", "scale": SCALE[::-1]}, {"kind": "text", "scale": SCALE}]
)
def test_a_scale_stands_where_it_belongs(about: Json) -> None:
    with pytest.raises(ValueError, match="scale"):
        Question.model_validate({"id": "care", "ask": ASK, **about})


def test_no_question_stands_twice() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        VisitSheet.model_validate({"questions": [{"id": "care", "ask": ASK}] * 2})


def test_what_is_an_answer() -> None:
    text, scale = Question(id="it", ask=ASK), Question(id="it", ask=ASK, kind="scale", scale=SCALE)
    yes_no = Question(id="it", ask=ASK, kind="yes_no")
    assert [text.takes(one) for one in ("ก", "", None, 3, "ก" * 4001)] == [True, True, True, False, False]
    assert [scale.takes(one) for one in (1, 2, 3, None, "1")] == [True, False, True, True, False]
    assert [yes_no.takes(one) for one in (True, False, None, "true")] == [True, True, True, False]


def test_a_mistake_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "glo-creative" / "visit.yaml"
    file.parent.mkdir()
    file.write_text('questions:\n  - id: met\n    ask: {th: "ก", en: "a"}\n    kind: song\n', encoding="utf-8")
    with pytest.raises(Wrong) as wrong:
        find(tmp_path)
    assert wrong.value.lines[0].startswith(f"{file}:4: ")
