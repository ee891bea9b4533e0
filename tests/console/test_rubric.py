"""The rubric as data: read strictly, loaded as versions, mistakes named with file and line."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import select

from bot.documents import Wrong
from bot.folders import FOLDER, find
from bot.loading import Change, compare, write
from models.database import Database
from models.rubric import RubricVersion, newest_rubric
from tests.console import factories

RUBRIC = "glo-creative/rubric.yaml"
RISING, STEPS = "at least two different scores, the lowest first", "which no step of the scale has"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copytree(FOLDER, tmp_path / "programmes")
    return tmp_path / "programmes"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    found = Database(database_url)
    yield found
    found.close()


def mistakes(folder: Path, old: str, new: str) -> list[str]:
    """What is wrong once `old` is written as `new`, without the folder's name."""
    file = folder / RUBRIC
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Wrong) as wrong:
        find(folder)
    return [line.removeprefix(f"{folder}/") for line in wrong.value.lines]


def test_the_committee_looks_at_the_three_dna_and_at_readiness_for_visitors() -> None:
    rubric = find().rubrics["glo-creative"]
    assert [one.id for one in rubric.criteria] == ["growth", "local_wisdom", "online", "tourism_readiness"]
    assert sum(one.weight for one in rubric.criteria) == 100
    assert {tuple(mark.score for mark in one.scale) for one in rubric.criteria} == {(0, 1, 2, 3, 4)}


def test_a_slip_is_named_with_its_line(folder: Path) -> None:
    assert mistakes(folder, "    weight: 25", "    wieght: 25") == [
        f"{RUBRIC}:9: “criteria.0.weight” is missing; add it",
        f"{RUBRIC}:15: “criteria.0.wieght” is not known here; check its spelling or take it out",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{score: 1,", "{score: 0,", "16: “criteria.0.scale”: a scale needs " + RISING),
        ("reason_for: [0, 4]", "reason_for: [5]", "9: “criteria.0”: reason_for names [5], " + STEPS),
        ("id: online", "id: growth", "8: “criteria”: “growth” stands twice; rename or join them"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(folder: Path, old: str, new: str, said: str) -> None:
    assert mistakes(folder, old, new) == [f"{RUBRIC}:{said}"]


def test_a_criterion_may_only_point_at_questions_of_the_form(folder: Path) -> None:
    assert mistakes(folder, "answers: [growth, members", "answers: [growth, cows") == [
        f"{RUBRIC}: growth: “cows” is no question of form.yaml; take it out"
    ]


def test_a_changed_rubric_is_a_new_version_and_the_old_one_stays(database: Database, folder: Path) -> None:
    first = find(folder)
    with database.writing() as session:
        assert Change("+", "rubric", "glo-creative") in compare(session, first)
        write(session, first, factories.NOW)
        write(session, first, factories.NOW)
    file = folder / RUBRIC
    file.write_text(file.read_text(encoding="utf-8").replace("weight: 25", "weight: 40", 1), encoding="utf-8")
    with database.writing() as session:
        assert compare(session, find(folder)) == [Change("~", "rubric", "glo-creative")]
        write(session, find(folder), factories.NOW)
    with database.reading() as session:
        versions = session.scalars(select(RubricVersion).order_by(RubricVersion.number)).all()
        weights = [(one.number, one.rubric.criteria[0].weight) for one in versions]
        assert weights == [(1, 25), (2, 40)]
        assert newest_rubric(session, "glo-creative") is versions[-1]
        assert newest_rubric(session, "synergy") is None
