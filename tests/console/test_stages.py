"""Stages as data: what the loader refuses and where, what is read of what is stored, and statuses that nobody knows."""

from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from bot.documents import Wrong
from bot.folders import FOLDER, find
from models.application import Application
from models.programme import Programme, ProgrammeRecord
from models.stages import OURS, OWN, UNSENT, statuses_in
from tests.console import factories
from tests.console.conftest import Office

GLO = factories.records()[factories.PROGRAMME]
ROADMAP = ("focus_group", "workshop", "on_site_development", "market_test", "promotion", "scale_up")


@pytest.fixture
def mistakes(tmp_path: Path) -> Callable[[str, str], list[tuple[int, str]]]:
    """What is wrong once these words of programme.yaml are written otherwise: how many lines below them, and what."""
    (tmp_path / factories.PROGRAMME).mkdir()
    file = Path(copy(FOLDER / factories.PROGRAMME / "programme.yaml", tmp_path / factories.PROGRAMME))

    def changed(old: str, new: str) -> list[tuple[int, str]]:
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")
        here = text[: text.index(old)].count("\n") + 1
        with pytest.raises(Wrong) as wrong:
            find(tmp_path)
        said = [line.removeprefix(f"{file}:").partition(": ") for line in wrong.value.lines]
        return [(int(line) - here, what) for line, _, what in said]

    return changed


def test_the_year_goes_from_received_to_scale_up() -> None:
    assert GLO.statuses("after") == ROADMAP
    assert GLO.statuses("open") == ("submitted", "screening", "more_information", "shortlisted", "site_visit")
    assert GLO.statuses("decided") == ("selected", "reserve", "not_selected")
    assert GLO.statuses("closed") == ("withdrawn", "late", "duplicate")
    assert GLO.statuses("open", turn="staff") == OURS


def test_every_step_of_the_roadmap_is_told_in_both_languages() -> None:
    told = [stage for stage in GLO.stages if stage.id in ROADMAP]
    assert [(stage.id, stage.notice is not None) for stage in told] == [(one, True) for one in ROADMAP]


@pytest.mark.parametrize(
    ("old", "new", "lines", "said"),
    [
        (
            "next: [workshop, selected, withdrawn]", "next: [workshp, workshop]", 0,
            ("“workshp” is no stage of this programme; there are submitted, screening, more_information, shortlisted, "
            "site_visit, selected, reserve, not_selected, focus_group, workshop, on_site_development, market_test, "
            "promotion, scale_up, withdrawn, late, duplicate"),
        ),
        (
            "needs: [offer_accepted]", "needs: [offer_taken]", 0,
            ("“stages.8.needs.0”: there is no condition “offer_taken”; there are no_open_correction, scored, "
            "visit_done, place_free, offer_accepted, reason"),
        ),
        (
            "needs: [offer_accepted]", "needs: [{offer_accepted: 2}]", 0,
            "“stages.8.needs.0”: “offer_accepted” is not counted; write it without “: 2”",
        ),
        ("- id: promotion", "- id: market_test", 0, "stage “market_test” stands twice; rename or join them"),
        ("- id: late", "- id: draft", 0, "“draft” is the applicant's own; take it out of the stages"),
        (
            "next: [promotion, on_site_development, withdrawn]", "next: [on_site_development]", 7,
            "nothing leads to “promotion”; name it in the “next” of another stage",
        ),
        (
            "    group: after\n    next: [on_site_development, focus_group, withdrawn]\n",
            "    next: [on_site_development, focus_group, withdrawn]\n", -2,
            "“workshop” is a stage of your own; say its “group” and what comes “next”",
        ),
        ("turn: applicant", "turn: nurse", 0, "“stages.2.turn”: Input should be 'staff', 'applicant' or 'nobody'"),
        (
            "next: [screening, not_selected, withdrawn, duplicate]", "next: [not_selected]", -5,
            "what was corrected goes on to “screening”; name it in the “next” of “more_information”",
        ),
        ("turn: applicant", "colour: red", 0, "“stages.2.colour” is not known here; check its spelling or take it out"),
    ],
)  # fmt: skip
def test_a_slip_in_the_stages_is_named_with_its_line(
    mistakes: Callable[[str, str], list[tuple[int, str]]], old: str, new: str, lines: int, said: str
) -> None:
    assert (lines, said) in mistakes(old, new)


def test_a_condition_on_places_needs_their_number(mistakes: Callable[[str, str], list[tuple[int, str]]]) -> None:
    said = [what for _, what in mistakes("places: 10", "places: null")]
    assert said == ["“place_free” needs a number of “places”; write it above"]


def stored(**changes: Any) -> ProgrammeRecord:
    data = GLO.model_dump(mode="json") | changes
    return Programme(id=GLO.id, data=data).record


def test_what_a_later_release_stored_is_read_as_far_as_it_is_known() -> None:
    stages = GLO.model_dump(mode="json")["stages"]
    stages[3] |= {"colour": "green", "needs": [{"word": "moon_full", "count": 1}, {"word": "scored", "count": 3}]}
    record = stored(stages=stages, weather="fair")
    assert [(need.word, need.count) for need in record.rule("shortlisted").needs] == [("scored", 3)]
    assert record.rule("screening") == GLO.rule("screening")


def test_what_an_earlier_release_stored_follows_the_codes_own_rules() -> None:
    old = [{key: stage[key] for key in ("id", "staff", "applicant", "notice")} for stage in _first_eight()]
    record = stored(stages=old)
    assert {status: record.rule(status) for status in OWN} == OWN
    assert record.statuses("closed") == ("withdrawn", "late", "duplicate")


def _first_eight() -> list[dict[str, Any]]:
    stages: list[dict[str, Any]] = GLO.model_dump(mode="json")["stages"]
    return stages[:8]


def test_the_statuses_of_all_programmes_are_named_once_each() -> None:
    both = factories.records().values()
    assert statuses_in(both, "after") == ROADMAP
    assert len(statuses_in(both)) == len(set(statuses_in(both))) == len(GLO.stages)


def test_an_application_at_a_stage_that_was_taken_out_is_still_listed_shown_and_moved(office: Office) -> None:
    with office.rows() as session:
        factories.application(session, 0, "screening").status = "interview"
    admin = office.visitor("admin")
    assert '<span class="count">1</span>' in admin.reads("/console/applications?status=")
    assert "บ้านผาฮี้" in admin.reads("/console/applications")
    assert "interview" in admin.reads("/console/applications/1")
    assert rule_next(office) == tuple(stage.id for stage in GLO.stages)


def rule_next(office: Office) -> tuple[str, ...]:
    with office.rows() as session:
        one = session.get_one(Application, 1)
        return tuple(status for status in GLO.statuses() if one.may_become(status) and status not in UNSENT)
