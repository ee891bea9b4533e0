"""Pairs of a question just asked and what somebody wrote, taken for what they are: those that were learnt from, and
others whose words nobody looked at while the bot was made.

`samak forms measure glo-creative --jsonl tests/forms/pairs-test.jsonl` prints the same figures.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.commands.figures import Figures, measured
from bot.commands.measuring import measure
from bot.commands.share import Share
from bot.commands.trial import Trial
from bot.folders import FOLDER

HERE = Path(__file__).parent
DEVELOPMENT, TEST = HERE / "pairs-development.jsonl", HERE / "pairs-test.jsonl"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def figures() -> dict[Path, Figures]:
    trial = Trial.of_programme("glo-creative", FOLDER)
    return {path: measured(rows(path), trial) for path in (DEVELOPMENT, TEST)}


@pytest.mark.parametrize("path", [DEVELOPMENT, TEST], ids=["development", "test"])
def test_the_bars_hold(figures: dict[Path, Figures], path: Path) -> None:
    found = figures[path]
    assert found.question_as_answer.percent <= 2
    assert found.answer_as_question.percent <= 2
    assert found.right_value.percent >= 95
    assert found.right_topic.percent >= 85
    assert found.right_command.percent >= 90
    assert found.right_kind.percent >= 90


def test_no_pair_is_in_both_sets() -> None:
    both = [{(row["field"], row["q"]) for row in rows(path)} for path in (DEVELOPMENT, TEST)]
    assert both[0] & both[1] == set()


def test_a_share_is_told_in_percent_and_an_empty_one_is_none() -> None:
    assert (Share(1, 8).percent, Share().percent) == (12.5, 0.0)


def test_the_figures_are_printed_with_the_lines_that_went_wrong(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    said = [
        {"field": "members", "q": "ห้าสิบ", "as": "answer", "value": 51},
        {"field": "products", "q": "ปิดรับวันไหนคะ", "as": "question", "topic": "deadline"},
        {"field": "online_channels", "q": "ไลน์กับเฟซ", "as": "answer", "value": ["line", "facebook"]},
        {"field": "location", "q": "19.18, 100.91", "as": "answer", "value": {"latitude": 19.18, "longitude": 100.91}},
    ]
    file.write_text("\n".join(json.dumps(one) for one in said), encoding="utf-8")
    printed = CliRunner().invoke(measure, ["glo-creative", "--jsonl", str(file), "--wrong"]).output.splitlines()
    assert [json.loads(line)["got"]["value"] for line in printed[:1]] == [50]
    assert [" ".join(line.split()) for line in printed[1:4]] == [
        "question as answer 0 of 1 0.0 %", "answer as question 0 of 3 0.0 %", "right value 2 of 3 66.7 %",
    ]  # fmt: skip
    told = CliRunner().invoke(measure, ["glo-creative", "--jsonl", str(file), "--json"]).output
    assert json.loads(told)["right_topic"] == {"hits": 1, "of": 1, "percent": 100.0}
