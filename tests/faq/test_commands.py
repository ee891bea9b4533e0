"""`samak faq` from the terminal, and what it says of files that are wrong."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.commands import faq as commands
from bot.commands.lines import topics
from faq.index import Index
from faq.words import Words
from tests.faq.shop import SHOP, WORDS


@dataclass
class Wording:
    some: list[str]

    def wordings(self) -> list[str]:
        return self.some


@dataclass
class Shelf:
    """The shop's wordings where the commands look for ours."""

    index: Index
    entries: dict[str, Wording] = field(default_factory=lambda: {topic: Wording(some) for topic, some in SHOP.items()})


@pytest.fixture
def loaded(shop: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "loaded", lambda: (Shelf(shop), WORDS))


def run(*arguments: object, said: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(commands.faq, [str(one) for one in arguments], input=said)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def written(path: Path, rows: Iterable[Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


# --- ask ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("loaded")
def test_a_question_is_explained_step_by_step() -> None:
    code, said = run("ask", "สวัสดีค่ะ", "เช่าจักยานวันละเท่าไหร่คะ")
    assert code == 0
    for line in ("typed: สวัสดีค่ะ เช่าจักยานวันละเท่าไหร่คะ", "mended: จักยาน → จักรยาน", "เช่าจักรยานวันละเท่าไหร่"):
        assert line in said
    assert said.splitlines()[-1].startswith("answer: ")


@pytest.mark.usefixtures("loaded")
def test_a_question_with_two_parts_is_explained_in_parts() -> None:
    code, said = run("ask", "ร้านเปิดกี่โมง แล้วก็จองคิวซ่อมยังไงคะ")
    assert (code, said.count("part:")) == (0, 2)


@pytest.mark.usefixtures("loaded")
def test_an_answer_can_be_had_as_json() -> None:
    code, said = run("ask", "--json", "ร้านเปิดกี่โมงคะ")
    row = json.loads(said)
    assert (code, row["q"], row["band"], row["topics"][0]["topic"]) == (0, "ร้านเปิดกี่โมงคะ", "answer", "opening")
    assert sorted(row) == ["band", "parts", "q", "steps", "topics", "why"]


@pytest.mark.usefixtures("loaded")
def test_a_file_of_questions_gives_a_line_each_in_order(tmp_path: Path) -> None:
    questions = ["ร้านปิดกี่โมง", "", "เช่ารถถีบกี่บาท", "x" * 6000, "🙏"]
    file = written(tmp_path / "q.jsonl", [{"q": q} for q in questions])
    code, said = run("ask", "--jsonl", file)
    rows = [json.loads(line) for line in said.splitlines()]
    assert (code, [row["q"] for row in rows]) == (0, questions)
    assert [row["topics"][0]["topic"] for row in rows if row["topics"]][:2] == ["closing", "rent"]
    assert {tuple(sorted(row)) for row in rows} == {("band", "q", "topics")}
    assert len(rows[0]["topics"]) >= 10


@pytest.mark.usefixtures("loaded")
def test_questions_may_come_from_standard_input() -> None:
    code, said = run("ask", "--jsonl", "-", said='{"q": "ร้านปิดกี่โมง"}\n\n{"q": "ร้านเปิดกี่โมง"}\n')
    assert (code, [json.loads(line)["topics"][0]["topic"] for line in said.splitlines()]) == (0, ["closing", "opening"])


@pytest.mark.usefixtures("loaded")
def test_what_somebody_is_still_typing_is_ranked_by_beginnings() -> None:
    code, said = run("ask", "--typing", "--json", "ซ่อมจัก")
    assert (code, json.loads(said)["topics"][0]["topic"]) == (0, "repair")


@pytest.mark.usefixtures("loaded")
def test_nothing_to_ask_is_said() -> None:
    code, said = run("ask")
    assert (code, said) == (1, "Say what to ask: samak faq ask ปิดรับเมื่อไหร่ — or give a file with --jsonl\n")


def test_any_other_set_of_topics_can_be_asked(tmp_path: Path) -> None:
    entries = written(tmp_path / "e.jsonl", ({"topic": topic, "questions": some} for topic, some in SHOP.items()))
    asked = written(tmp_path / "q.jsonl", [{"q": "เช่ารถถีบกี่บาท"}, {"q": "fix my byke please"}, {"q": "หวยออกวันไหน"}])
    code, said = run("ask", "--jsonl", asked, "--entries", entries)
    rows = [json.loads(line) for line in said.splitlines()]
    assert (code, [row["topics"][0]["topic"] for row in rows[:2]]) == (0, ["rent", "repair"])
    assert rows[2]["band"] != "answer"
    assert {one["topic"] for row in rows for one in row["topics"]} <= set(SHOP)


# --- files that are wrong -------------------------------------------------------------------------

GOOD = {"topic": "a", "questions": ["one"]}


@pytest.mark.parametrize(
    ("rows", "line", "sentence"),
    [
        ([GOOD, {"questions": ["x"]}], 2, "needs “topic”, “questions”"),
        ([{"topic": "a"}], 1, "needs “topic”, “questions”"),
        ([GOOD, ["a"]], 2, "needs “topic”, “questions”"),
        ([GOOD, {"topic": " ", "questions": ["x"]}], 2, "“topic” is empty; give every line a topic of its own"),
        ([{"topic": 7, "questions": ["x"]}], 1, "“topic” is empty; give every line a topic of its own"),
        ([GOOD, GOOD], 2, "topic “a” stands twice; put its questions in one line"),
        ([{"topic": "a", "questions": []}], 1, "“questions” is no list; write at least one question"),
        ([{"topic": "a", "questions": "one"}], 1, "“questions” is no list; write at least one question"),
        ([{"topic": "a", "questions": ["x", " "]}], 1, "a question of “a” is empty; fill it in or take it out"),
        ([{"topic": "a", "questions": [3]}], 1, "a question of “a” is empty; fill it in or take it out"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path, rows: list[Any], line: int, sentence: str) -> None:
    file = written(tmp_path / "e.jsonl", rows)
    assert run("ask", "x", "--entries", file) == (1, f"{file}:{line}: {sentence}\n")


def test_a_line_that_is_no_json_is_named_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "e.jsonl"
    file.write_text(f"\n\n{json.dumps(GOOD)}\n\n{{not json\n", encoding="utf-8")
    assert run("ask", "x", "--entries", file) == (1, f"{file}:5: not JSON; one object a line\n")


def test_a_file_that_is_empty_missing_or_no_text_is_said(tmp_path: Path) -> None:
    empty, odd, missing = tmp_path / "empty", tmp_path / "odd", tmp_path / "missing"
    empty.write_text("\n", encoding="utf-8")
    odd.write_bytes(b"\xff\xfe\x00")
    assert run("ask", "x", "--entries", empty) == (1, f"{empty}: holds no entries\n")
    assert run("ask", "x", "--entries", odd) == (1, f"{odd}: cannot be read as UTF-8 text (UnicodeDecodeError)\n")
    assert run("ask", "x", "--entries", missing) == (
        1,
        f"{missing}: cannot be read as UTF-8 text (FileNotFoundError)\n",
    )


@pytest.mark.usefixtures("loaded")
def test_a_question_without_words_is_named_with_its_line(tmp_path: Path) -> None:
    file = written(tmp_path / "q.jsonl", [{"q": "ร้านปิดกี่โมง"}, {"question": "x"}])
    code, said = run("ask", "--jsonl", file)
    assert (code, said.splitlines()[-1]) == (1, f"{file}:2: needs “q”")


def test_a_language_that_nobody_has_is_matched_by_its_letters(tmp_path: Path) -> None:
    rows = [
        {"topic": "hours", "questions": ["Өдөр бүр хэдэн цагт нээх вэ"], "language": "xx"},
        {"topic": "way", "questions": ["Дэлгүүр хаана байдаг вэ"]},
    ]
    entries = written(tmp_path / "e.jsonl", rows)
    code, said = run("ask", "--entries", entries, "--json", "хэдэн цагт нээх")
    assert (code, json.loads(said)["topics"][0]["topic"]) == (0, "hours")


def test_a_hundred_thousand_lines_are_read(tmp_path: Path) -> None:
    file = written(tmp_path / "e.jsonl", ({"topic": f"t{n}", "questions": [f"q {n}"]} for n in range(100_000)))
    assert len(topics(file)) == 100_000


# --- test, lint, calibrate ------------------------------------------------------------------------


@pytest.mark.usefixtures("loaded")
def test_a_change_that_made_a_row_worse_fails_and_names_it(tmp_path: Path) -> None:
    file = written(
        tmp_path / "t.jsonl", [{"q": "ร้านเปิดกี่โมงคะ", "topic": "opening"}, {"q": "พรุ่งนี้ฝนตกไหม", "topic": None}]
    )
    code, said = run("test", file)
    assert (code, said.splitlines()[-1]) == (
        0,
        "0 of 2 rows got worse. Nothing was accepted yet: run again with --accept to record how it comes out now.",
    )
    assert run("test", file, "--accept")[0] == 0
    written(file, [{"q": "ร้านเปิดกี่โมงคะ", "topic": "repair"}, {"q": "พรุ่งนี้ฝนตกไหม", "topic": None}])
    code, said = run("test", file)
    assert (code, said.splitlines()[-2:]) == (
        1,
        ["worse: “ร้านเปิดกี่โมงคะ” (repair) was right, is wrong: opening", "1 of 2 rows got worse."],
    )
    code, said = run("test", file, "--json")
    assert (code, [one["was"] for one in json.loads(said)["worse"]]) == (1, ["right"])


@pytest.mark.usefixtures("loaded")
def test_a_test_set_that_is_wrong_is_said(tmp_path: Path) -> None:
    file = written(tmp_path / "t.jsonl", [{"q": 7, "topic": None}])
    code, said = run("test", file)
    assert (code, said) == (
        1,
        f"{file}: “q” must be words and “topic” a topic or null, not {{'q': 7, 'topic': None}}\n",
    )
    file = written(tmp_path / "u.jsonl", [{"q": "ร้านเปิดกี่โมง", "topic": "opening"}])
    file.with_suffix(".accepted.json").write_text("{", encoding="utf-8")
    code, said = run("test", file)
    assert (code, said.splitlines()[-1]) == (
        1,
        f"{file.with_suffix('.accepted.json')}: not JSON any more; make it anew with --accept",
    )


@pytest.mark.usefixtures("loaded")
def test_lint_is_quiet_where_nothing_is_fought_over() -> None:
    code, said = run("lint", "--json")
    found = json.loads(said)
    assert (code, found["fights"], found["lost"]) == (0, [], [])
    assert ["not-ours-bus", 4] in found["thin"]


def test_lint_names_both_entries_of_a_fight(shop: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(shop)
    shelf.entries["hours"] = Wording(["ร้านเปิดกี่โมงคะ"])
    monkeypatch.setattr(commands, "loaded", lambda: (shelf, WORDS))
    code, said = run("lint")
    assert code == 1
    assert said.splitlines()[0] == "opening: “ร้านเปิดกี่โมง” is as good as “ร้านเปิดกี่โมงคะ” of hours"
    assert "hours: only 1 wordings; five are a start" in said.splitlines()


@pytest.mark.usefixtures("loaded")
def test_limits_are_shown_beside_those_in_use(tmp_path: Path) -> None:
    rows = [{"q": one, "topic": topic} for topic, some in SHOP.items() for one in some]
    file = written(tmp_path / "c.jsonl", [*rows, *({"q": f"ดวงวันนี้ {n}", "topic": None} for n in range(40))])
    code, said = run("calibrate", file)
    assert (code, "limits found" in said, "limits in use" in said) == (0, True, True)
    assert said.splitlines()[-1].endswith(f"(found on {len(rows)} questions and 40 strangers)")
    code, said = run("calibrate", file, "--json")
    assert (code, sorted(json.loads(said))) == (0, ["calibration", "found", "in_use", "questions", "strangers"])


def test_limits_are_found_for_any_entries_and_kept_in_a_file(tmp_path: Path) -> None:
    entries = written(tmp_path / "e.jsonl", ({"topic": topic, "questions": some} for topic, some in SHOP.items()))
    kept = tmp_path / "words.yaml"
    kept.write_text("# ours\nundoing: [เลิก]\n\nlimits: {answer: 0.1, suggest: 0.1}\n", encoding="utf-8")
    code, said = run("calibrate", "--entries", entries, "--write", kept, "--json")
    found = json.loads(said)["calibration"]
    assert code == 0
    assert kept.read_text(encoding="utf-8") == (
        f"# ours\nundoing: [เลิก]\n\nlimits: {{answer: {found['answer']}, suggest: {found['suggest']}}}\n"
    )
    alone = tmp_path / "limits.yaml"
    alone.write_text("# found\nanswer: 0.1\nsuggest: 0.1\n", encoding="utf-8")
    assert run("calibrate", "--entries", entries, "--write", alone)[0] == 0
    assert alone.read_text(encoding="utf-8") == f"# found\nanswer: {found['answer']}\nsuggest: {found['suggest']}\n"


def test_limits_are_not_written_over_something_else(tmp_path: Path) -> None:
    entries = written(
        tmp_path / "e.jsonl", ({"topic": topic, "questions": some} for topic, some in list(SHOP.items())[:3])
    )
    for text, sentence in (
        ("- a list\n", "is neither a file of words nor of limits"),
        ("a: [", "cannot be read as YAML (ParserError)"),
    ):
        file = tmp_path / "other.yaml"
        file.write_text(text, encoding="utf-8")
        assert run("calibrate", "--entries", entries, "--write", file) == (1, f"{file}: {sentence}\n")
        assert file.read_text(encoding="utf-8") == text


# --- what the folders hold ------------------------------------------------------------------------


def test_without_a_database_the_folders_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    code, said = run("ask", "--json", "ปิดรับสมัครวันไหนคะ")
    assert (code, json.loads(said.splitlines()[-1])["topics"][0]["topic"]) == (0, "deadline")


def test_words_of_nobody_are_words_too() -> None:
    assert Words.of(None) == Words()
